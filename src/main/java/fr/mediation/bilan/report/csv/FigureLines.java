package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The open file of figures: the reported year, the country first, then the regions by code, in the catalogue's order. */
final class FigureLines {
    private static final String UNKNOWN_DIMENSION = "connaissance";
    private static final String UNKNOWN_CATEGORY = "inconnu";

    private final ReportInput input;
    private final Map<String, Indicator> indicators;
    private final Map<String, String> names;

    FigureLines(ReportInput input) {
        this.input = input;
        indicators = input.indicatorsById();
        names = input.territoryNames();
    }

    /** Builds the file. */
    CsvTable table() {
        List<List<Object>> lines = new ArrayList<>();
        input.table().in(input.year()).inOrder().figures().forEach(figure -> {
            lines.add(own(figure));
            if (figure.unknownRate() != null && figure.category().isTotal()) {
                lines.add(unknown(figure));
            }
        });
        return new CsvTable(
                ReportFileName.FIGURES,
                List.of(
                        Columns.year(input.year()),
                        Columns.PERIMETER,
                        Columns.LEVEL,
                        Columns.CODE,
                        Columns.TERRITORY,
                        Columns.INDICATOR,
                        Field.text("dimension").oneOf(dimensions()),
                        Field.text("modalite"),
                        Columns.VALUE,
                        Columns.UNIT,
                        Columns.NUMERATOR,
                        Columns.DENOMINATOR,
                        Columns.CONTRIBUTORS,
                        Columns.STATUS),
                List.of(),
                List.of(CsvTable.TO_TERRITORY, CsvTable.TO_DEFINITION),
                lines);
    }

    private List<Object> own(Figure figure) {
        Category category = figure.category();
        return line(
                figure,
                category.isTotal() ? null : category.dimension().code(),
                category.isTotal() ? null : category.code(),
                figure.value(),
                indicators.get(figure.indicator()).unit(),
                figure.numerator(),
                figure.denominator(),
                status(figure));
    }

    /** The figure's own status; that of a break where it is otherwise in order and not to be held against last year's. */
    private Status status(Figure figure) {
        boolean broken = figure.status() == Status.NORMAL
                && input.comparisons()
                        .broken(figure.indicator(), figure.territory(), figure.year())
                        .filter(reason -> reason != Break.RUNNING)
                        .isPresent();
        return broken ? Status.BREAK : figure.status();
    }

    private List<Object> unknown(Figure figure) {
        BigDecimal percent = figure.unknownRate().movePointRight(2);
        return line(figure, UNKNOWN_DIMENSION, UNKNOWN_CATEGORY, percent, Unit.PERCENT, null, null, Status.NORMAL);
    }

    private List<Object> line(
            Figure figure,
            String dimension,
            String category,
            BigDecimal value,
            Unit unit,
            BigDecimal numerator,
            BigDecimal denominator,
            Status status) {
        return Arrays.asList(
                figure.year(),
                figure.perimeter().code(),
                Columns.level(figure.territory()),
                figure.territory(),
                names.get(figure.territory()),
                figure.indicator(),
                dimension,
                category,
                value,
                Columns.unit(unit),
                numerator,
                denominator,
                status == Status.CONFIDENTIAL ? null : figure.contributors(),
                status.code());
    }

    private static List<String> dimensions() {
        return Stream.concat(Arrays.stream(Dimension.values()).map(Dimension::code), Stream.of(UNKNOWN_DIMENSION))
                .toList();
    }
}

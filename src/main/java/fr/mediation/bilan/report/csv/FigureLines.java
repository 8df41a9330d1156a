package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The open file of figures: the reported year, the country first, then the regions by code, in the catalogue's order. */
record FigureLines(ReportInput input) {
    private static final String UNKNOWN_DIMENSION = "connaissance";
    private static final String UNKNOWN_CATEGORY = "inconnu";

    /** A line: a figure, or the share of its answers that are not known. */
    private record Line(
            Figure figure,
            @Nullable String dimension,
            @Nullable String category,
            Unit unit) {}

    CsvTable table() {
        return new CsvLayout<Line>()
                .year(input)
                .subject(Line::figure, input.territoryNames())
                .column(
                        Field.text("dimension")
                                .oneOf(Stream.concat(
                                                Arrays.stream(Dimension.values())
                                                        .map(Dimension::code),
                                                Stream.of(UNKNOWN_DIMENSION))
                                        .toList()),
                        Line::dimension)
                .column(Field.text("modalite"), Line::category)
                .result(Line::figure, Line::unit)
                .table(
                        ReportFileName.FIGURES,
                        List.of(),
                        List.of(CsvTable.TO_TERRITORY, CsvTable.TO_DEFINITION),
                        lines());
    }

    private List<Line> lines() {
        Map<String, Indicator> indicators = input.indicatorsById();
        List<Line> lines = new ArrayList<>();
        for (Figure figure : input.table().in(input.year()).inOrder().figures()) {
            Category category = figure.category();
            lines.add(new Line(
                    figure.with(status(figure)),
                    category.isTotal() ? null : category.dimension().code(),
                    category.isTotal() ? null : category.code(),
                    indicators.get(figure.indicator()).unit()));
            if (figure.unknownRate() != null && category.isTotal()) {
                lines.add(new Line(unknown(figure), UNKNOWN_DIMENSION, UNKNOWN_CATEGORY, Unit.PERCENT));
            }
        }
        return lines;
    }

    /** The figure's own status; that of a break where it is normal but not to be compared with last year's. */
    private Status status(Figure figure) {
        boolean broken = figure.status() == Status.NORMAL
                && input.judgement()
                        .comparisons()
                        .broken(figure.indicator(), figure.territory(), figure.year())
                        .filter(reason -> reason != Break.RUNNING)
                        .isPresent();
        return broken ? Status.BREAK : figure.status();
    }

    private static Figure unknown(Figure figure) {
        return new Figure(
                figure.period(),
                figure.perimeter(),
                figure.level(),
                figure.territory(),
                figure.indicator(),
                figure.category(),
                figure.unknownRate().movePointRight(2),
                null,
                null,
                null,
                figure.contributors(),
                Status.NORMAL);
    }
}

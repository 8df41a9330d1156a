package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Themes;
import fr.mediation.bilan.report.content.Themes.Part;
import fr.mediation.bilan.report.content.Themes.Theme;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Chart.Range;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A sheet for each theme of the convention, the whole and its parts through the years. */
record ThemeSheets(ReportInput input, Figures figures, Wording wording) {
    private static final String CATEGORY = "field.modalite";

    List<Sheet.Draft> sheets() {
        Themes themes = new Themes(input, figures, wording);
        return Themes.ALL.stream().map(theme -> sheet(theme, themes)).toList();
    }

    private Sheet.Draft sheet(Theme theme, Themes themes) {
        List<Part> parts = themes.parts(theme);
        Table table = table(parts, themes);
        Sheet.Draft sheet =
                wording.sheet(theme.id(), wording.say("theme." + theme.id(), input.thisYear()), Sheet.Layout.PORTRAIT);
        boolean partsChange = figures.knowsConstantScope() && parts.stream().anyMatch(part -> !part.isTotal());
        return sheet.notes(List.of(wording.say("theme.note")))
                .notes(partsChange ? List.of(wording.say("theme.parts-change")) : List.of())
                .notes(themes.missing(theme))
                .table(table)
                .charts(charts(wording.say("sheet." + theme.id()), parts, table));
    }

    private Table table(List<Part> parts, Themes themes) {
        TableLayout<Part> layout = new TableLayout<Part>(wording)
                .name(TableLayout.INDICATOR, part -> wording.label(part.indicator()))
                .name(CATEGORY, themes::name)
                .name(TableLayout.UNIT, part -> wording.unit(part.indicator().unit()));
        figures.years().forEach(year -> layout.year(year, part -> themes.cell(part, year)));
        layout.unknown(parts, part -> figures.unknown(part.indicator(), part.category()))
                .number(TableLayout.CHANGE, themes::change);
        if (figures.knowsConstantScope()) {
            layout.number(TableLayout.CONSTANT_CHANGE, themes::constantChange);
        }
        return layout.of(parts, Part::isTotal);
    }

    /** The theme's first volume, a key figure rather than another, through the years, and its parts this year. */
    private List<Chart> charts(String sheet, List<Part> parts, Table table) {
        return parts.stream()
                .filter(part -> part.isTotal() && part.isVolume() && figures.isKnown(part.indicator()))
                .min(Comparator.comparing(
                        part -> part.indicator().keyFigure(), Comparator.nullsLast(Comparator.naturalOrder())))
                .map(whole -> Stream.concat(
                                throughYears(sheet, table, parts.indexOf(whole), whole.indicator()).stream(),
                                byCategory(sheet, table, parts, whole.indicator()).stream())
                        .toList())
                .orElse(List.of());
    }

    private Optional<Chart> throughYears(String sheet, Table table, int row, Indicator indicator) {
        long known = figures.years().stream()
                .filter(year -> figures.value(indicator, year).isPresent())
                .count();
        List<String> years = List.of(String.valueOf(figures.years().get(0)), input.thisYear());
        return known < 2
                ? Optional.empty()
                : Optional.of(new Charts(wording)
                        .throughYears(sheet, table, row, years, indicator, wording.label(indicator)));
    }

    /** The parts of the first breakdown. */
    private Optional<Chart> byCategory(String sheet, Table table, List<Part> parts, Indicator indicator) {
        return parts.stream()
                .filter(part -> part.indicator().equals(indicator) && !part.isTotal())
                .findFirst()
                .map(part -> {
                    Dimension dimension = part.category().dimension();
                    int first = parts.indexOf(part);
                    int last = first
                            - 1
                            + (int) parts.stream()
                                    .filter(other -> other.indicator().equals(indicator)
                                            && other.category().dimension() == dimension)
                                    .count();
                    return new Charts(wording)
                            .byCategory(
                                    Range.column(sheet, first, last, table.indexOf(CATEGORY)),
                                    Range.column(sheet, first, last, table.indexOf(input.thisYear())),
                                    dimension,
                                    wording.label(indicator),
                                    wording.unit(indicator.unit()),
                                    wording.say(
                                            "theme.parts",
                                            wording.label(indicator),
                                            wording.dimensionWithin(dimension),
                                            input.thisYear()));
                });
    }
}

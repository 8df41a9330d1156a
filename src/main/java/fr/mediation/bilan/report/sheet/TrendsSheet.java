package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.KeyFigures;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The country's figures through the years, with charts of the first key figures. */
record TrendsSheet(ReportInput input, Figures figures, Wording wording) {
    private static final int MOST_CHARTS = 4;
    private static final Set<Unit> VOLUMES = Set.of(Unit.COUNT, Unit.PERSONS, Unit.HOURS);

    Sheet.Draft sheet() {
        List<Indicator> drawn = drawn();
        List<String> notes = new ArrayList<>();
        notes.add(wording.say("trends.change", input.thisYear(), input.lastYear()));
        partial().ifPresent(notes::add);
        if (drawn.isEmpty()) {
            notes.add(wording.say("trends.no-chart"));
        }
        Table table = table();
        return wording.sheet("trends", Sheet.Layout.PORTRAIT, input.thisYear())
                .notes(notes)
                .table(table)
                .charts(drawn.stream().map(indicator -> chart(indicator, table)).toList());
    }

    private Table table() {
        TableLayout<Indicator> layout = new TableLayout<Indicator>(wording).indicator(indicator -> indicator);
        figures.years().forEach(year -> layout.year(year, indicator -> figures.cell(indicator, year)));
        layout.unknown(input.indicators(), figures::unknown)
                .number(TableLayout.CHANGE, figures::differenceCell)
                .number("column.change-percent", figures::percentCell);
        if (figures.knowsConstantScope()) {
            layout.number(TableLayout.CONSTANT_CHANGE, figures::constantChangeCell);
        }
        return layout.of(input.indicators());
    }

    private List<Integer> wholeYears() {
        return figures.years().stream()
                .filter(year -> !input.reported().isPartial(year))
                .toList();
    }

    private Optional<String> partial() {
        String years = figures.years().stream()
                .filter(year -> input.reported().isPartial(year))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return years.isEmpty() ? Optional.empty() : Optional.of(wording.say("trends.partial", years));
    }

    /** The first key figures that are volumes known for every whole year; none where there is only one such year. */
    private List<Indicator> drawn() {
        List<Integer> years = wholeYears();
        return KeyFigures.of(input).stream()
                .filter(indicator -> years.size() > 1 && VOLUMES.contains(indicator.unit()))
                .filter(indicator -> years.stream()
                        .allMatch(year -> figures.value(indicator, year)
                                .filter(value -> value.signum() > 0)
                                .isPresent()))
                .limit(MOST_CHARTS)
                .toList();
    }

    /** The chart of the first page: that of the first key figure drawn. */
    Optional<Chart> mainChart() {
        return drawn().stream().findFirst().map(indicator -> chart(indicator, table()));
    }

    private Chart chart(Indicator indicator, Table table) {
        List<Integer> years = wholeYears();
        return new Charts(wording)
                .throughYears(
                        wording.say("sheet.trends"),
                        table,
                        input.indicators().indexOf(indicator),
                        List.of(String.valueOf(years.get(0)), String.valueOf(years.get(years.size() - 1))),
                        indicator,
                        wording.label(indicator));
    }
}

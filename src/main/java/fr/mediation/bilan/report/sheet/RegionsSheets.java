package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every indicator of the year by region, a sheet for each article of the convention. One row per territory, so that a
 * header stays in sight and a reader may sort; the shares of an article that has many indicators stand apart.
 */
public final class RegionsSheets {
    /** What an A4 page lying holds beside the regions’ names, at a size that is still easy to read. */
    private static final int MOST_COLUMNS = 10;

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;

    public RegionsSheets(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
    }

    /** Lays the sheets out: one for each article that has indicators, two where they would not fit a page. */
    public List<Sheet> sheets() {
        Map<Integer, List<Indicator>> articles = new TreeMap<>();
        input.indicators()
                .forEach(indicator -> articles.computeIfAbsent(indicator.article(), article -> new ArrayList<>())
                        .add(indicator));
        List<Sheet> sheets = new ArrayList<>();
        articles.forEach((article, indicators) -> {
            Map<Boolean, List<Indicator>> shares =
                    indicators.stream().collect(Collectors.partitioningBy(one -> one.unit() == Unit.PERCENT));
            if (indicators.size() <= MOST_COLUMNS || shares.containsValue(List.of())) {
                sheets.add(sheet(article, indicators, ""));
            } else {
                sheets.add(sheet(article, shares.get(false), ""));
                sheets.add(sheet(article, shares.get(true), wording.say("regions.shares")));
            }
        });
        return sheets;
    }

    private Sheet sheet(int article, List<Indicator> indicators, String part) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(wording.say("territory." + input.perimeter().code()), Kind.NAME));
        indicators.forEach(indicator -> columns.add(new Column(wording.header(indicator), Kind.NUMBER)));
        return Sheet.of(
                        wording.say("sheet.regions." + article) + part,
                        wording.say("sheet.regions.about", wording.say("article", article) + part),
                        wording.say(
                                "regions.title." + input.perimeter().code(),
                                String.valueOf(input.year()),
                                wording.say("article", article) + part),
                        Sheet.Layout.LANDSCAPE)
                .notes(List.of(wording.say("regions.note")))
                .table(new Table(
                        columns,
                        input.territories().stream()
                                .map(territory -> row(territory, indicators))
                                .toList()));
    }

    private Row row(TerritoryName territory, List<Indicator> shown) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(territory.name()));
        shown.forEach(indicator -> cells.add(figures.territoryCell(indicator, territory.code())));
        return new Row(cells, territory.code().equals(Figure.COUNTRY));
    }
}

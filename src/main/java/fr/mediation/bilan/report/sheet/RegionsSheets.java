package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.sheet.Table.Column;
import fr.mediation.bilan.report.sheet.Table.Kind;
import fr.mediation.bilan.report.sheet.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every indicator of the year by region, a sheet for each article of the convention. One row per territory, so that a
 * header stays in sight and a reader may sort; where there are many columns they fall into groups that fill a printed page.
 */
final class RegionsSheets {
    /** What an A4 page lying holds beside the regions’ names, at a size that is still easy to read. */
    private static final int COLUMNS_PER_PAGE = 8;

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;

    RegionsSheets(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
    }

    /** Lays the sheets out, one for each article that has indicators. */
    List<Sheet> sheets() {
        Map<Integer, List<Indicator>> articles = new TreeMap<>();
        input.indicators()
                .forEach(indicator -> articles.computeIfAbsent(indicator.article(), article -> new ArrayList<>())
                        .add(indicator));
        return articles.entrySet().stream()
                .map(article -> sheet(article.getKey(), article.getValue()))
                .toList();
    }

    private Sheet sheet(int article, List<Indicator> indicators) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(wording.say("territory." + input.perimeter().code()), Kind.NAME));
        int pages = (indicators.size() + COLUMNS_PER_PAGE - 1) / COLUMNS_PER_PAGE;
        for (int page = 0; page < pages; page++) {
            String heading = pages == 1 ? "" : wording.say("regions.part", page + 1, pages);
            for (Indicator indicator :
                    indicators.subList(page * indicators.size() / pages, (page + 1) * indicators.size() / pages)) {
                columns.add(new Column(wording.header(indicator), Kind.NUMBER, heading));
                heading = "";
            }
        }
        return Sheet.of(
                        wording.say("sheet.regions." + article),
                        wording.say("sheet.regions.about", wording.say("article", article)),
                        wording.say(
                                "regions.title." + input.perimeter().code(),
                                String.valueOf(input.year()),
                                wording.say("article", article)),
                        pages == 1 ? Sheet.Layout.LANDSCAPE : Sheet.Layout.PAGE_PER_GROUP)
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

package fr.mediation.bilan.report;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.Table.Column;
import fr.mediation.bilan.report.Table.Kind;
import fr.mediation.bilan.report.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every indicator of the year, by region. One table, one row per territory, so that a header stays in sight and a reader
 * may sort; its columns fall into groups, by article of the convention, of which each fills a printed page.
 */
final class RegionsSheet {
    /** What an A4 page lying holds beside the regions’ names, at a size that is still easy to read. */
    private static final int COLUMNS_PER_PAGE = 8;

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;

    RegionsSheet(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
    }

    /** Lays the sheet out. */
    Sheet sheet() {
        List<Column> columns = new ArrayList<>();
        List<Indicator> shown = new ArrayList<>();
        columns.add(new Column(wording.say("territory." + input.perimeter().code()), Kind.NAME));
        for (List<Indicator> group : groups()) {
            for (Indicator indicator : group) {
                String heading = indicator == group.get(0) ? wording.say("article", indicator.article()) : "";
                columns.add(new Column(wording.header(indicator), Kind.NUMBER, heading));
                shown.add(indicator);
            }
        }
        List<Row> rows = input.territories().stream()
                .map(territory -> row(territory, shown))
                .toList();
        return new Sheet(
                wording.say("sheet.regions"),
                wording.say("regions.title." + input.perimeter().code(), String.valueOf(input.year())),
                List.of(wording.say("legend"), wording.say("regions.note")),
                Sheet.Layout.PAGE_PER_GROUP,
                List.of(new Table("", columns, rows)),
                List.of(),
                null);
    }

    /** The indicators by article, an article with more than a page's width cut into pages of even size. */
    private List<List<Indicator>> groups() {
        Map<Integer, List<Indicator>> articles = new TreeMap<>();
        input.indicators()
                .forEach(indicator -> articles.computeIfAbsent(indicator.article(), article -> new ArrayList<>())
                        .add(indicator));
        List<List<Indicator>> groups = new ArrayList<>();
        for (List<Indicator> article : articles.values()) {
            int pages = (article.size() + COLUMNS_PER_PAGE - 1) / COLUMNS_PER_PAGE;
            for (int page = 0; page < pages; page++) {
                groups.add(article.subList(page * article.size() / pages, (page + 1) * article.size() / pages));
            }
        }
        return groups;
    }

    private Row row(TerritoryName territory, List<Indicator> shown) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(territory.name()));
        shown.forEach(indicator -> cells.add(figures.territoryCell(indicator, territory.code())));
        return new Row(cells, territory.code().equals(Figure.COUNTRY));
    }
}

package fr.mediation.bilan.report.sheet;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.RegionalMeans;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every indicator of the year by region, a sheet for each article of the convention. One row per territory, so that a
 * header stays in sight and a reader may sort; an article that has many indicators has its shares on a sheet of their own.
 */
record IndicatorsByRegionSheets(ReportInput input, Figures figures, Wording wording) {
    /** What an A4 page in landscape holds beside the regions’ names, at a size that is still easy to read. */
    private static final int MOST_COLUMNS = 10;

    /** Lays the sheets out: one for each article that has indicators, two where they would not fit a page. */
    List<Sheet.Draft> sheets() {
        Map<Integer, List<Indicator>> articles =
                input.indicators().stream().collect(groupingBy(Indicator::article, TreeMap::new, toList()));
        List<Sheet.Draft> sheets = new ArrayList<>();
        articles.forEach((article, indicators) -> {
            Map<Boolean, List<Indicator>> shares =
                    indicators.stream().collect(partitioningBy(one -> one.unit() == Unit.PERCENT));
            if (indicators.size() <= MOST_COLUMNS || shares.containsValue(List.of())) {
                sheets.add(sheet(article, indicators, ""));
            } else {
                sheets.add(sheet(article, shares.get(false), ""));
                sheets.add(sheet(article, shares.get(true), wording.say("regions.shares")));
            }
        });
        return sheets;
    }

    /** Of the rows between the regions and the country, only what rests on means has figures. */
    private Cell cell(Indicator indicator, TerritoryName territory, RegionalMeans means) {
        if (territory.code().equals(Figure.OUTSIDE) && means.restOnMeans(indicator)) {
            // What was given to no region has a row of its own.
            return Cell.NOT_APPLICABLE;
        }
        if (!RegionalMeans.isBetween(territory)) {
            return figures.cell(indicator, territory.code());
        }
        return means.restOnMeans(indicator) ? means.cell(indicator, territory.code()) : Cell.NOT_APPLICABLE;
    }

    private Sheet.Draft sheet(int article, List<Indicator> indicators, String part) {
        String subject = wording.say("article", article) + part;
        String perimeter = input.perimeter().code();
        RegionalMeans means = new RegionalMeans(input);
        boolean ofMeans = indicators.stream().anyMatch(means::restOnMeans);
        TableLayout<TerritoryName> layout =
                new TableLayout<TerritoryName>(wording).name("territory." + perimeter, TerritoryName::name);
        indicators.forEach(indicator -> layout.column(
                new Column(indicator.id(), wording.header(indicator), Kind.NUMBER),
                territory -> cell(indicator, territory, means)));
        return new Sheet.Draft(
                        wording.say("sheet.regions." + article) + part,
                        wording.say("sheet.regions.about", subject),
                        wording.say("regions.title." + perimeter, input.thisYear(), subject),
                        Sheet.Layout.LANDSCAPE)
                .notes(List.of(wording.say("regions.note")))
                .remarks(ofMeans ? List.of(wording.say("means.note")) : List.of())
                .table(layout.of(ofMeans ? means.rowsOfMeans(wording) : input.territories(), TerritoryName::isCountry));
    }
}

package fr.mediation.bilan.report.sheet;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import fr.mediation.bilan.fact.FactTable;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Every indicator of the year by region, a sheet for each article of the convention. One row per territory, so that a
 * header stays in sight and a reader may sort; an article that has many indicators has its shares on a sheet of their own.
 * Beside each share stands how many of the answers are not known.
 */
record IndicatorsByRegionSheets(ReportInput input, Figures figures, Wording wording) {
    /** What an A4 page in landscape holds beside the regions’ names, at a size that is still easy to read. */
    private static final int MOST_COLUMNS = 10;

    /** What the id of a column of unknown rates ends in. */
    private static final String UNKNOWN = "/unknown";

    /** What the articles that have only a few indicators share a sheet with. */
    private static final Map<Integer, Integer> SHARED = Map.of(11, 2);

    /** Lays the sheets out: one for each article that has indicators, several where they would not fit a page. */
    List<Sheet.Draft> sheets() {
        Map<Integer, List<Indicator>> articles = input.indicators().stream()
                .filter(this::isRegional)
                .collect(groupingBy(
                        indicator -> SHARED.getOrDefault(indicator.article(), indicator.article()),
                        TreeMap::new,
                        toList()));
        List<Sheet.Draft> sheets = new ArrayList<>();
        articles.forEach((article, indicators) -> {
            Map<Boolean, List<Indicator>> shares =
                    indicators.stream().collect(partitioningBy(one -> one.unit() == Unit.PERCENT));
            if (columns(indicators) <= MOST_COLUMNS) {
                sheets.add(sheet(article, indicators, ""));
            } else {
                sheets.addAll(pages(article, shares.get(false), ""));
                sheets.addAll(pages(article, shares.get(true), wording.say("regions.shares")));
            }
        });
        return sheets;
    }

    /** As many sheets as the columns need; the first of them bears the name alone. */
    private List<Sheet.Draft> pages(int article, List<Indicator> indicators, String part) {
        int least = (columns(indicators) + MOST_COLUMNS - 1) / MOST_COLUMNS;
        // Of a last page with two columns a reader asks where the others are.
        int room = least == 0 ? 0 : (columns(indicators) + least - 1) / least;
        List<List<Indicator>> pages = new ArrayList<>();
        for (Indicator indicator : indicators) {
            List<Indicator> last = pages.isEmpty() ? List.of() : pages.get(pages.size() - 1);
            if (last.isEmpty() || columns(last) >= room || columns(last) + columns(List.of(indicator)) > MOST_COLUMNS) {
                pages.add(new ArrayList<>(List.of(indicator)));
            } else {
                last.add(indicator);
            }
        }
        return IntStream.range(0, pages.size())
                .mapToObj(page -> sheet(article, pages.get(page), part + (page == 0 ? "" : " " + (page + 1))))
                .toList();
    }

    private int columns(List<Indicator> indicators) {
        return indicators.size()
                + (int) indicators.stream().filter(this::hasUnknown).count();
    }

    /** Whether some answers may be unknown: of a share always, of a count where some are. */
    private boolean hasUnknown(Indicator indicator) {
        return input.territories().stream()
                .map(territory -> figures.unknown(indicator, territory.code()))
                .flatMap(Optional::stream)
                .anyMatch(rate -> indicator.unit() == Unit.PERCENT || rate.signum() > 0);
    }

    /** Whether it may differ by region: of the register, some entry must be about one. */
    private boolean isRegional(Indicator indicator) {
        boolean ofRegister = indicator
                .facts()
                .filter(facts -> facts.is(FactTable.Trait.REGISTER))
                .isPresent();
        return !ofRegister
                || input.territories().stream()
                        .filter(territory -> !territory.isCountry())
                        .anyMatch(territory -> figures.value(indicator.id(), territory.code())
                                .filter(value -> value.signum() > 0)
                                .isPresent());
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
        String subject = indicators.stream()
                        .map(Indicator::article)
                        .distinct()
                        .sorted()
                        .map(one -> wording.say("article", one))
                        .collect(joining(", "))
                + part;
        String perimeter = input.perimeter().code();
        RegionalMeans means = new RegionalMeans(input);
        boolean ofMeans = indicators.stream().anyMatch(means::restOnMeans);
        TableLayout<TerritoryName> layout =
                new TableLayout<TerritoryName>(wording).name("territory." + perimeter, TerritoryName::name);
        indicators.forEach(indicator -> {
            layout.column(
                    new Column(indicator.id(), wording.header(indicator), Kind.NUMBER),
                    territory -> cell(indicator, territory, means));
            if (hasUnknown(indicator)) {
                layout.column(
                        new Column(
                                indicator.id() + UNKNOWN,
                                wording.say("regions.unknown", wording.label(indicator)),
                                Kind.NUMBER),
                        territory -> Figures.unknownCell(figures.unknown(indicator, territory.code())));
            }
        });
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

package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.report.DirectoryPlace;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.content.Change;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.KeyFigures;
import fr.mediation.bilan.report.content.Positions;
import fr.mediation.bilan.report.content.RegionalMeans;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One page for each region: its key figures beside the country's, where it lies against it, and its places. */
record RegionFactSheets(ReportInput input, Figures figures, Wording wording) {
    /** How long the name of a sheet may be. */
    private static final int MOST_LETTERS = 31;

    /** How many letters of names of places a page has room for. */
    private static final int MOST_LETTERS_OF_PLACES = 1_800;

    /** How many years a page has room for. */
    private static final int MOST_YEARS = 4;

    private static final List<String> BESIDE_KEY_FIGURES =
            List.of(DensityMap.DENSITY, "lieux_actifs", "lieux_declarants");

    /** Lays the sheets out, one for each region. */
    List<Sheet.Draft> sheets() {
        List<Indicator> shown = Stream.concat(
                        KeyFigures.of(input).stream(),
                        input.indicators().stream()
                                .filter(indicator ->
                                        BESIDE_KEY_FIGURES.contains(indicator.id()) && indicator.keyFigure() == null))
                .toList();
        List<Integer> all = figures.years();
        List<Integer> years = all.subList(Math.max(0, all.size() - MOST_YEARS), all.size());
        return input.geography().regions().stream()
                .map(region -> sheet(region, shown, years))
                .toList();
    }

    private Sheet.Draft sheet(TerritoryName region, List<Indicator> shown, List<Integer> years) {
        String name = name(region);
        Table table = table(region, shown, years);
        return new Sheet.Draft(
                        name,
                        wording.say("fiche.about", region.name()),
                        wording.say("fiche.title", region.name(), input.thisYear()),
                        Sheet.Layout.ONE_PAGE)
                .notes(List.of(wording.say("fiche.note"), wording.say("fiche.means")))
                .table(table)
                .remarks(places(region))
                .charts(chart(name, table, region, shown, years).stream().toList());
    }

    /** The tab's name, cut at a word where it is too long. */
    private String name(TerritoryName region) {
        String whole = wording.say("fiche.sheet", region.name());
        if (whole.length() <= MOST_LETTERS) {
            return whole;
        }
        String cut = whole.substring(0, MOST_LETTERS);
        int end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('-'));
        return cut.substring(0, end);
    }

    private Table table(TerritoryName region, List<Indicator> shown, List<Integer> years) {
        TableLayout<Indicator> layout = new TableLayout<Indicator>(wording).indicator(indicator -> indicator);
        years.forEach(year ->
                layout.year(year, indicator -> Figures.cell(figure(indicator, region, year), indicator.unit())));
        if (KeyFigures.hasShares(shown)) {
            layout.unknown(shown, indicator -> Figures.unknown(figure(indicator, region, input.year())));
        }
        layout.number(TableLayout.CHANGE, indicator -> change(indicator, region));
        if (figures.knowsConstantScope()) {
            layout.number(
                    TableLayout.CONSTANT_CHANGE,
                    indicator -> figures.constantChangeCell(indicator, comparison(indicator, region, input.year())));
        }
        return layout.column(
                        new Column("country", wording.say("fiche.country", input.thisYear()), Kind.NUMBER),
                        this::country)
                .name("compared.position", indicator -> new Positions(input, wording).words(indicator, region.code()))
                .of(shown);
    }

    /** The country's figure; of what rests on means, that of all regions, which have the same kind of means. */
    private Cell country(Indicator indicator) {
        RegionalMeans means = new RegionalMeans(input);
        return means.restOnMeans(indicator) ? means.cell(indicator, RegionalMeans.REGIONS) : figures.cell(indicator);
    }

    private Cell change(Indicator indicator, TerritoryName region) {
        Optional<Comparison> comparison = comparison(indicator, region, input.year());
        if (comparison.map(Comparison::broken).isPresent()) {
            return Cell.BREAK;
        }
        return comparison
                .filter(one -> one.difference() != null)
                .map(one -> wording.change(
                        Change.between(one.previous(), one.figure().value(), indicator.unit()), indicator.unit()))
                .orElse(Cell.MISSING);
    }

    private Optional<Comparison> comparison(Indicator indicator, TerritoryName region, int year) {
        return input.judgement().comparisons().of(indicator.id(), region.code(), year);
    }

    private Optional<Figure> figure(Indicator indicator, TerritoryName region, int year) {
        return comparison(indicator, region, year).map(Comparison::figure);
    }

    /** The first key figure that the region has for every year shown. */
    private Optional<Chart> chart(
            String sheet, Table table, TerritoryName region, List<Indicator> shown, List<Integer> years) {
        return shown.stream()
                .filter(indicator -> years.size() > 1
                        && years.stream()
                                .allMatch(year -> figure(indicator, region, year)
                                        .map(Figure::value)
                                        .isPresent()))
                .findFirst()
                .map(indicator -> new Charts(wording)
                        .throughYears(
                                sheet,
                                table,
                                shown.indexOf(indicator),
                                List.of(String.valueOf(years.get(0)), input.thisYear()),
                                indicator,
                                wording.say("fiche.chart", wording.label(indicator), region.name())));
    }

    private List<String> places(TerritoryName region) {
        List<DirectoryPlace> own = input.geography().places().stream()
                .filter(place -> region.code()
                        .equals(input.geography().regionByDepartment().get(place.department())))
                .toList();
        if (own.isEmpty()) {
            return List.of(wording.say("fiche.no-place", input.thisYear()));
        }
        List<String> names = new ArrayList<>();
        int letters = 0;
        for (DirectoryPlace place : own) {
            String name = wording.say(
                    place.labelled() ? "fiche.labelled-place" : "fiche.place", place.name(), place.commune());
            letters += name.length();
            if (!names.isEmpty() && letters > MOST_LETTERS_OF_PLACES) {
                break;
            }
            names.add(name);
        }
        int others = own.size() - names.size();
        return List.of(wording.say("fiche.places", own.size(), String.join(wording.say("marks.and"), names))
                + (others > 0 ? wording.say("fiche.other-places", others) : "."));
    }
}

package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.report.DirectoryPlace;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Chart.Range;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A page for each region: its key figures through the years beside the country's, its rank and its places. */
public final class RegionSheets {
    private static final int MOST_LETTERS = 31;

    /** How many letters of names of places a page has room for. */
    private static final int MOST_LETTERS_OF_PLACES = 1_800;

    private static final List<String> BESIDE_KEY_FIGURES =
            List.of(DensityMap.DENSITY, "lieux_actifs", "lieux_declarants");

    private static final int COLUMNS_BEFORE_YEARS = 2;

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final List<Indicator> shown;

    public RegionSheets(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
        shown = Stream.concat(
                        SummarySheet.keyFigures(input).stream(),
                        input.indicators().stream()
                                .filter(indicator ->
                                        BESIDE_KEY_FIGURES.contains(indicator.id()) && indicator.keyFigure() == null))
                .toList();
    }

    /** Lays the sheets out, one for each region. */
    public List<Sheet> sheets() {
        return input.regions().stream().map(this::sheet).toList();
    }

    private Sheet sheet(TerritoryName region) {
        String name = name(region);
        List<Integer> years = years();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(wording.say("column.indicator"), Kind.NAME));
        columns.add(new Column(wording.say("column.unit"), Kind.NAME));
        years.forEach(year -> columns.add(new Column(String.valueOf(year), Kind.NUMBER)));
        columns.add(new Column(wording.say("column.change"), Kind.NUMBER));
        columns.add(new Column(wording.say("fiche.country", String.valueOf(input.year())), Kind.NUMBER));
        columns.add(new Column(wording.say("fiche.rank"), Kind.NUMBER));
        return Sheet.of(
                        name,
                        wording.say("fiche.about", region.name()),
                        wording.say("fiche.title", region.name(), String.valueOf(input.year())),
                        Sheet.Layout.ONE_PAGE)
                .notes(List.of(wording.say("fiche.note", input.regions().size())))
                .table(new Table(
                        columns,
                        shown.stream()
                                .map(indicator -> row(indicator, region, years))
                                .toList()))
                .remarks(places(region))
                .charts(chart(name, region, years).stream().toList());
    }

    /** The last years that a page has room for. */
    private List<Integer> years() {
        List<Integer> years = figures.years();
        return years.subList(Math.max(0, years.size() - 4), years.size());
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

    private Row row(Indicator indicator, TerritoryName region, List<Integer> years) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(wording.in(indicator.label())));
        cells.add(new Cell.Text(wording.unit(indicator.unit())));
        years.forEach(year -> cells.add(Figures.cell(figure(indicator, region, year), indicator.unit())));
        Optional<Comparison> comparison = comparison(indicator, region, input.year());
        cells.add(change(indicator, comparison));
        cells.add(figures.nationalCell(indicator, input.year()));
        cells.add(comparison
                .map(Comparison::rank)
                .<Cell>map(rank -> new Cell.Quantity(rank))
                .orElse(Cell.NOT_APPLICABLE));
        return new Row(cells);
    }

    private Cell change(Indicator indicator, Optional<Comparison> comparison) {
        if (comparison.map(Comparison::broken).isPresent()) {
            return Cell.BREAK;
        }
        return comparison
                .filter(one -> one.difference() != null)
                .<Cell>map(one -> changed(indicator, one.figure().value(), one.previous()))
                .orElse(Cell.MISSING);
    }

    private Cell changed(Indicator indicator, BigDecimal now, BigDecimal before) {
        Change change = Change.between(before, now, indicator.unit());
        return Optional.ofNullable(change.percent())
                .<Cell>map(percent -> new Cell.Quantity(percent, 1, wording.say("percent-sign"), true))
                .orElseGet(() -> figures.difference(indicator, change, wording));
    }

    private Optional<Comparison> comparison(Indicator indicator, TerritoryName region, int year) {
        return input.comparisons().of(indicator.id(), region.code(), year);
    }

    private Optional<Figure> figure(Indicator indicator, TerritoryName region, int year) {
        return comparison(indicator, region, year).map(Comparison::figure);
    }

    /** The first key figure that the region has for every year shown. */
    private Optional<Chart> chart(String sheet, TerritoryName region, List<Integer> years) {
        return shown.stream()
                .filter(indicator -> years.size() > 1
                        && years.stream()
                                .allMatch(year -> figure(indicator, region, year)
                                        .map(Figure::value)
                                        .isPresent()))
                .findFirst()
                .map(indicator -> {
                    int last = COLUMNS_BEFORE_YEARS + years.size() - 1;
                    String name = wording.in(indicator.label());
                    return new Chart(
                            Chart.Form.COLUMNS,
                            wording.say("fiche.chart", name, region.name()),
                            wording.say(
                                    "trends.chart-description",
                                    name,
                                    String.valueOf(years.get(0)),
                                    String.valueOf(input.year()),
                                    sheet),
                            wording.say("trends.year"),
                            wording.unit(indicator.unit()),
                            List.of(new Chart.Series(
                                    name,
                                    Range.row(sheet, Range.HEADER, COLUMNS_BEFORE_YEARS, last),
                                    Range.row(sheet, shown.indexOf(indicator), COLUMNS_BEFORE_YEARS, last))));
                });
    }

    private List<String> places(TerritoryName region) {
        List<DirectoryPlace> own = input.places().stream()
                .filter(place ->
                        region.code().equals(input.territoryByDepartment().get(place.department())))
                .toList();
        if (own.isEmpty()) {
            return List.of(wording.say("fiche.no-place", String.valueOf(input.year())));
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

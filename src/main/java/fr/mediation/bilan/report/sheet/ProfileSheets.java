package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.judge.Shares;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who came, and for what: the country's participations of the year by category. */
public final class ProfileSheets {
    /** The indicator that is broken down. */
    static final String PARTICIPATIONS = "participations";

    /** What tells who came, in the order shown. */
    private static final List<Dimension> PERSONS =
            List.of(Dimension.GENDER, Dimension.AGE, Dimension.STATUS, Dimension.AUDIENCE);

    /** What tells for what. */
    private static final List<Dimension> ACTIVITIES = List.of(Dimension.THEME, Dimension.TYPE, Dimension.CHANNEL);

    /** Ages are read from the young to the old; what has no order of its own is shown from the largest down. */
    private static final List<String> AGES = List.of("moins_18", "18_59", "60_plus");

    private static final int DECIMALS = 1;

    /** What producers write freely, such as themes, has a long tail that says nothing to a committee. */
    private static final int MOST_CATEGORIES = 15;

    /** What is named by fewer than one in two hundred answers is in that tail, however few the names. */
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.005");

    private static final int MOST_CHARTS = 2;
    private static final int NAMES = 1;
    private static final int NUMBERS = 2;

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final List<Figure> parts;

    public ProfileSheets(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
        parts = input.parts().stream()
                .filter(figure -> figure.level() == Figure.Level.NATIONAL
                        && figure.year() == input.year()
                        && figure.indicator().equals(PARTICIPATIONS))
                .toList();
    }

    /** Lays the sheets out: who came, and for what. */
    public List<Sheet> sheets() {
        return List.of(sheet("profile", PERSONS), sheet("themes", ACTIVITIES));
    }

    private Sheet sheet(String id, List<Dimension> dimensions) {
        String year = String.valueOf(input.year());
        List<Row> rows = dimensions.stream()
                .flatMap(dimension -> rows(dimension).stream())
                .toList();
        Sheet sheet = wording.sheet(id, wording.say(id + ".title", year), Sheet.Layout.PORTRAIT);
        return sheet.charts(charts(sheet.name(), dimensions))
                .notes(
                        rows.isEmpty()
                                ? List.of(wording.say("profile.none", year))
                                : List.of(wording.say("profile.note"), wording.say("profile.mentions")))
                .table(new Table(
                        List.of(
                                new Column(wording.say("profile.dimension"), Kind.NAME),
                                new Column(wording.say("profile.category"), Kind.NAME),
                                new Column(wording.say("profile.number"), Kind.NUMBER),
                                new Column(wording.say("profile.share"), Kind.NUMBER)),
                        rows));
    }

    private List<Row> rows(Dimension dimension) {
        List<Figure> known = parts.stream()
                .filter(figure ->
                        figure.category().dimension() == dimension && !isUnknown(figure) && figure.value() != null)
                .sorted(order(dimension))
                .toList();
        List<Figure> shown = known.subList(0, shown(dimension, known));
        List<String> names = new ArrayList<>();
        List<BigDecimal> numbers = new ArrayList<>();
        for (Figure figure : shown) {
            names.add(wording.category(figure.category()));
            numbers.add(figure.value());
        }
        List<Figure> others = known.subList(shown.size(), known.size());
        if (!others.isEmpty()) {
            names.add(wording.say("profile.others", others.size()));
            numbers.add(others.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        List<BigDecimal> shares = Shares.of(numbers, DECIMALS);
        if (shares.isEmpty()) {
            return List.of();
        }
        Cell name = new Cell.Text(wording.dimension(dimension));
        List<Row> rows = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            rows.add(new Row(List.of(
                    name,
                    new Cell.Text(names.get(index)),
                    new Cell.Quantity(numbers.get(index), 0),
                    new Cell.Quantity(shares.get(index), DECIMALS))));
        }
        unknown(dimension, numbers)
                .ifPresent(number -> rows.add(new Row(List.of(
                        name,
                        new Cell.Text(wording.category(new Category(dimension, Dimension.UNKNOWN))),
                        new Cell.Quantity(number, 0),
                        Cell.NOT_APPLICABLE))));
        return rows;
    }

    /** How many categories stand by themselves: not those of the tail, unless it would be one line all the same. */
    private static int shown(Dimension dimension, List<Figure> known) {
        BigDecimal all = known.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        long told = dimension.list()
                ? known.stream()
                        .filter(figure -> figure.value().compareTo(all.multiply(LEAST_SHARE)) >= 0)
                        .count()
                : known.size();
        int shown = (int) Math.min(told, MOST_CATEGORIES);
        return known.size() == shown + 1 ? known.size() : shown;
    }

    /** The first breakdowns that have several known categories, as they stand in the table. */
    private List<Chart> charts(String sheet, List<Dimension> dimensions) {
        List<Chart> charts = new ArrayList<>();
        int first = 0;
        for (Dimension dimension : dimensions) {
            List<Row> rows = rows(dimension);
            int known = (int) rows.stream()
                    .filter(row -> !row.cells().contains(Cell.NOT_APPLICABLE))
                    .count();
            if (known > 1 && charts.size() < MOST_CHARTS) {
                charts.add(chart(sheet, dimension, first, first + known - 1));
            }
            first += rows.size();
        }
        return charts;
    }

    private Chart chart(String sheet, Dimension dimension, int first, int last) {
        String title = wording.say("profile.chart", wording.dimensionWithin(dimension), String.valueOf(input.year()));
        return new Chart(
                Chart.Form.BARS,
                title,
                wording.say("theme.parts-description", title, sheet),
                wording.dimension(dimension),
                wording.say("profile.number"),
                List.of(new Chart.Series(
                        wording.say("profile.number"),
                        new Chart.Range(sheet, first, last, NAMES, NAMES),
                        new Chart.Range(sheet, first, last, NUMBERS, NUMBERS))));
    }

    /** Those who did not say: a category of its own, else what the known ones leave of the whole. */
    private Optional<BigDecimal> unknown(Dimension dimension, List<BigDecimal> known) {
        Optional<BigDecimal> said = parts.stream()
                .filter(figure -> figure.category().dimension() == dimension && isUnknown(figure))
                .findFirst()
                .map(Figure::value);
        if (said.isPresent() || dimension.list()) {
            return said;
        }
        BigDecimal sum = known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return figures.national(PARTICIPATIONS, input.year())
                .map(whole -> whole.subtract(sum))
                .filter(rest -> rest.signum() >= 0);
    }

    private static boolean isUnknown(Figure figure) {
        return figure.category().code().equals(Dimension.UNKNOWN);
    }

    private static Comparator<Figure> order(Dimension dimension) {
        Comparator<Figure> byCode =
                Comparator.comparing(figure -> figure.category().code());
        return dimension == Dimension.AGE
                ? Comparator.<Figure>comparingInt(
                                figure -> AGES.indexOf(figure.category().code()))
                        .thenComparing(byCode)
                : Comparator.comparing(Figure::value).reversed().thenComparing(byCode);
    }
}

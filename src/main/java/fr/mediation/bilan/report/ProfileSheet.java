package fr.mediation.bilan.report;

import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Dimension;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Shares;
import fr.mediation.bilan.report.Table.Column;
import fr.mediation.bilan.report.Table.Kind;
import fr.mediation.bilan.report.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who came, and for what: the country's participations of the year by category. */
final class ProfileSheet {
    /** The indicator that is broken down. */
    static final String PARTICIPATIONS = "participations";

    /** What it is broken down by, in the order shown. */
    static final List<Dimension> DIMENSIONS = List.of(
            Dimension.GENDER,
            Dimension.AGE,
            Dimension.STATUS,
            Dimension.AUDIENCE,
            Dimension.THEME,
            Dimension.TYPE,
            Dimension.CHANNEL);

    /** Ages are read from the young to the old; what has no order of its own is shown from the largest down. */
    private static final List<String> AGES = List.of("moins_18", "18_59", "60_plus");

    private static final int DECIMALS = 1;

    /** What producers write freely, such as themes, has a long tail that says nothing to a committee. */
    private static final int MOST_CATEGORIES = 15;

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final List<Figure> parts;

    ProfileSheet(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
        parts = input.parts().stream()
                .filter(figure -> figure.level() == Figure.Level.NATIONAL
                        && figure.year() == input.year()
                        && figure.indicator().equals(PARTICIPATIONS))
                .toList();
    }

    /** Lays the sheet out. */
    Sheet sheet() {
        String year = String.valueOf(input.year());
        List<Table> tables = DIMENSIONS.stream()
                .flatMap(dimension -> table(dimension).stream())
                .toList();
        return new Sheet(
                wording.say("sheet.profile"),
                wording.say("profile.title", year),
                tables.isEmpty()
                        ? List.of(wording.say("profile.none", year))
                        : List.of(wording.say("profile.note"), wording.say("legend")),
                Sheet.Layout.PORTRAIT,
                tables,
                List.of(),
                null);
    }

    private Optional<Table> table(Dimension dimension) {
        List<Figure> known = parts.stream()
                .filter(figure -> figure.category().dimensionOrNull() == dimension
                        && !isUnknown(figure)
                        && figure.value().isPresent())
                .sorted(order(dimension))
                .toList();
        List<Figure> shown = known.size() > MOST_CATEGORIES + 1 ? known.subList(0, MOST_CATEGORIES) : known;
        List<String> names = new ArrayList<>();
        List<BigDecimal> numbers = new ArrayList<>();
        for (Figure figure : shown) {
            names.add(wording.category(figure.category()));
            numbers.add(figure.valueOrNull());
        }
        List<Figure> others = known.subList(shown.size(), known.size());
        if (!others.isEmpty()) {
            names.add(wording.say("profile.others", others.size()));
            numbers.add(others.stream().map(Figure::valueOrNull).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        List<BigDecimal> shares = Shares.of(numbers, DECIMALS);
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            rows.add(new Row(List.of(
                    new Cell.Text(names.get(index)),
                    new Cell.Quantity(numbers.get(index), 0),
                    new Cell.Quantity(shares.get(index), DECIMALS))));
        }
        unknown(dimension, numbers)
                .ifPresent(number -> rows.add(new Row(List.of(
                        new Cell.Text(wording.category(new Category(dimension, Dimension.UNKNOWN))),
                        new Cell.Quantity(number, 0),
                        Cell.NOT_APPLICABLE))));
        return Optional.of(new Table(
                wording.say(dimension.list() ? "profile.by-mentions" : "profile.by", wording.dimension(dimension)),
                List.of(
                        new Column(wording.dimension(dimension), Kind.NAME),
                        new Column(wording.say("profile.number"), Kind.NUMBER),
                        new Column(wording.say("profile.share"), Kind.NUMBER)),
                rows));
    }

    /** Those who did not say: a category of its own, else what the known ones leave of the whole. */
    private Optional<BigDecimal> unknown(Dimension dimension, List<BigDecimal> known) {
        Optional<BigDecimal> said = parts.stream()
                .filter(figure -> figure.category().dimensionOrNull() == dimension && isUnknown(figure))
                .findFirst()
                .flatMap(Figure::value);
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
                : Comparator.comparing(Figure::valueOrNull).reversed().thenComparing(byCode);
    }
}

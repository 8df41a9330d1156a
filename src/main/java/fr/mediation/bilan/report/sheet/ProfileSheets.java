package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.judge.Shares;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Chart.Range;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who came, and for what: the country's participations of the year by category. */
record ProfileSheets(ReportInput input, Figures figures, Wording wording) {
    /** The indicator that is broken down. */
    private static final String PARTICIPATIONS = "participations";

    /** The breakdowns that say who came, in the order shown. */
    private static final List<Dimension> PERSONS =
            List.of(Dimension.GENDER, Dimension.AGE, Dimension.STATUS, Dimension.AUDIENCE);

    /** The breakdowns that say for what. */
    private static final List<Dimension> ACTIVITIES = List.of(Dimension.THEME, Dimension.TYPE, Dimension.CHANNEL);

    /** Ages are read from the young to the old; what has no order of its own is shown from the largest down. */
    private static final List<String> AGES = List.of("moins_18", "18_59", "60_plus");

    /** What producers write freely, such as themes, has a long tail that says nothing to a committee. */
    private static final int MOST_CATEGORIES = 15;

    /** A category named by fewer than one in two hundred answers belongs to that tail, however short it is. */
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.005");

    private static final int DECIMALS = 1;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_CHARTS = 2;
    private static final String CATEGORY = "profile.category";
    private static final String NUMBER = "profile.number";

    /**
     * A row: a category of a breakdown.
     *
     * @param dimension what is broken down by
     * @param name what the category is called
     * @param number how many participations
     * @param share their part of those known, in percent; null for those who did not say
     */
    private record Part(
            Dimension dimension,
            String name,
            BigDecimal number,
            @Nullable BigDecimal share) {}

    /** Lays the sheets out: who came, and for what. */
    List<Sheet.Draft> sheets() {
        return List.of(sheet("profile", PERSONS), sheet("themes", ACTIVITIES));
    }

    private Sheet.Draft sheet(String id, List<Dimension> dimensions) {
        List<Part> parts = dimensions.stream()
                .flatMap(dimension -> parts(dimension).stream())
                .toList();
        Table table = new TableLayout<Part>(wording)
                .name("profile.dimension", part -> wording.dimension(part.dimension()))
                .name(CATEGORY, Part::name)
                .number(NUMBER, part -> new Cell.Quantity(part.number(), 0))
                .number("profile.share", part -> Cell.Quantity.orMark(part.share(), DECIMALS, Cell.NOT_APPLICABLE))
                .number("profile.share-of-all", this::shareOfAll)
                .of(parts);
        return wording.sheet(id, Sheet.Layout.PORTRAIT, input.thisYear())
                .charts(charts(wording.say("sheet." + id), table, parts, dimensions))
                .notes(
                        parts.isEmpty()
                                ? List.of(wording.say("profile.none", input.thisYear()))
                                : List.of(wording.say("profile.note"), wording.say("profile.mentions")))
                .table(table);
    }

    /** A category's part of all participations, those included who did not say. */
    private Cell shareOfAll(Part part) {
        return figures.value(PARTICIPATIONS, Figure.COUNTRY)
                .filter(whole -> whole.signum() > 0)
                .<Cell>map(whole -> new Cell.Quantity(
                        part.number().multiply(HUNDRED).divide(whole, MathContext.DECIMAL64), DECIMALS))
                .orElse(Cell.MISSING);
    }

    private List<Part> parts(Dimension dimension) {
        List<Figure> known = known(dimension);
        List<Figure> shown = known.subList(0, shown(dimension, known));
        List<String> names = new ArrayList<>();
        List<BigDecimal> numbers = new ArrayList<>();
        for (Figure figure : shown) {
            names.add(wording.shortCategory(figure.category()));
            numbers.add(figure.value());
        }
        List<Figure> others = known.subList(shown.size(), known.size());
        if (!others.isEmpty()) {
            names.add(wording.say("profile.others", others.size()));
            numbers.add(sum(others));
        }
        List<BigDecimal> shares = Shares.of(numbers, DECIMALS);
        if (shares.isEmpty()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            parts.add(new Part(dimension, names.get(index), numbers.get(index), shares.get(index)));
        }
        unknown(dimension, sum(known))
                .ifPresent(number -> parts.add(new Part(
                        dimension, wording.category(new Category(dimension, Dimension.UNKNOWN)), number, null)));
        return parts;
    }

    /** The categories that were named, the ages from the young to the old. */
    private List<Figure> known(Dimension dimension) {
        return figures.parts(PARTICIPATIONS, dimension)
                .filter(figure -> !isUnknown(figure))
                .sorted(Comparator.comparingInt(figure -> dimension == Dimension.AGE
                        ? AGES.indexOf(figure.category().code())
                        : 0))
                .toList();
    }

    private static BigDecimal sum(List<Figure> figures) {
        return figures.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many categories have a row of their own: not those of the tail, unless it would be one row all the same. */
    private static int shown(Dimension dimension, List<Figure> known) {
        BigDecimal least = sum(known).multiply(LEAST_SHARE);
        long large = dimension.list()
                ? known.stream()
                        .filter(figure -> figure.value().compareTo(least) >= 0)
                        .count()
                : known.size();
        int shown = (int) Math.min(large, MOST_CATEGORIES);
        return known.size() == shown + 1 ? known.size() : shown;
    }

    /** The first breakdowns that have several known categories, as the table lists them. */
    private List<Chart> charts(String sheet, Table table, List<Part> parts, List<Dimension> dimensions) {
        List<Chart> charts = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            List<Part> known = parts.stream()
                    .filter(part -> part.dimension() == dimension && part.share() != null)
                    .toList();
            if (known.size() > 1 && charts.size() < MOST_CHARTS) {
                int first = parts.indexOf(known.get(0));
                int last = first + known.size() - 1;
                charts.add(new Charts(wording)
                        .byCategory(
                                Range.column(sheet, first, last, table.indexOf(CATEGORY)),
                                Range.column(sheet, first, last, table.indexOf(NUMBER)),
                                dimension,
                                wording.say(NUMBER),
                                wording.say(NUMBER),
                                wording.say("profile.chart", wording.dimensionWithin(dimension), input.thisYear())));
            }
        }
        return charts;
    }

    /** Those who did not say: a category of its own, else what the known ones leave of the whole. */
    private Optional<BigDecimal> unknown(Dimension dimension, BigDecimal known) {
        Optional<BigDecimal> counted = figures.parts(PARTICIPATIONS, dimension)
                .filter(ProfileSheets::isUnknown)
                .findFirst()
                .map(Figure::value);
        return counted.isPresent() || dimension.list()
                ? counted
                : figures.value(PARTICIPATIONS, Figure.COUNTRY)
                        .map(whole -> whole.subtract(known))
                        .filter(rest -> rest.signum() >= 0);
    }

    private static boolean isUnknown(Figure figure) {
        return figure.category().code().equals(Dimension.UNKNOWN);
    }
}

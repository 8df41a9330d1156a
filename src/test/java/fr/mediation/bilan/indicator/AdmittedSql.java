package fr.mediation.bilan.indicator;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Expressions over attendance that are admitted, put together at random, with no more parentheses than SQL asks for. */
final class AdmittedSql {
    private final Random random;

    AdmittedSql(long seed) {
        random = new Random(seed);
    }

    /** A measure. */
    String measure() {
        return oneOf(
                () -> "sum(" + number(4) + ")",
                () -> "count(" + any(3) + ")",
                () -> "count(*)",
                () -> "median(" + number(3) + ")",
                () -> "count(distinct " + any(3) + ")",
                () -> "count(distinct case when " + condition(3) + " then person end)",
                () -> "coalesce(sum(" + number(3) + "), 0) / 60.0",
                () -> "SUM(" + number(2) + ") * (100 - count(person)) / sum(case when " + condition(2)
                        + " then 1 else 0 end)");
    }

    String any(int depth) {
        return oneOf(
                () -> number(depth),
                () -> text(depth),
                () -> condition(depth),
                () -> day(depth),
                () -> "person",
                () -> "activity");
    }

    /** Bounded numbers: products stay within a bigint, and no divisor is zero. */
    private String number(int depth) {
        if (depth == 0) {
            return one("women", "men", "minutes", "0", "7", "2.50", "participants", "Under_18", "year");
        }
        int d = depth - 1;
        return oneOf(
                () -> number(0),
                () -> number(d) + " + " + number(d),
                () -> number(d) + " - " + factor(d),
                () -> factor(d) + " * " + number(0),
                () -> factor(d) + " / 4",
                () -> "- " + factor(d),
                () -> "+" + factor(d),
                () -> "(" + number(d) + ")",
                () -> "abs(" + number(d) + ")",
                () -> "Round(" + number(d) + ")",
                () -> "round(cast(" + number(d) + " as numeric), 2)",
                () -> "floor(" + number(d) + ")",
                () -> "ceil(" + number(d) + ")",
                () -> "length(" + text(d) + ")",
                () -> "coalesce(" + number(d) + ", " + number(d) + ", 0)",
                () -> "nullif(" + number(d) + ", " + number(d) + ")",
                () -> "cast(" + number(d) + " as numeric(20, 3))",
                () -> "cast(minutes_banded as int)",
                () -> "(" + day(d) + " - " + day(d) + ")",
                () -> "case when " + condition(d) + " then " + number(d) + " end",
                () -> "case when " + condition(d) + " then " + number(d) + " when " + condition(d) + " then null else "
                        + number(d) + " end",
                () -> "case channel when " + text(d) + " then " + number(d) + " else 1 end");
    }

    private String factor(int depth) {
        return depth == 0
                ? number(0)
                : oneOf(() -> number(0), () -> "(" + number(depth) + ")", () -> "abs(" + number(depth) + ")");
    }

    private String text(int depth) {
        if (depth == 0) {
            return one("place", "channel", "'atelier'", "'l''été'", "''", "activity_type", "themes");
        }
        int d = depth - 1;
        return oneOf(
                () -> text(0),
                () -> text(d) + " || " + text(0),
                () -> "coalesce(" + text(d) + ", " + text(d) + ")",
                () -> "cast(" + oneOf(() -> number(d), () -> condition(d)) + " as text)",
                () -> "nullif(" + text(d) + ", 'x')",
                () -> "(" + text(d) + ")",
                () -> "case when " + condition(d) + " then " + text(d) + " else " + text(d) + " end");
    }

    private String day(int depth) {
        return depth == 0
                ? "date"
                : oneOf(
                        () -> "date",
                        () -> "cast('2016-02-29' as date)",
                        () -> "coalesce(date, '2016-01-01')",
                        () -> "case when " + condition(depth - 1) + " then date end");
    }

    private String condition(int depth) {
        if (depth == 0) {
            return one("minutes_banded", "women > 0", "place is null", "TRUE", "channel in ('lieu', 'distance')");
        }
        int d = depth - 1;
        return oneOf(
                () -> condition(0),
                () -> number(d) + one(" = ", " <> ", " != ", " < ", " <= ", " > ", ">=") + number(d),
                () -> text(d) + one(" = ", "<", " <> ") + text(d),
                () -> day(d) + one(" >= ", " < ") + oneOf(() -> "'2016-07-01'", () -> day(d)),
                () -> condition(d) + " and " + condition(0),
                () -> condition(d) + " or " + condition(d),
                () -> "not " + condition(0),
                () -> "NOT (" + condition(d) + ")",
                () -> "not not minutes_banded",
                () -> "(" + condition(d) + ")",
                () -> "(" + condition(d) + ")"
                        + one(" is true", " is not true", " is false", " is not false", " = false"),
                () -> oneOf(
                                () -> number(d),
                                () -> text(d),
                                () -> day(d),
                                () -> "person",
                                () -> "(" + condition(d) + ")")
                        + one(" is null", " is not null"),
                () -> oneOf(() -> number(0), () -> "abs(" + number(0) + ")", () -> factor(1))
                        + one(" between ", " not between ") + number(d) + " and " + number(d),
                () -> number(d) + one(" in (", " not in (") + one("0", "-7", "null") + ", " + one("1", "2.50", "3")
                        + ")",
                () -> text(d) + one(" like ", " not like ") + one("'%e%'", "'a_'"));
    }

    private String one(String... some) {
        return List.of(some).get(random.nextInt(some.length));
    }

    /** Only what is chosen is made: to make every choice, each with all of its own, takes half a minute. */
    @SafeVarargs
    private final String oneOf(Supplier<String>... some) {
        return some[random.nextInt(some.length)].get();
    }
}

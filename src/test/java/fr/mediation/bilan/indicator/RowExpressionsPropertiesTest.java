package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.indicator.row.RowExpressions;
import fr.mediation.bilan.indicator.row.RowValue;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import fr.mediation.bilan.store.query.FactSelection;
import fr.mediation.bilan.store.query.WrongQueryException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is made of an expression here is, row by row, what the server makes of the whole. Others by {@code -Dseeds}. */
@BilanTest
class RowExpressionsPropertiesTest {
    private static final Map<String, ColumnType> COLUMNS =
            SourceCatalogue.facts().of("attendance").columns();

    private static final int OF_A_SEED = 40;

    private static final List<String> ROWS = List.of(
            "'lieu', 'atelier', 'a|e', date '2016-03-01', 12.5, true, 3, 2, 1, 0, md5('a')::uuid, 1",
            "null, 'individuel', null, date '2016-09-30', null, false, 0, 0, 0, null, null, 2",
            "'distance', null, 'e', date '2017-01-01', 60.0, null, 1, null, 1, 1, md5('b')::uuid, 2",
            "'l''été', null, '', date '2017-01-02', 0.0000001, null, 7, 7, 0, -7, null, null",
            "'lieu', 'atelier', '', date '2016-03-01', 123456789012345.123456789, true, -2, 1, 7, 2, null, 5000000000",
            "'lieu', 'atelier', '', date '2016-03-01', -9223372036854.775807, false, 2, -1, null, 3, null, -1",
            "'a', 'b', 'c', date '2016-03-01', 9223372036854.775807, false, 1000, 4, 1, 1, null, 3000000000");

    /** The largest and smallest whole numbers, where much has no value. */
    private static final List<String> EXTREMES = List.of(
            "null, null, null, date '2016-03-01', 2.5, true, 2147483647, -2147483648, 0, -2147483648, null, 9223372036854775807",
            "null, null, null, date '2016-03-01', 46341, true, 46341, 46340, 46341, -46341, null, -9223372036854775808",
            "'a', 'b', 'c', date '2016-03-01', -0.0000001, null, 1, null, null, 2147483647, null, 3037000500");

    @Autowired
    private FactReader reader;

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("seeds", 4));
    }

    /**
     * Expressions of all that is made here, with what only the server evaluates in between. What the server knows without
     * asking any row is not among them: what hangs on it fails at once, or never.
     */
    private static final class Expressions {
        private final Random random;

        Expressions(long seed) {
            random = new Random(seed);
        }

        String any() {
            int depth = 1 + random.nextInt(3);
            return random.nextBoolean() ? number(depth) : condition(depth);
        }

        private String number(int depth) {
            if (depth == 0) {
                return oneOf(
                        this::column,
                        this::column,
                        () -> one("0", "1", "7", "- 3", "2.50", "+ 0.0000001", "60.0"),
                        () -> one("2147483647", "- 2147483648", "3000000000", "999999999999999", "0.9999999999"));
            }
            int d = depth - 1;
            return oneOf(
                    () -> number(0),
                    () -> "(" + number(d) + " + " + number(d) + ")",
                    () -> "(" + number(d) + " - " + number(d) + ")",
                    () -> "(" + number(d) + " * " + number(d) + ")",
                    () -> "(- " + number(d) + ")",
                    () -> "(+ " + number(d) + ")",
                    () -> "coalesce(" + varying(d) + ", " + alternative(d) + ", " + alternative(d) + ")",
                    () -> "case when " + condition(d) + " then " + number(d) + " end",
                    () -> "case when " + condition(d) + " then " + alternative(d) + " else " + number(d) + " end",
                    () -> "case when " + condition(d) + " then " + number(d) + " when " + condition(d) + " then "
                            + alternative(d) + " else " + alternative(d) + " end",
                    () -> sent(d));
        }

        private String alternative(int depth) {
            return random.nextInt(6) == 0 ? "null" : number(depth);
        }

        private String column() {
            return one("women", "men", "under_18", "participants", "minutes", "year");
        }

        /** A number that is the server's. */
        private String sent(int depth) {
            return oneOf(
                    () -> "length(channel)",
                    () -> "(" + number(depth) + " / 4)",
                    () -> "(women / men)",
                    () -> "(minutes / under_18)",
                    () -> "abs(" + number(depth) + ")",
                    () -> "nullif(women, men)",
                    () -> "cast(minutes as int)",
                    () -> "round(minutes)",
                    () -> "(date - date)",
                    () -> "(7 * 2147483647)",
                    () -> "case channel when 'lieu' then women else 1 end");
        }

        /** A number with a column in it: what has none the server evaluates before it asks what is needed. */
        private String varying(int depth) {
            return depth == 0 ? column() : "(" + column() + one(" + ", " - ", " * ") + number(depth - 1) + ")";
        }

        private String condition(int depth) {
            if (depth == 0) {
                return one(
                        "minutes_banded",
                        "channel = 'lieu'",
                        "channel <> 'l''été'",
                        "channel not in ('', 'distance', 'lieu')",
                        "channel in ('a', null)",
                        "activity_type in ('atelier', 'individuel')",
                        "themes like '%e'",
                        "date >= '2016-09-30'",
                        "women in (1, 2)",
                        "person is null",
                        "channel is not null",
                        "women / men > 0");
            }
            int d = depth - 1;
            return oneOf(
                    () -> condition(0),
                    () -> varying(d) + one(" = ", " <> ", " < ", " <= ", " > ", " >= ") + number(d),
                    () -> varying(d) + one(" between ", " not between ") + number(d) + " and " + number(d),
                    () -> varying(d) + one(" is null", " is not null"),
                    () -> "(" + condition(d) + one(") is null", ") is true", ") is not true", ") is false"),
                    () -> "(" + condition(d) + one(") is not false", ") is not null"),
                    () -> "(not " + condition(d) + ")",
                    () -> "(" + condition(d) + " and " + condition(d) + ")",
                    () -> "(" + condition(d) + " or " + condition(d) + ")",
                    () -> "coalesce(" + condition(d) + ", " + condition(d) + ")",
                    () -> "case when " + condition(d) + " then " + condition(d) + " else " + condition(d) + " end",
                    () -> "(" + condition(d) + ") = (" + condition(d) + ")");
        }

        private String one(String... several) {
            return several[random.nextInt(several.length)];
        }

        @SafeVarargs
        private String oneOf(Supplier<String>... several) {
            return several[random.nextInt(several.length)].get();
        }
    }

    private static Expression parsed(String written) {
        try {
            return new ExpressionParser(MeasureTokens.of(written), COLUMNS).expression();
        } catch (WrongMeasure e) {
            throw new IllegalArgumentException(written, e);
        }
    }

    /** Behind an offset the server looks at no row before it is asked. */
    private static FactSelection selection(List<String> rows) {
        return new FactSelection("""
                (select channel::text, activity_type::text, themes::text, date, minutes::numeric, minutes_banded::boolean,
                        participants::int, women::int, men::int, under_18::int, person::uuid, activity::bigint,
                        2016 as year
                 from (values (%s)) as line (channel, activity_type, themes, date, minutes, minutes_banded, participants,
                                             women, men, under_18, person, activity)
                 offset 0) as fact
                """.formatted(String.join("), (", rows)), "true");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsMadeHereIsWhatTheServerMakesOfTheWhole(long seed) {
        Expressions random = new Expressions(seed);
        List<Expression> wanted = IntStream.range(0, OF_A_SEED)
                .mapToObj(i -> parsed(random.any()))
                .toList();

        compare(wanted, ROWS);
        EXTREMES.forEach(row -> compare(wanted, List.of(row)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "women = null",
                "null <> minutes",
                "null is not null",
                "men between null and women",
                "men not between women and null",
                "- 2147483648",
                "- (- 2147483648)",
                "women + (- 2147483648)",
                "women * 3000000000 * 3000000000",
                "minutes * minutes * minutes",
                "minutes * 0.000003",
                "men > under_18 + 1",
                "men > 0 and participants + 1 > 0",
                "men = 0 or participants + 1 > 0",
                "men + (under_18 + 1)",
                "case when men <> 0 then women / men else 0 end",
                "women > 0 and men > 0 and women / men > 1",
                "coalesce(women, 2147483647 + 1)"
            })
    void soIsWhatTheGrammarHasAtItsEdges(String written) {
        Expression wanted = parsed(written);

        ROWS.forEach(row -> compare(List.of(wanted), List.of(row)));
        EXTREMES.forEach(row -> compare(List.of(wanted), List.of(row)));
    }

    private void compare(List<Expression> wanted, List<String> rows) {
        FactSelection facts = selection(rows);
        FactQuery whole =
                new FactQuery(facts, wanted.stream().map(Expression::sql).toList());
        List<String> served = new ArrayList<>();
        try {
            List<Type> types = reader.types(whole);
            reader.read(
                    whole,
                    row -> IntStream.range(0, types.size())
                            .forEach(column -> served.add(value(row, column, types.get(column)))));
        } catch (WrongQueryException e) {
            if (wanted.size() == 1) {
                // Where several things have no value, another may be met first.
                assertThatExceptionOfType(WrongQueryException.class)
                        .as(whole.sql())
                        .isThrownBy(() -> made(wanted, facts));
            } else {
                compare(wanted.subList(0, wanted.size() / 2), rows);
                compare(wanted.subList(wanted.size() / 2, wanted.size()), rows);
            }
            return;
        }

        assertThat(made(wanted, facts)).as(whole.sql()).isEqualTo(served);
    }

    private List<String> made(List<Expression> wanted, FactSelection facts) {
        List<String> selected = new ArrayList<>(List.of("channel", "year"));
        RowExpressions expressions = new RowExpressions(selected);
        List<RowValue> values = wanted.stream().map(expressions::value).toList();
        FactQuery query = new FactQuery(facts, selected);
        expressions.types(reader.types(query));
        List<String> made = new ArrayList<>();
        reader.read(query, row -> {
            expressions.read(row);
            IntStream.range(0, values.size())
                    .forEach(i -> made.add(value(values.get(i), wanted.get(i).type() == ColumnType.BOOLEAN)));
        });
        return made;
    }

    private static String value(RowValue value, boolean condition) {
        if (value.isNull()) {
            return "null";
        }
        if (condition) {
            return value.isTrue() ? "true" : "false";
        }
        if (value.micros() != Long.MIN_VALUE) {
            assertThat(BigDecimal.valueOf(value.micros(), 6)).isEqualByComparingTo(value.decimal());
        }
        return plain(value.decimal());
    }

    private static String value(FactRow row, int column, Type type) {
        if (row.isNull(column)) {
            return "null";
        }
        return switch (type) {
            case BOOLEAN -> row.integer(column) == 1 ? "true" : "false";
            case DECIMAL -> plain(row.decimal(column));
            default -> plain(BigDecimal.valueOf(row.integer(column)));
        };
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}

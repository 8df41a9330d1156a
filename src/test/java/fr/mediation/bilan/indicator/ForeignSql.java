package fr.mediation.bilan.indicator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * SQL beyond what measures need, put together at random from its grammar: each foreign part stands somewhere inside
 * expressions that are admitted.
 */
final class ForeignSql {
    private static final String PARTS = "/indicator/foreign-sql.txt";
    private static final Pattern CHARACTER = Pattern.compile("⟨U\\+([0-9A-F]{4})⟩");

    private final Random random;

    private ForeignSql(long seed) {
        random = new Random(seed);
    }

    /**
     * A measure that must be refused.
     *
     * @param why what in it is foreign
     * @param word the word that the refusal must name
     * @param measure the measure
     * @param condition the same as a condition; null where the foreign part is a measure itself
     */
    record Refused(
            String why,
            String word,
            String measure,
            @Nullable String condition) {
        @Override
        public String toString() {
            return why + ": " + measure;
        }
    }

    /** Some measures, each kind of part about as often as any other. */
    static List<Refused> measures(int count, long seed) {
        ForeignSql sql = new ForeignSql(seed);
        List<String> parts = parts();
        return IntStream.range(0, count)
                .mapToObj(i -> sql.measure(parts.get(i % parts.size())))
                .toList();
    }

    private static List<String> parts() {
        try (InputStream in = ForeignSql.class.getResourceAsStream(PARTS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> CHARACTER
                            .matcher(line)
                            .replaceAll(found ->
                                    Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16)))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Refused measure(String part) {
        String[] cells = part.split(" ; ", 4);
        String why = cells[0].strip();
        char type = cells[1].strip().charAt(0);
        String sql = filled(cells[3]);
        if (type == 'm') {
            String measure = one(List.of("@", "coalesce(@, 0)", "60 * (1 + @)")).replace("@", sql);
            return new Refused(why, cells[2].strip(), measure, null);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            Wrapped wrapped = wrapped(type, sql);
            type = wrapped.type;
            sql = wrapped.sql;
        }
        String condition = type == 'b' ? sql : "coalesce(@, @) is null".replace("@", sql);
        return new Refused(why, cells[2].strip(), aggregate(type, sql), condition);
    }

    private record Wrapped(char type, String sql) {}

    private String filled(String template) {
        String sql = template;
        for (String type : List.of("n", "t", "b", "d", "c")) {
            while (sql.contains("{" + type + "}")) {
                sql = sql.replaceFirst("\\{" + type + "}", admitted(type.charAt(0)));
            }
        }
        return sql;
    }

    private String admitted(char type) {
        return one(
                switch (type) {
                    case 'n' ->
                        List.of("women", "7", "(men + 1)", "abs(women)", "coalesce(minutes, 0)", "cast(men as int)");
                    case 't' -> List.of("place", "'a'", "coalesce(channel, 'x')", "(place || 'x')");
                    case 'b' -> List.of("women > 0", "minutes_banded", "place is null", "channel in ('a', 'b')");
                    case 'd' -> List.of("date", "cast('2016-01-01' as date)", "coalesce(date, date)");
                    default -> List.of("women", "men", "participants");
                });
    }

    /** A foreign part inside an expression that is admitted but for it. */
    private Wrapped wrapped(char type, String sql) {
        String template = one(
                switch (type) {
                    case 'n' ->
                        List.of(
                                "n(@)",
                                "ncoalesce(@, women)",
                                "nabs(@)",
                                "ncase when women > 0 then @ end",
                                "ncast(@ as numeric(10, 2))",
                                "bwomen in (1, @)",
                                "bwomen between 0 and @",
                                "nnullif(@, 0)",
                                "nround(@)");
                    case 't' -> List.of("t(@)", "tcoalesce(@, 'x')", "b@ = place", "nlength(@)", "tplace || @");
                    case 'b' ->
                        List.of(
                                "b(@)",
                                "ncase when @ then 1 else 0 end",
                                "bwomen > 0 and @",
                                "bnot (@)",
                                "b(@) is true",
                                "ncase when minutes_banded or @ then women end");
                    default -> List.of("d(@)", "b@ = date", "dcoalesce(@, date)");
                });
        return new Wrapped(template.charAt(0), template.substring(1).replace("@", sql));
    }

    private String aggregate(char type, String sql) {
        List<String> around = new ArrayList<>(List.of("count(@)", "count(distinct @)"));
        if (type == 'n') {
            around.addAll(
                    List.of("sum(@)", "sum(women) / sum(@)", "coalesce(sum(@), 0)", "100 * (sum(women) + sum(@))"));
        }
        if (type == 'b') {
            around.add("count(distinct case when @ then person end)");
        }
        return one(around).replace("@", sql);
    }

    private String one(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}

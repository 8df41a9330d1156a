package fr.mediation.bilan.source.delivery;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The names that exports and published tables usually give to what a canonical column holds, and what they write there. */
final class UsualNames {
    private static final String NAMES = "/profile/usual-names.csv";
    private static final String VALUES = "/profile/usual-values.csv";
    private static final String ANY_SOURCE = "*";
    private static final List<UsualName> ALL = rows(NAMES, UsualNames::usual);
    private static final List<UsualValue> ALL_VALUES = rows(VALUES, UsualNames::value);

    /**
     * One of them.
     *
     * @param source the source's id, {@code *} where it is the same in all that have the column
     * @param column the canonical column
     * @param name the name
     * @param extract what of the value is meant, as a profile says it; null where it is the whole
     */
    record UsualName(
            String source,
            String column,
            String name,
            @Nullable String extract) {}

    /**
     * What producers write in a column of their own for a value of a closed list.
     *
     * @param source the source's id
     * @param column the canonical column
     * @param pattern what they write, with {@code *} for any text
     * @param value the value
     */
    private record UsualValue(String source, String column, String pattern, String value) {}

    private UsualNames() {}

    /** What producers write in a column of a source, by their patterns, to the values that may be meant. */
    static Map<String, String> values(String source, String column) {
        Map<String, String> values = new LinkedHashMap<>();
        ALL_VALUES.stream()
                .filter(usual -> usual.source().equals(source) && usual.column().equals(column))
                .forEach(usual -> values.put(usual.pattern(), usual.value()));
        return values;
    }

    /** The names for the columns of a source, the most usual first. */
    static List<UsualName> of(String source) {
        return ALL.stream()
                .filter(usual -> usual.source().equals(source) || usual.source().equals(ANY_SOURCE))
                .toList();
    }

    private static UsualName usual(CSVRecord row) {
        String extract = row.get("extract");
        return new UsualName(row.get("source"), row.get("column"), row.get("name"), extract.isEmpty() ? null : extract);
    }

    private static UsualValue value(CSVRecord row) {
        return new UsualValue(row.get("source"), row.get("column"), row.get("pattern"), row.get("value"));
    }

    private static <T> List<T> rows(String resource, Function<CSVRecord, T> read) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(UsualNames.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            return format.parse(text).stream().map(read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

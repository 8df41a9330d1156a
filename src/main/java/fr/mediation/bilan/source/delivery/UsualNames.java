package fr.mediation.bilan.source.delivery;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** The names that exports and published tables usually give to what a canonical column holds. */
final class UsualNames {
    private static final String RESOURCE = "/profile/usual-names.csv";
    private static final String ANY_SOURCE = "*";
    private static final List<UsualName> ALL = load();

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

    private UsualNames() {}

    /** The names for the columns of a source, the most usual first. */
    static List<UsualName> of(String source) {
        return ALL.stream()
                .filter(usual -> usual.source().equals(source) || usual.source().equals(ANY_SOURCE))
                .toList();
    }

    private static List<UsualName> load() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(UsualNames.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8)) {
            return format.parse(text).stream()
                    .map(row -> new UsualName(
                            row.get("source"),
                            row.get("column"),
                            row.get("name"),
                            row.get("extract").isEmpty() ? null : row.get("extract")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

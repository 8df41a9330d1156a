package fr.mediation.bilan.value;

import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/**
 * Reads a price index from its YAML file: {@code levels} by year, then {@code changes} in percent by year, each chained to
 * the year before: level(y) = level(y − 1) × (1 + change(y) / 100). The other fields say where the figures come from.
 */
public final class PriceIndexReader {
    private static final Set<String> FIELDS = Set.of("title", "base", "source", "licence", "note", "levels", "changes");

    /**
     * Reads an index from a file.
     *
     * @param file its path; its last name is what messages show
     * @return the index
     * @throws ProblemException if it cannot be read or is not a sound index
     */
    public PriceIndex read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in);
        } catch (IOException e) {
            throw new ProblemException(e, "value.unreadable", file.toString());
        }
    }

    /**
     * Reads an index from a stream, which is left open.
     *
     * @param name what messages call it
     * @param in its bytes, in UTF-8
     * @return the index
     * @throws ProblemException if it cannot be read or is not a sound index
     */
    public PriceIndex read(String name, InputStream in) {
        try {
            return index(Yaml.parse(name, in));
        } catch (IOException e) {
            throw new ProblemException(e, "value.unreadable", name);
        }
    }

    private static PriceIndex index(Yaml root) {
        root.allowOnly(FIELDS);
        NavigableMap<Integer, BigDecimal> levels = AssumptionReader.byYear(root.required("levels"));
        for (Map.Entry<Integer, BigDecimal> level : levels.entrySet()) {
            if (level.getValue().signum() <= 0) {
                throw root.required("levels")
                        .required(level.getKey().toString())
                        .fault("value.level-not-positive", level.getValue().toPlainString());
            }
        }
        root.get("changes").ifPresent(changes -> chain(levels, changes));
        return new PriceIndex(root.file(), levels);
    }

    private static void chain(NavigableMap<Integer, BigDecimal> levels, Yaml changes) {
        AssumptionReader.byYear(changes).forEach((year, percent) -> {
            BigDecimal before = levels.get(year - 1);
            BigDecimal factor = BigDecimal.ONE.add(percent.movePointLeft(2));
            if (before == null || levels.containsKey(year) || factor.signum() <= 0) {
                throw changes.required(year.toString()).fault("value.change-not-chained", year.toString());
            }
            levels.put(year, before.multiply(factor, DiscountRate.PRECISION));
        });
    }
}

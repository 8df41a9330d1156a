package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure that has changed since it was published.
 *
 * @param territory the territory's code
 * @param indicator the indicator's id
 * @param published the value that was published, null where none was
 * @param now the value now, null where there is none any more
 * @param causes what may have changed it, in the order of {@link Cause}; never empty
 */
public record Revision(
        String territory,
        String indicator,
        @Nullable BigDecimal published,
        @Nullable BigDecimal now,
        Set<Cause> causes) {

    /** Keeps a copy of the causes, in their order. */
    public Revision {
        causes = Collections.unmodifiableSet(EnumSet.copyOf(causes));
    }

    /** Why a figure was revised. */
    public enum Cause {
        /** The indicator's definition, or a parameter that it uses, was changed. */
        DEFINITION,
        /** The rules by which facts become figures were changed. */
        RULES,
        /** A file that it was computed from was replaced or withdrawn. */
        CORRECTION,
        /** A file came after the publication. */
        LATE_DELIVERY,
        /** None of these: the program or the reference data were changed. */
        PROGRAM
    }

    private record Key(String territory, String indicator) {
        static Key of(Figure figure) {
            return new Key(figure.territory(), figure.indicator());
        }
    }

    /** {@return the difference between the two values, now − published, empty where one of them is missing} */
    public Optional<BigDecimal> difference() {
        return published == null || now == null ? Optional.empty() : Optional.of(now.subtract(published));
    }

    /**
     * Compares the figures of a year with those that were published.
     *
     * @param published the figures that were published, one for each territory and indicator
     * @param now the figures now
     * @param causes what changed that an indicator depends on, by its id; none means the program
     * @return those whose values differ, in the order of the figures now, then those that have no figure any more
     */
    public static List<Revision> between(
            List<Figure> published, List<Figure> now, Function<String, Set<Cause>> causes) {
        Map<Key, Figure> before = byKey(published);
        Map<Key, Figure> after = byKey(now);
        List<Revision> revisions = new ArrayList<>();
        Stream.concat(after.keySet().stream(), before.keySet().stream())
                .distinct()
                .forEach(key -> {
                    BigDecimal old = value(before.get(key));
                    BigDecimal current = value(after.get(key));
                    if (differ(old, current)) {
                        Set<Cause> known = causes.apply(key.indicator());
                        revisions.add(new Revision(
                                key.territory(),
                                key.indicator(),
                                old,
                                current,
                                known.isEmpty() ? EnumSet.of(Cause.PROGRAM) : known));
                    }
                });
        return revisions;
    }

    private static Map<Key, Figure> byKey(List<Figure> figures) {
        Map<Key, Figure> byKey = new LinkedHashMap<>();
        figures.forEach(figure -> byKey.put(Key.of(figure), figure));
        return byKey;
    }

    private static BigDecimal value(@Nullable Figure figure) {
        return figure == null ? null : figure.value();
    }

    private static boolean differ(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one != other : one.compareTo(other) != 0;
    }
}

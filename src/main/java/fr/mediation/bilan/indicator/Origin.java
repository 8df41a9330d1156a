package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTables;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the figures of an indicator are computed from. */
public sealed interface Origin {
    /** {@return its name in definitions, the facts' id, {@code indicators} or {@code value}} */
    String id();

    /**
     * {@return all origins, facts first}
     *
     * @param facts the facts there are
     */
    static List<Origin> all(FactTables facts) {
        return Stream.concat(facts.all().stream().map(Measured::new), Arrays.stream(Derived.values()))
                .toList();
    }

    /**
     * Facts, which the indicator is measured on.
     *
     * @param facts the facts
     */
    record Measured(FactTable facts) implements Origin {
        @Override
        public String id() {
            return facts.id();
        }
    }

    /** Other figures. */
    enum Derived implements Origin {
        /** Figures of other indicators. */
        INDICATORS,
        /** What the value map makes of figures. */
        VALUE;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

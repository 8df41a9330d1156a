package fr.mediation.bilan.indicator;

/**
 * One aggregate of a measure: what is summed, counted or counted once each over the lines of a fact table.
 *
 * @param kind what is done
 * @param argument an SQL expression over the columns of the facts
 */
record Aggregate(Kind kind, String argument) {
    /** What is done with the argument's values; nulls are passed over. */
    enum Kind {
        /** The sum; null where no line has a value. */
        SUM,
        /** How many lines have a value. */
        COUNT,
        /** How many different values there are. */
        DISTINCT
    }

    /** The aggregate as SQL writes it. */
    String sql() {
        return switch (kind) {
            case SUM -> "sum(" + argument + ")";
            case COUNT -> "count(" + argument + ")";
            case DISTINCT -> "count(distinct " + argument + ")";
        };
    }
}

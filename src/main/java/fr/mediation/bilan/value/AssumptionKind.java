package fr.mediation.bilan.value;

import java.util.Locale;

/** The assumptions of an outcome, in the order in which they apply. */
public enum AssumptionKind {
    /** Euros for one unit of the quantity. */
    PROXY,
    /** The share that would have happened anyway. */
    DEADWEIGHT,
    /** The share taken from elsewhere. */
    DISPLACEMENT,
    /** The share due to others, taken off. */
    ATTRIBUTION,
    /** The share lost each year after the first. */
    DROP_OFF;

    /** {@return its key in a map, such as {@code drop_off}} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

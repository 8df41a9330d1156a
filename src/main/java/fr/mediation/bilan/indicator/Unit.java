package fr.mediation.bilan.indicator;

/** The unit a figure is expressed in, and how many decimals mean something. */
public enum Unit {
    /** A number of things. */
    COUNT(0),
    /** A number of persons. */
    PERSONS(0),
    /** Hours. */
    HOURS(0),
    /** Per hundred. */
    PERCENT(1),
    /** Euros. */
    EURO(0),
    /** Euros for one unit. */
    EURO_PER_UNIT(2),
    /** A quotient without unit. */
    RATIO(2),
    /** Days. */
    DAYS(0),
    /** Kilograms. */
    KILOGRAMS(0);

    private final int decimals;

    Unit(int decimals) {
        this.decimals = decimals;
    }

    /** {@return how many decimals a reader is shown} */
    public int decimals() {
        return decimals;
    }
}

package fr.mediation.bilan.indicator.judge;

/** How sure an interval is to hold what it is about. */
public enum Confidence {
    /** Nineteen times in twenty: what lies outside is worth a look. */
    USUAL(1.9599639845400542),
    /** 998 times in a thousand: what lies outside is hardly due to chance. */
    STRICT(3.0902323061678135);

    private final double deviations;

    Confidence(double deviations) {
        this.deviations = deviations;
    }

    /** {@return how many standard deviations of a normal distribution it reaches to either side} */
    double deviations() {
        return deviations;
    }
}

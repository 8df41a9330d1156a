package fr.mediation.bilan.disclosure;

/** The least and greatest values of cells that were seen to fit: what lies between two that fit may be the true one. */
final class Seen {
    private final double[] values;
    private final double[] least;
    private final double[] greatest;

    /** The values that are known to fit alone. */
    Seen(double[] values) {
        this.values = values.clone();
        this.least = values.clone();
        this.greatest = values.clone();
    }

    Interval of(int cell) {
        return new Interval(least[cell], greatest[cell]);
    }

    void see(Exchange exchange) {
        exchange.moves().forEach((cell, by) -> see(cell, values[cell] + by));
    }

    void see(int cell, double value) {
        least[cell] = Math.min(least[cell], value);
        greatest[cell] = Math.max(greatest[cell], value);
    }
}

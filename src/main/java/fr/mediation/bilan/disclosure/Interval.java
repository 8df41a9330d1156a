package fr.mediation.bilan.disclosure;

/**
 * The feasibility interval of a hidden cell: what it can be by all that is published.
 *
 * @param least the least value
 * @param greatest the greatest; infinite where nothing bounds it
 */
public record Interval(double least, double greatest) {
    /** {@return how many units lie between the least and the greatest value} */
    public double width() {
        return greatest - least;
    }
}

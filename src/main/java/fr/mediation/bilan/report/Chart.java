package fr.mediation.bilan.report;

/**
 * A chart with the numbers it draws.
 *
 * @param form how it draws them
 * @param title its title
 * @param description what it shows, for who cannot see it
 * @param xTitle the title of the axis of the categories
 * @param yTitle the title of the axis of the values
 * @param numbers the first column holds the categories as text, each other column one series
 */
public record Chart(Form form, String title, String description, String xTitle, String yTitle, Table numbers) {
    /** How a chart draws its numbers. */
    public enum Form {
        /** One line for each series. */
        LINES,
        /** Lying bars on both sides of zero, the first category on top: a tornado. */
        TORNADO
    }
}

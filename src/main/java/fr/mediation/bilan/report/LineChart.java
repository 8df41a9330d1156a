package fr.mediation.bilan.report;

/**
 * A line chart with the numbers it draws.
 *
 * @param title its title
 * @param description what it shows, for who cannot see it
 * @param xTitle the title of the horizontal axis
 * @param yTitle the title of the vertical axis
 * @param numbers the first column holds the points of the horizontal axis as text, each other column one line
 */
public record LineChart(String title, String description, String xTitle, String yTitle, Table numbers) {}

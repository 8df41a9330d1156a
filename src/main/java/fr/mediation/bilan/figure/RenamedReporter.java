package fr.mediation.bilan.figure;

/**
 * A place that one producer alone named in a year and another one alone in the year before: one reporter.
 *
 * @param year the year
 * @param facts the facts it reported, by id
 * @param reporter the producer, then / and the place as its lines name it
 * @param before the same in the year before
 */
public record RenamedReporter(int year, String facts, String reporter, String before) {}

package fr.mediation.bilan.figure;

/**
 * A reporter that goes on where another one ends, so that both are one; or that may do so.
 *
 * @param year the year
 * @param facts the facts it reported, by id
 * @param reporter the producer, then / and the place as its lines name it; the producer alone where they name none
 * @param before the one that ends, likewise
 * @param certain whether the two are counted as one; where they may be and are not, neither is part of the constant scope
 */
public record RenamedReporter(int year, String facts, String reporter, String before, boolean certain) {}

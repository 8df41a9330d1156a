/**
 * Measures how fast a large attendance file is taken in, beside what one would otherwise write and beside the bare
 * database. Run with {@code mvn -Pbench verify}; the ordinary build only compiles it.
 */
package fr.mediation.bilan.bench;

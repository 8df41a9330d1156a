/**
 * Measures how fast the files of a whole country are taken in and become figures, beside what one would otherwise write and
 * beside the bare database. Run with {@code mvn -Pbench verify}; the ordinary build only compiles it.
 */
package fr.mediation.bilan.bench;

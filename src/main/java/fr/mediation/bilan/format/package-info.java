/**
 * The rows of a file, whatever its format: their cells and numbers, the bytes they were read from, why a file cannot be
 * read. Knows nothing of the domain; the packages below read the formats.
 */
package fr.mediation.bilan.format;

/**
 * From bytes to rows with their numbers: text files in their encodings and delimiters, and Excel workbooks. Knows rows and
 * cells, and nothing of the domain.
 */
package fr.mediation.bilan.format;

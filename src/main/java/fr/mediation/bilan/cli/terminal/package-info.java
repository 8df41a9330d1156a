/**
 * What a terminal asks of a program: lines as wide as it is, an answer that somebody may have stopped reading, a key that ends it.
 * No command lives here.
 */
package fr.mediation.bilan.cli.terminal;

/** Tells what a file is by its content, and opens the reader of its format. Knows formats by their readers alone. */
package fr.mediation.bilan.format.kind;

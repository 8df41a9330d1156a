/**
 * The pages for readers say what is true: links lead somewhere, commands and options exist, examples are taken, and what a
 * page lists is what there is.
 */
package fr.mediation.bilan.page;

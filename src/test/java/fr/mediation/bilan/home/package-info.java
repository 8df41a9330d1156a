/**
 * Homes that earlier versions made, opened by today's. They are kept as text: what made their schema, their rows, and what
 * the program said of them. A home is stored once, when the schema has changed, and never again.
 */
package fr.mediation.bilan.home;

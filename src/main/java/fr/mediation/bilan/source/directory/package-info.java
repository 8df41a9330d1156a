/**
 * Directory exports: one line is the state of one place at one date, in the national schema of digital inclusion places.
 */
package fr.mediation.bilan.source.directory;

/**
 * What the office files of a report have in common: the properties they carry, and an archive whose bytes depend on its
 * content alone. What they show is decided elsewhere.
 */
package fr.mediation.bilan.report.office;

/**
 * What the office files of a report have in common: the properties they carry, an archive whose bytes depend on its content
 * alone, and the width of words. Their content is decided elsewhere.
 */
package fr.mediation.bilan.report.office;

/** Writes the draft of the minutes as a word processor's file. What it says is decided in the package {@code minutes}. */
package fr.mediation.bilan.report.docx;

/**
 * What a report is made of, the year it is about, and the writing of all its files. What it says is decided in the packages
 * {@code content}, {@code sheet} and {@code minutes}; the formats are written in {@code xlsx}, {@code docx} and {@code csv}.
 */
package fr.mediation.bilan.report;

/**
 * The draft of the minutes of the steering committee, point by point of its agenda. How it becomes a file is the business of
 * the package {@code docx}.
 */
package fr.mediation.bilan.report.minutes;

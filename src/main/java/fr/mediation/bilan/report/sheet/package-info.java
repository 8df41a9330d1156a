/**
 * The annual review in memory, whatever program will show it: sheets of tables and charts, and the draft of the minutes,
 * made of the same tables and sentences.
 */
package fr.mediation.bilan.report.sheet;

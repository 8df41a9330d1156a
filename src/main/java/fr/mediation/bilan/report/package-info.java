/**
 * The report model: what the committee is shown, as tables in memory, before any file format. The writers live in the
 * packages below.
 */
package fr.mediation.bilan.report;

/** The annual review as sheets of tables and charts in memory: what each sheet shows, whatever program will show it. */
package fr.mediation.bilan.report.sheet;

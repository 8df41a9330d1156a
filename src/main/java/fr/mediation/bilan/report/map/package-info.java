/** Draws maps of France from the outlines of its departments. */
package fr.mediation.bilan.report.map;

/**
 * Loads deliveries: the inbox, the ingest jobs of all sources, the report of each delivery and its withdrawal.
 */
package fr.mediation.bilan.job.ingest;

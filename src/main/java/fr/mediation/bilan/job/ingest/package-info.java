/**
 * Loads deliveries: the inbox, the ingest jobs of all sources, the report of each delivery, its withdrawal, and forgetting
 * somebody whom deliveries name.
 */
package fr.mediation.bilan.job.ingest;

/**
 * Publishes: what a publication rests on, the report job, revisions, and the follow-up of the running year.
 */
package fr.mediation.bilan.job.publish;

/**
 * Training records: one line is one enrolment in a session.
 */
package fr.mediation.bilan.source.training;

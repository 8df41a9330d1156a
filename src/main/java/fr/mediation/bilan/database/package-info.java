/**
 * Opens the database: an embedded PostgreSQL under the home, or the external one that the environment names.
 */
package fr.mediation.bilan.database;

/**
 * Opens the database: an embedded PostgreSQL under the home, or the external one the environment names, and its migrations.
 */
package fr.mediation.bilan.database;

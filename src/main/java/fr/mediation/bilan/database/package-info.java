/**
 * Opens the database, an embedded PostgreSQL under the home or the external one the environment names, and brings its
 * schema up to date. The schema stands in {@code src/main/resources/db/migration}, whose README says how it is changed;
 * what is stored in it is the business of {@code store}.
 */
package fr.mediation.bilan.database;

/**
 * Reads facts by the SQL that definitions of indicators hold: what is asked of which facts, under which rights it runs, and
 * the rows as the server sends them.
 */
package fr.mediation.bilan.store.query;

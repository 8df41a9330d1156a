/**
 * The only package that speaks SQL to deliveries, facts and figures: COPY in, replacement, queries out.
 */
package fr.mediation.bilan.store;

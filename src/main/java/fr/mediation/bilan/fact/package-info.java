/**
 * What facts are: for each table of them its columns, what they can be broken down by, how its rows belong to years, and
 * what changes them. Sources say it of their own; nothing here reads lines or speaks to the database.
 */
package fr.mediation.bilan.fact;

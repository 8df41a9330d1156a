/**
 * What a report says: its figures and their changes, the tables and the sentences that its sheets and its minutes share. Their
 * arrangement is decided in the packages {@code sheet} and {@code minutes}.
 */
package fr.mediation.bilan.report.content;

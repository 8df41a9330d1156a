/**
 * What a report is before any file format: sheets of tables, charts and pictures, and the blocks of the minutes. Plain data:
 * their content is decided in the packages {@code content}, {@code sheet} and {@code minutes}.
 */
package fr.mediation.bilan.report.model;

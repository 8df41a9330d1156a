/**
 * Rows of Excel workbooks, streamed part by part within bounds: what a cell shows, as text. Reads what Excel and
 * LibreOffice open; evaluates nothing.
 */
package fr.mediation.bilan.format.workbook;

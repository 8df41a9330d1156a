/**
 * What open files of figures publish, as cells that are linked: which totals and parts belong together is found from the figures
 * themselves, as anybody who has the files would find it. Reads files alone and knows no home.
 */
package fr.mediation.bilan.disclosure.published;

/**
 * Makes files as the tools of the field export them, each with the totals its own rows give. The same program gives the
 * same bytes; nothing here reads a file.
 */
package fr.mediation.bilan.producer;

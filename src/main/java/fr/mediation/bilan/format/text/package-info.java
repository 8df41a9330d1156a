/** Rows of delimited text: its encoding and its delimiter, both detected where nobody names them. */
package fr.mediation.bilan.format.text;

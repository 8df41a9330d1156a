/**
 * The value map and the arithmetic of the social return on investment, in decimal numbers. Pure: no Spring, no SQL.
 */
package fr.mediation.bilan.value;

/**
 * How a delivery is read: its profile and header are found, each of its lines is judged, and repeated lines are found.
 * What a line means is known to its source.
 */
package fr.mediation.bilan.source.delivery;

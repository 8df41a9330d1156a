/**
 * Opens the folder of definitions that the secretariat may change without touching Java: the operator's own, or the copy
 * packaged in the jar. What a definition means is known to the packages that read it.
 */
package fr.mediation.bilan.definition;

/**
 * Faults that were reported in public about files like those of the producers, each as the smallest input that shows it, with
 * what is right.
 */
package fr.mediation.bilan.cases;

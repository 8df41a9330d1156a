/**
 * What a figure is: one value of an indicator with its period, its territory, its category and its status. The store keeps
 * figures, {@code indicator} says how they come about, and {@code report} shows them.
 */
package fr.mediation.bilan.figure;

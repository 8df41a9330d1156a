/**
 * The catalogue of indicators and their computation: definitions read from jobs/indicators, one scan per fact table, then
 * the figures derived from other figures. How a figure is shown is not decided here.
 */
package fr.mediation.bilan.indicator;

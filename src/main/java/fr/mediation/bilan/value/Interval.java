package fr.mediation.bilan.value;

/**
 * The range of a territory's result when all assumptions vary together.
 *
 * @param low the fifth percentile of the draws
 * @param median half of the draws are below it
 * @param high the ninety-fifth percentile
 */
public record Interval(Result low, Result median, Result high) {}

package fr.mediation.bilan.value;

/**
 * The range of a territory's result when all assumptions vary together.
 *
 * @param low the fifth percentile of the draws
 * @param median half of the draws are below it
 * @param high the ninety-fifth percentile
 * @param central at which percentile the central result lies, from 0 to 100: how many of a hundred draws are below it,
 *     those that equal it counted by half
 */
public record Interval(Result low, Result median, Result high, int central) {}

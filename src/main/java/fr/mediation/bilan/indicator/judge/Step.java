package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.judge.Finding.Observed;

/**
 * A figure beside that of the year before, as plausibility is judged by it.
 *
 * @param figure the figure
 * @param earlier that of the year before
 * @param before what the earlier figure counts: a number of things, or the part of a whole
 * @param now the same of the figure
 * @param wholeBefore the whole of the year before; 1 where the figure is no share
 * @param whole the same of this year
 * @param observed both values, in the indicator's unit
 */
record Step(
        Figure figure, Figure earlier, double before, double now, double wholeBefore, double whole, Observed observed) {

    /** The share of the year before, 0 to 1. */
    double shareBefore() {
        return before / wholeBefore;
    }

    /** The share of this year, 0 to 1. */
    double share() {
        return now / whole;
    }
}

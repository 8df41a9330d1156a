/**
 * What the expressions of measures are on one row of facts: the server evaluates what only it can, once each, and the rest
 * is made of that here, with the values that the server would give.
 */
@NullMarked
package fr.mediation.bilan.indicator.row;

import org.jspecify.annotations.NullMarked;

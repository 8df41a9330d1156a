package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;

/**
 * A number that a valuation took from a parameter, as it was in a year.
 *
 * @param title what it is
 * @param year the calendar year it was taken for
 * @param value the number
 * @param unit its unit
 * @param source where it comes from
 */
public record Parameter(Label title, int year, BigDecimal value, Label unit, Source source) {}

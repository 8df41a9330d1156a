package fr.mediation.bilan.report;

import fr.mediation.bilan.text.Label;

/**
 * A source as readers know it.
 *
 * @param id its id, as open files have it
 * @param label what it is called
 * @param about what is drawn from it
 */
public record SourceName(String id, Label label, Label about) {}

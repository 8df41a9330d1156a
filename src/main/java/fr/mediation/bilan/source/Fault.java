package fr.mediation.bilan.source;

import java.io.Serializable;

/**
 * One reason why a line is refused, with its position in the file.
 *
 * @param rule the rule that was broken
 * @param sheet the sheet's name, empty in a text file
 * @param line the line's number in the file, from 1
 * @param column the canonical column, empty where the whole line is at fault
 * @param value what the cell held, masked in a personal column
 * @param expected what the cell should hold, empty where the rule says it
 */
public record Fault(Rule rule, String sheet, int line, String column, String value, String expected)
        implements Serializable {}

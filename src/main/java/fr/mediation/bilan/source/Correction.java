package fr.mediation.bilan.source;

import java.io.Serializable;

/**
 * One cell of an accepted line that was corrected, with its position in the file.
 *
 * @param kind what was done
 * @param sheet the sheet's name, empty in a text file
 * @param line the line's number in the file, from 1
 * @param column the canonical column
 * @param before what the cell held, masked in a personal column
 * @param after the value taken instead, empty where the cell was left out
 */
public record Correction(CorrectionKind kind, String sheet, int line, String column, String before, String after)
        implements Serializable {}

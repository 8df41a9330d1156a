package fr.mediation.bilan.report.model;

import java.util.List;
import java.util.Locale;

/**
 * The annual review, as tables in memory.
 *
 * @param title its title
 * @param subject what it covers
 * @param language the reader's language
 * @param sheets its sheets, in order
 */
public record Report(String title, String subject, Locale language, List<Sheet> sheets) {

    /** Keeps a copy of the sheets. */
    public Report {
        sheets = List.copyOf(sheets);
    }
}

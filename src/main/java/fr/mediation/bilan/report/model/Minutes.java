package fr.mediation.bilan.report.model;

import java.util.List;
import java.util.Locale;

/**
 * The draft of the minutes of the steering committee, as its agenda in memory: the figures are there, what the committee
 * decides is left to be written. The agenda is that of article 9 of the convention: the review of the past year, the
 * orientations and the means of the next.
 *
 * @param title its title, repeated in the header of every page but the first
 * @param subject what it covers
 * @param language the reader's language
 * @param footer the footer of every page, with {@link #PAGE} and {@link #PAGES} in it
 * @param blocks its content, in order
 */
public record Minutes(String title, String subject, Locale language, String footer, List<Block> blocks) {
    /** Stands for the number of a page. */
    public static final String PAGE = "{page}";

    /** Stands for the number of pages. */
    public static final String PAGES = "{pages}";

    /** Keeps a copy of the blocks. */
    public Minutes {
        blocks = List.copyOf(blocks);
    }
}

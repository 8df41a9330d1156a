package fr.mediation.bilan.report.model;

import java.util.List;

/**
 * A picture and what its colours mean.
 *
 * @param title its title
 * @param description what it shows, for readers who cannot see it, and where its figures are
 * @param png its bytes, not to be changed
 * @param width in pixels
 * @param height in pixels
 * @param key the colours, in the order they are shown
 */
public record Picture(String title, String description, byte[] png, int width, int height, List<Colour> key) {

    /** Keeps a copy of the key. */
    public Picture {
        key = List.copyOf(key);
    }

    /**
     * A colour of the picture.
     *
     * @param hex red, green and blue, six hexadecimal digits
     * @param striped whether it is drawn in stripes on white
     * @param meaning what it means
     */
    public record Colour(String hex, boolean striped, String meaning) {}
}

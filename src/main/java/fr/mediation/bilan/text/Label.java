package fr.mediation.bilan.text;

import java.io.Serializable;
import java.util.Locale;

/**
 * A text in both languages, as definitions carry it.
 *
 * @param fr the French text
 * @param en the English text
 */
public record Label(String fr, String en) implements Serializable {
    /**
     * {@return a label of one text that serves both languages, such as a name}
     *
     * @param text the text, empty where there is none
     */
    public static Label of(String text) {
        return new Label(text, text);
    }

    /**
     * {@return the text in one language}
     *
     * @param locale the reader's language; any but English reads French
     */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : fr;
    }
}

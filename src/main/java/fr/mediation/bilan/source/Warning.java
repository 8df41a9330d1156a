package fr.mediation.bilan.source;

/**
 * What is told of a whole file for a person to judge: nothing is refused and nothing changed. Its sentence is {@code
 * source.warning.<code>} in the messages; the values are those of {@link Warnings#sentences()}.
 */
public enum Warning {
    /** A sheet is hidden, and therefore not read. */
    HIDDEN_SHEET("feuille_masquee");

    private final String code;

    Warning(String code) {
        this.code = code;
    }

    /** {@return the code users read, lower-case words joined by {@code _}} */
    public String code() {
        return code;
    }
}

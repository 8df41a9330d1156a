package fr.mediation.bilan.text;

import java.util.Locale;

/**
 * A failure that a user can do something about. It carries the key and arguments of a sentence that says what is wrong,
 * where, and what to do; the command line renders it in the user's language and never shows a stack trace.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    /**
     * A failure explained by a sentence.
     *
     * @param key the sentence's key in {@link Messages}
     * @param arguments its values: file names, line numbers, codes; never personal data
     */
    public ProblemException(String key, Object... arguments) {
        this(null, key, arguments);
    }

    /**
     * A failure explained by a sentence, with its technical cause for the log.
     *
     * @param cause the technical cause
     * @param key the sentence's key in {@link Messages}
     * @param arguments its values
     */
    public ProblemException(Throwable cause, String key, Object... arguments) {
        super(key, cause);
        this.key = key;
        this.arguments = arguments.clone();
    }

    /**
     * The sentence's key.
     *
     * @return a key of {@link Messages}
     */
    public String key() {
        return key;
    }

    /**
     * The sentence's values.
     *
     * @return a copy
     */
    public Object[] arguments() {
        return arguments.clone();
    }

    @Override
    public String getMessage() {
        return Messages.in(Locale.UK).get(this);
    }
}

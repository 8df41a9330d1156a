package fr.mediation.bilan.text;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can do something about. Its sentence says what is wrong, where, and what to do; the command line
 * renders it in the user's language and never shows a stack trace. It is thrown; what is kept is its sentence.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /**
     * A failure explained by a sentence.
     *
     * @param key the sentence's key in {@link Messages}
     * @param values its values
     */
    public ProblemException(String key, Object... values) {
        this(null, key, values);
    }

    /**
     * A failure explained by a sentence, with its technical cause for the log.
     *
     * @param cause the technical cause
     * @param key the sentence's key in {@link Messages}
     * @param values its values
     */
    public ProblemException(@Nullable Throwable cause, String key, Object... values) {
        this(cause, Sentence.of(key, values));
    }

    /**
     * A failure explained by a sentence that is already made.
     *
     * @param cause the technical cause
     * @param sentence the sentence
     */
    public ProblemException(@Nullable Throwable cause, Sentence sentence) {
        super(sentence.key(), cause);
        this.sentence = sentence;
    }

    /** {@return what is wrong, where, and what to do} */
    public Sentence sentence() {
        return sentence;
    }

    /** {@return the sentence's key, one of {@link Messages}} */
    public String key() {
        return sentence.key();
    }

    @Override
    public String getMessage() {
        return Messages.in(Messages.ENGLISH).get(sentence);
    }
}

package fr.mediation.bilan.store.query;

import java.sql.SQLException;

/** A query is not taken; the message says what of it, in the database's words. */
public final class WrongQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is wrong. */
    enum Kind {
        /** It is not understood, or has no value. */
        WRONG,
        /** It takes longer than {@link MeasureSession#MOST}. */
        TOO_SLOW
    }

    WrongQueryException(Kind kind, SQLException reason, RuntimeException cause) {
        super(reason.getMessage(), cause);
        this.kind = kind;
    }

    /**
     * What is evaluated of a row beside the database has no value.
     *
     * @param message as the database says it
     */
    public WrongQueryException(String message) {
        super(message);
        this.kind = Kind.WRONG;
    }

    /** {@return whether it takes too long, and would be understood} */
    public boolean isTooSlow() {
        return kind == Kind.TOO_SLOW;
    }
}

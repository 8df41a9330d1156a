package fr.mediation.bilan.cli;

/** The exit codes of commands. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;

    /** Failed: a message says why. */
    static final int FAILED = 1;

    /** The command line was wrong. */
    static final int WRONG_USAGE = 2;

    /** Done, but more lines were rejected than tolerated. */
    static final int TOO_MANY_REJECTED = 3;

    /** Another run holds the lock. */
    static final int LOCKED = 4;

    /** Done, but a delivery is held: a person is to confirm what it replaces. */
    static final int HELD = 5;

    private ExitCode() {}
}

package fr.mediation.bilan.database;

import fr.mediation.bilan.text.Sentence;

/** Told what a database is waited for, where that takes longer than a user waits without a word. */
@FunctionalInterface
public interface WaitListener {
    /** Tells nobody. */
    WaitListener NONE = sentence -> {};

    /** After so long a wait is told, in seconds. */
    int PATIENCE_SECONDS = 3;

    /**
     * Something is waited for.
     *
     * @param sentence what, and for how long
     */
    void waits(Sentence sentence);
}

package fr.mediation.bilan.database;

/** An open PostgreSQL. Closing it stops the embedded server, unless another process still uses it. */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {
    /** The schema that holds all tables. */
    String SCHEMA = "bilan";

    /** The role that measures run as: it may read the views of facts, and nothing else. */
    String READER = "bilan_reader";

    /** What an administrator runs on an external database whose user may not make roles. */
    String MAKE_READER = "create role bilan_reader nologin; grant bilan_reader to <user>";

    /** How many statements a run may have executed at a time, beside its own: as many connections are kept for them. */
    int MOST_AT_ONCE = 8;

    /**
     * Opens the database.
     *
     * @param settings which one
     * @return the open database
     * @throws fr.mediation.bilan.text.ProblemException if it cannot be opened: the sentence says what to do
     */
    static Database open(DatabaseSettings settings) {
        return open(settings, WaitListener.NONE);
    }

    /**
     * Opens the database.
     *
     * @param settings which one
     * @param listener told what is waited for
     * @return the open database
     * @throws fr.mediation.bilan.text.ProblemException if it cannot be opened: the sentence says what to do
     */
    static Database open(DatabaseSettings settings, WaitListener listener) {
        return settings.url() != null
                ? ExternalDatabase.open(settings)
                : EmbeddedDatabase.open(settings.home(), listener);
    }

    /** {@return where to connect, a JDBC URL} */
    String url();

    /** {@return the user to connect as, null where the URL says it} */
    String user();

    /** {@return the password to connect with, null where none is needed} */
    String password();

    /**
     * {@return whether there is the role {@link #READER}, and {@code set local role} takes it on} An external database may
     * be without, where its user may not make roles.
     */
    boolean hasReader();

    /**
     * Finds out whether the server accepts connections, and starts the embedded one again where it died, where it
     * listened before: {@link #url()} stays as it is. Takes at most about a minute, also where other processes do the same.
     *
     * @return whether it had died and was started again; false where it answers
     * @throws fr.mediation.bilan.text.ProblemException if it does not answer and cannot be started: the sentence says
     *     what to do
     */
    boolean restore();

    @Override
    void close();
}

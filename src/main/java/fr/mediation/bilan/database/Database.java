package fr.mediation.bilan.database;

/** An open PostgreSQL. Closing it stops the embedded server, unless another process still uses it. */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {
    /** The schema that holds all tables. */
    String SCHEMA = "bilan";

    /**
     * Opens the database.
     *
     * @param settings which one
     * @return the open database
     * @throws fr.mediation.bilan.text.ProblemException if it cannot be opened: the sentence says what to do
     */
    static Database open(DatabaseSettings settings) {
        return settings.url() != null ? ExternalDatabase.open(settings) : EmbeddedDatabase.open(settings.home());
    }

    /** {@return where to connect, a JDBC URL} */
    String url();

    /** {@return the user to connect as, null where the URL says it} */
    String user();

    /** {@return the password to connect with, null where none is needed} */
    String password();

    /**
     * Finds out whether the server accepts connections, and starts the embedded one again where it died, on the same
     * port: {@link #url()} stays as it is. Takes at most about a minute, also where other processes do the same.
     *
     * @return whether it had died and was started again; false where it answers
     * @throws fr.mediation.bilan.text.ProblemException if it does not answer and cannot be started: the sentence says
     *     what to do
     */
    boolean restore();

    @Override
    void close();
}

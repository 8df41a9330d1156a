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

    /**
     * Where to connect.
     *
     * @return a JDBC URL
     */
    String url();

    /**
     * The user to connect as.
     *
     * @return the user, null where the URL says it
     */
    String user();

    /**
     * The password to connect with.
     *
     * @return the password, null where none is needed
     */
    String password();

    @Override
    void close();
}

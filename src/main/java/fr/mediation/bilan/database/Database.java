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

    @Override
    void close();
}

package fr.mediation.bilan.database;

import java.nio.file.Path;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A home whose server was started by a process of Bilan, seen by a test beside it. */
public final class RunningHome {
    private RunningHome() {}

    /**
     * {@return the database of the server that runs; each statement is on a connection of its own}
     *
     * @param home the home
     */
    public static DriverManagerDataSource of(Path home) {
        ServerFolder folder = new ServerFolder(home);
        RunningServer server = RunningServer.in(folder.data()).orElseThrow();
        return new DriverManagerDataSource(
                server.url() + "&currentSchema=" + Database.SCHEMA, Roles.OWNER, folder.password());
    }

    /**
     * {@return the process of the server that runs}
     *
     * @param home the home
     */
    public static ProcessHandle server(Path home) {
        return RunningServer.in(new ServerFolder(home).data()).orElseThrow().process();
    }

    /**
     * {@return whether a server runs}
     *
     * @param home the home
     */
    public static boolean isServed(Path home) {
        return RunningServer.in(new ServerFolder(home).data()).isPresent();
    }

    /**
     * Opens the database of a home in which nothing runs, asks it, and closes it.
     *
     * @param home the home
     * @param question what is asked
     * @return the answer
     */
    public static <T> T ask(Path home, Function<JdbcClient, T> question) {
        try (Database database = Database.open(new DatabaseSettings(home, null, null, null))) {
            return question.apply(JdbcClient.create(new DriverManagerDataSource(
                    database.url() + "&currentSchema=" + Database.SCHEMA, database.user(), database.password())));
        }
    }
}

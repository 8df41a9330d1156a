package fr.mediation.bilan.bench;

import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.database.DatabaseSettings;
import java.nio.file.Path;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Starts the server of a home and stops it: what every command that looks into a home takes at least. */
public final class ServerStart {
    private ServerStart() {}

    /**
     * Does so.
     *
     * @param arguments the home
     */
    public static void main(String[] arguments) {
        LoggingSystem.get(ServerStart.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        Database.open(new DatabaseSettings(Path.of(arguments[0]), null, null, null))
                .close();
    }
}

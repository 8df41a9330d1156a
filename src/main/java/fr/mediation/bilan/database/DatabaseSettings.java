package fr.mediation.bilan.database;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which database to use.
 *
 * @param home the folder under which the embedded server lives
 * @param url the JDBC URL of an external PostgreSQL, null for the embedded one
 * @param user its user
 * @param password its password
 */
public record DatabaseSettings(
        Path home,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {
    /** Takes user and password out of the URL, where it holds them: they go before those given beside it. */
    public DatabaseSettings {
        if (url != null) {
            DatabaseUrl apart = DatabaseUrl.of(url);
            url = apart.plain();
            user = apart.user() == null ? user : apart.user();
            password = apart.password() == null ? password : apart.password();
        }
    }

    /**
     * The settings that the environment's variables {@code BILAN_DATABASE_URL}, {@code _USER} and {@code _PASSWORD} give.
     *
     * @param home the home
     * @param environment the environment's variables
     * @return an external database where a URL is given, else the embedded one
     */
    public static DatabaseSettings of(Path home, Map<String, String> environment) {
        String url = environment.get("BILAN_DATABASE_URL");
        return new DatabaseSettings(
                home,
                url == null || url.isBlank() ? null : url,
                environment.get("BILAN_DATABASE_USER"),
                environment.get("BILAN_DATABASE_PASSWORD"));
    }

    /** Where the data lie, as users are told: the home, or the external database's URL. */
    String place() {
        return url == null ? home.toString() : ExternalDatabase.withoutSecrets(url);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + place() + "]";
    }
}

package fr.mediation.bilan.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives the application its database, and closes the server after the last connection. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** One for the run's lock, one for its work, two for status queries meanwhile. */
    private static final int CONNECTIONS = 4;

    @Bean
    @ConditionalOnMissingBean
    DatabaseSettings databaseSettings(Environment environment) {
        return DatabaseSettings.of(Path.of(environment.getRequiredProperty("bilan.home")), System.getenv());
    }

    @Bean(destroyMethod = "close")
    Database database(DatabaseSettings settings) {
        return Database.open(settings);
    }

    @Bean
    Migrations migrations(DatabaseSettings settings, Database database) {
        return new Migrations(settings, database.hasReader());
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(Database database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("currentSchema", Database.SCHEMA);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", EmbeddedDatabase.CLIENT_NAME);
        // The driver would otherwise give sessions the time zone of the machine.
        config.setConnectionInitSql("set time zone 'UTC'");
        return new HikariDataSource(config);
    }
}

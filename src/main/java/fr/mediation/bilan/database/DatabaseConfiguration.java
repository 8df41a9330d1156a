package fr.mediation.bilan.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.mediation.bilan.text.Sentence;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/** Gives the application its database, and closes the server after the last connection. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);

    /** One for the run's lock, one for its work and one for each of its scans, one to watch, two for status queries meanwhile. */
    private static final int CONNECTIONS = 5 + Database.MOST_AT_ONCE;

    /**
     * How long to wait for a connection: there are enough, so only a server that is gone makes anybody wait. A run says
     * that it is gone after this time.
     */
    private static final long MILLIS_TO_CONNECT = 2_000;

    private static final long MILLIS_TO_VALIDATE = 1_000;

    /**
     * What every session is set to. The driver would otherwise give it the time zone of the machine, and an administrator may
     * have given the user limits that are meant for short queries; those of newer servers are named too.
     */
    private static final String SESSION = """
            set time zone 'UTC';
            set default_transaction_isolation = 'read committed';
            do $$
            declare
                name text;
            begin
                for name in
                    select s.name from pg_settings s
                    where s.name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout',
                                     'idle_session_timeout', 'transaction_timeout')
                      and s.setting <> '0'
                loop
                    execute format('set %I = 0', name);
                end loop;
            end $$
            """;

    @Bean
    @ConditionalOnMissingBean
    DatabaseSettings databaseSettings(Environment environment) {
        return DatabaseSettings.of(Path.of(environment.getRequiredProperty("bilan.home")), System.getenv());
    }

    @Bean(destroyMethod = "close")
    Database database(DatabaseSettings settings, ObjectProvider<WaitListener> listener) {
        return Database.open(settings, listener.getIfAvailable(() -> WaitListener.NONE));
    }

    @Bean
    Migrations migrations(DatabaseSettings settings, Database database) {
        return new Migrations(settings, database.hasReader());
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(Database database, ObjectProvider<WaitListener> listener) {
        return pool(database, listener.getIfAvailable(() -> WaitListener.NONE));
    }

    static HikariDataSource pool(Database database, WaitListener listener) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(MILLIS_TO_CONNECT);
        config.setValidationTimeout(MILLIS_TO_VALIDATE);
        // Nobody between here and an external server may forget a lock's connection because it says nothing for hours.
        config.addDataSourceProperty("tcpKeepAlive", "true");
        if (database instanceof EmbeddedDatabase) {
            config.addDataSourceProperty(EmbeddedDatabase.REQUIRE_PROOF, EmbeddedDatabase.PROOF);
        }
        config.addDataSourceProperty("currentSchema", Database.SCHEMA);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", EmbeddedDatabase.CLIENT_NAME);
        config.setConnectionInitSql(SESSION);
        // The first connection is made here, before anybody watches the server.
        try (WaitListener.Patience patience =
                WaitListener.Patience.begin(listener, () -> Sentence.of("database.does-not-answer"))) {
            LOG.debug("connecting with {}", patience);
            return new HikariDataSource(config);
        }
    }

    // Nobody asks for it.
    @Bean(destroyMethod = "close")
    @Lazy(false)
    @ConditionalOnBean(WaitListener.class)
    AnswerWatch answerWatch(DataSource dataSource, WaitListener listener) {
        return AnswerWatch.start(dataSource, listener);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new ProvenTransactions(dataSource);
    }
}

package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.BilanApplication;
import fr.mediation.bilan.job.ingest.Inbox;
import fr.mediation.bilan.job.ingest.Ingestion;
import fr.mediation.bilan.job.ingest.IntakeSetup;
import fr.mediation.bilan.job.run.JobRuns;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.job.run.RunLock;
import fr.mediation.bilan.source.Intake;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application while one command uses it: the database is open, and locked where the command changes something. */
final class Session implements AutoCloseable {
    private final CommonOptions common;
    private final ConfigurableApplicationContext application;
    private final @Nullable RunLock lock;

    private Session(CommonOptions common, ConfigurableApplicationContext application, @Nullable RunLock lock) {
        this.common = common;
        this.application = application;
        this.lock = lock;
    }

    /** For a command that only looks. */
    static Session reading(CommonOptions common) {
        return new Session(common, start(common), null);
    }

    /** For a command that changes something: no other such command runs meanwhile. */
    static Session exclusive(CommonOptions common) {
        ConfigurableApplicationContext application = start(common);
        try {
            RunLock lock = RunLock.take(application.getBean(DataSource.class));
            Session session = new Session(common, application, lock);
            int recovered = session.get(JobRuns.class).recover();
            if (recovered > 0) {
                common.console().say("recovered", recovered);
            }
            return session;
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext start(CommonOptions common) {
        common.home().prepare();
        return new SpringApplicationBuilder(BilanApplication.class)
                .web(WebApplicationType.NONE)
                .properties(BilanApplication.HOME + "=" + common.home().folder())
                .run();
    }

    <T> T get(Class<T> type) {
        return application.getBean(type);
    }

    /** Takes deliveries in, one after the other. */
    void ingest(List<Inbox.Waiting> files, DeliveryOptions options, DeliveryPrinter printer) {
        Intake intake = IntakeSetup.forIngest(common.home(), common.jobs(), common.environment(), get(Clock.class));
        Ingestion ingestion = get(Ingestion.class);
        Progress progress = TerminalProgress.on(common.console());
        for (Inbox.Waiting file : files) {
            printer.print(
                    ingestion.ingest(file.path(), intake, options.hints(file, common), common.messages(), progress));
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } finally {
            application.close();
        }
    }
}

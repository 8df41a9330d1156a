package fr.mediation.bilan.job;

import fr.mediation.bilan.database.WaitListener;
import fr.mediation.bilan.file.TemporaryFolder;
import fr.mediation.bilan.job.run.FirstUse;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.text.Sentence;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A home while its database runs, and the services that work on it. */
public final class OpenHome implements AutoCloseable {
    private final ConfigurableApplicationContext application;
    private final TemporaryFolder temporary;
    private final Consumer<Sentence> told;

    private OpenHome(ConfigurableApplicationContext application, TemporaryFolder temporary, Consumer<Sentence> told) {
        this.application = application;
        this.temporary = temporary;
        this.told = told;
    }

    /**
     * Opens a home.
     *
     * @param home the home, made if there is none
     * @param told given what there is to tell about it before anything else
     * @return the home, open until it is closed
     * @throws fr.mediation.bilan.text.ProblemException if it cannot be written to, or its database cannot be opened
     */
    public static OpenHome of(Home home, Consumer<Sentence> told) {
        TemporaryFolder temporary = home.prepare(told);
        try {
            return new OpenHome(
                    new SpringApplicationBuilder(BilanApplication.class)
                            .web(WebApplicationType.NONE)
                            .listeners(new LogOfItself())
                            .environment(new HomeEnvironment(home))
                            .initializers(context -> context.getBeanFactory()
                                    .registerSingleton("waitListener", (WaitListener) told::accept))
                            .run(),
                    temporary,
                    told);
        } catch (RuntimeException e) {
            temporary.close();
            throw e;
        }
    }

    /**
     * {@return the service of a type that works on this home} The schema is brought up to date for the first that needs it, and
     * once more where the database was lost meanwhile.
     *
     * @param type the service
     */
    public <T> T get(Class<T> type) {
        return FirstUse.of(application, type, () -> told.accept(Sentence.of("job.server-restarted")));
    }

    @Override
    public void close() {
        try {
            application.close();
        } finally {
            temporary.close();
        }
    }
}

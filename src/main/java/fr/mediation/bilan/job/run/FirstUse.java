package fr.mediation.bilan.job.run;

import fr.mediation.bilan.database.DatabaseFailure;
import fr.mediation.bilan.database.Reconnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;

/** The first use of a service: the schema is brought up to date for it, and the database may be lost meanwhile. */
public final class FirstUse {
    private static final Logger LOG = LoggerFactory.getLogger(FirstUse.class);

    private FirstUse() {}

    /**
     * {@return a service, made once more where the database was lost and is back}
     *
     * @param application what makes it
     * @param type the service
     * @param restarted called where the server was started again here
     */
    public static <T> T of(ConfigurableApplicationContext application, Class<T> type, Runnable restarted) {
        try {
            return application.getBean(type);
        } catch (BeansException e) {
            boolean lost = DatabaseFailure.in(e)
                    .filter(DatabaseFailure::connectionLost)
                    .isPresent();
            if (!lost || application.isClosed()) {
                throw e;
            }
            LOG.warn("the database was lost while it was opened", e);
            if (application.getBean(Reconnection.class).await()) {
                restarted.run();
            }
            return application.getBean(type);
        }
    }
}

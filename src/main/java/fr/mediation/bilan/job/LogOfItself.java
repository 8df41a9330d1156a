package fr.mediation.bilan.job;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.status.StatusManager;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Keeps what the log has to say of itself from the terminal: where the disk is full, each line that it cannot write would be
 * a stack trace there, around the sentence that says so.
 */
final class LogOfItself implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    /** Without an order it comes after the listener that sets the log up. */
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof Context log) {
            StatusManager status = log.getStatusManager();
            status.getCopyOfStatusListenerList().forEach(status::remove);
        }
    }
}

package fr.mediation.bilan.job.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Takes NUL out of what is recorded of failures: Spring Batch records a step's stack trace, whose messages may quote anything,
 * and PostgreSQL refuses a text that holds NUL, so that the step would stay unfinished for ever.
 */
@Component
final class StorableFailures implements BeanPostProcessor {
    private static final char NUL = 0;
    private static final char REPLACEMENT = '\uFFFD';

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JobRepository repository ? cleaning(repository) : bean;
    }

    private static JobRepository cleaning(JobRepository repository) {
        return (JobRepository) Proxy.newProxyInstance(
                JobRepository.class.getClassLoader(),
                new Class<?>[] {JobRepository.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("update")) {
                        clean(arguments[0]);
                    }
                    try {
                        return method.invoke(repository, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void clean(Object execution) {
        if (execution instanceof StepExecution step) {
            step.setExitStatus(clean(step.getExitStatus()));
        } else if (execution instanceof JobExecution job) {
            job.setExitStatus(clean(job.getExitStatus()));
        }
    }

    private static ExitStatus clean(ExitStatus status) {
        String description = status.getExitDescription();
        return description.indexOf(NUL) < 0
                ? status
                : new ExitStatus(status.getExitCode(), description.replace(NUL, REPLACEMENT));
    }
}

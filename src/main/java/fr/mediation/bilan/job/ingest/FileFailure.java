package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.job.run.RunFailure;
import fr.mediation.bilan.text.PersonalData;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reading of one file failed, and not for what is written in it: it changed meanwhile, its disk failed, or it made
 * the program fail. Nothing of it is kept, so that a later run takes it afresh, and the other files are read.
 */
final class FileFailure extends ProblemException {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(FileFailure.class);

    private FileFailure(ProblemException problem) {
        super(problem, problem.sentence());
    }

    private FileFailure(Throwable cause, String key, String fileName) {
        super(cause, key, fileName);
    }

    /**
     * {@return what reading a file gives}
     *
     * @throws ProblemException as the reading does; a {@link FileFailure} for whatever else it throws
     */
    static <T> T unless(Path file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProblemException problem) {
            throw problem;
        } catch (RuntimeException | Error failure) {
            throw of(file, failure);
        }
    }

    /** The failure of a file for what its reading threw; what ends the whole run stays what it is. */
    static RuntimeException of(Path file, Throwable thrown) {
        if (thrown instanceof ProblemException problem) {
            return new FileFailure(problem);
        }
        if (thrown instanceof RuntimeException failure
                && (Thread.currentThread().isInterrupted()
                        || RunFailure.in(failure).isPresent())) {
            return failure;
        }
        LOG.error("reading of a file failed", thrown);
        return new FileFailure(
                thrown,
                "job.file-failed",
                PersonalData.maskedName(file.getFileName().toString()));
    }
}

package fr.mediation.bilan.job.run;

import java.nio.file.Path;

/** Is notified of how far a run is. The command line shows it as a bar or as plain lines. */
public interface Progress {
    /** Ignores everything. */
    Progress SILENT = new Progress() {};

    /**
     * Runs that were interrupted were found: they go on where they stopped.
     *
     * @param runs how many
     */
    default void recovered(int runs) {}

    /** The connection to the database was lost: its server is started again, or waited for. */
    default void disconnected() {}

    /**
     * The database answers again: what was committed is there, and the run goes on from it.
     *
     * @param restarted whether its server had to be started again
     */
    default void reconnected(boolean restarted) {}

    /**
     * A file begins.
     *
     * @param file its name
     */
    default void begin(String file) {}

    /**
     * Lines of the file were judged.
     *
     * @param count how many more
     */
    default void lines(int count) {}

    /** The file ended. */
    default void end() {}

    /**
     * A file that somebody may have changed was about to be replaced, and is kept.
     *
     * @param file the file, under its new name
     */
    default void keptBeside(Path file) {}
}

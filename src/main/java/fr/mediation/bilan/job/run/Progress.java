package fr.mediation.bilan.job.run;

/** Is notified of how far a run is. The command line shows it as a bar or as plain lines. */
public interface Progress {
    /** Ignores everything. */
    Progress SILENT = new Progress() {};

    /**
     * Runs that a dead process left were found: they go on where they stopped.
     *
     * @param runs how many
     */
    default void recovered(int runs) {}

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
}

package fr.mediation.bilan.job.run;

/** What a run tells while it works. The command line shows it as a bar or as plain lines; a test need not look. */
public interface Progress {
    /** Tells nothing. */
    Progress SILENT = new Progress() {};

    /**
     * A piece of work begins.
     *
     * @param what the file's name, or the key of a sentence of the bundle {@code job}
     */
    default void begin(String what) {}

    /**
     * Lines of the running file were judged.
     *
     * @param count how many more
     */
    default void lines(int count) {}

    /** The piece of work ended. */
    default void end() {}
}

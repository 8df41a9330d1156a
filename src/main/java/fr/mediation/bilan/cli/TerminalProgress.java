package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.text.HiddenCharacters;
import fr.mediation.bilan.text.Messages;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows on a terminal how far a file was read: how many lines it has is known at its end, so there is no bar to fill. Elsewhere
 * a line says which file is read.
 */
final class TerminalProgress implements Progress {
    private static final int REFRESH_MILLIS = 200;

    private final Messages messages;
    private ProgressBar bar;

    private TerminalProgress(Messages messages) {
        this.messages = messages;
    }

    /** The progress to show: lines as they are read where somebody watches. */
    static Progress on(Console console) {
        return System.console() == null ? plain(console) : new TerminalProgress(console.messages());
    }

    private static Progress plain(Console console) {
        return new Progress() {
            @Override
            public void begin(String file) {
                console.remark(console.messages().get("cli.progress.reading", file));
            }
        };
    }

    @Override
    public void begin(String file) {
        bar = new ProgressBarBuilder()
                .setTaskName(HiddenCharacters.shown(file))
                .setInitialMax(-1)
                .setRenderer((state, width) -> shown(
                        messages,
                        state.getTaskName(),
                        state.getCurrent(),
                        state.getElapsedAfterStart().toSeconds(),
                        width))
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .clearDisplayOnFinish()
                .build();
    }

    /** One line of a terminal; what does not fit into it is left out. */
    static String shown(Messages messages, String file, long lines, long seconds, int width) {
        String line = messages.get("cli.progress.lines", file, lines, seconds);
        return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
    }

    @Override
    public void lines(int count) {
        bar.stepBy(count);
    }

    @Override
    public void end() {
        bar.close();
    }
}

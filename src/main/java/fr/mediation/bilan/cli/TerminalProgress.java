package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.run.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows progress as a bar on a terminal. Elsewhere the lines that tell what became of each file are enough. */
final class TerminalProgress implements Progress {
    private static final int REFRESH_MILLIS = 200;

    private ProgressBar bar;

    private TerminalProgress() {}

    /** The progress to show: a bar where somebody watches. */
    static Progress on(Console console) {
        return System.console() == null ? plain(console) : new TerminalProgress();
    }

    private static Progress plain(Console console) {
        return new Progress() {
            @Override
            public void begin(String what) {
                console.errors().println(console.messages().get("cli.progress.reading", what));
                console.errors().flush();
            }
        };
    }

    @Override
    public void begin(String what) {
        bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .clearDisplayOnFinish()
                .build();
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

package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.text.HiddenCharacters;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows progress as a bar on a terminal. Elsewhere a line says which file is read. */
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

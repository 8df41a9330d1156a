package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.Figure;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether as many contribute to a figure as a year before, where it is not known who reported in both. */
final class Coverage {
    /** With fewer contributors, one more or less may already halve or double them. */
    private static final long MIN_CONTRIBUTORS = 5;

    private Coverage() {}

    /** Whether at least twice or at most half as many contribute, and that is not the very change to be shown. */
    static boolean changed(Figure before, Figure now) {
        long more = Math.max(now.contributors(), before.contributors());
        long fewer = Math.min(now.contributors(), before.contributors());
        return more >= MIN_CONTRIBUTORS && fewer * 2 < more && !(countsContributors(now) && countsContributors(before));
    }

    /** Whether a figure is the number of its contributors, so that their change is the very change to be shown. */
    private static boolean countsContributors(Figure figure) {
        return Optional.ofNullable(figure.value())
                .filter(value -> value.compareTo(BigDecimal.valueOf(figure.contributors())) == 0)
                .isPresent();
    }
}

package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Response;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure over what the same reporters reported in a year and in the year before, and how many of those expected
 * reported.
 *
 * @param before what those reporters gave the year before, in the indicator's unit; null where they say nothing of it, or too
 *     little of all that was reported for it to be told
 * @param now what they give this year; null likewise
 * @param difference now − before; null where one of them is
 * @param percent 100 × difference / |before|; null where the difference is, where before is 0, and where the unit is a
 *     percentage, whose change is given in points
 * @param shareBefore which share of last year's volume is theirs, 0 to 1; null where there was none
 * @param shareNow the same of this year's
 * @param broken whether they carry less than 80 % of either year's volume
 * @param response who of those expected reported the facts that it is measured on; null where it is derived from others
 * @param estimate the figure with what is missing from those that did not report; null where nobody is missing, and where
 *     too little is known to say
 * @param partsDiffer whether it is made of what others reported, a quotient or what the value map gives, one of whose parts
 *     changed by more than two points otherwise over the same reporters than over all: what changed is then who reported, and
 *     no more is known
 */
public record Scope(
        @Nullable BigDecimal before,
        @Nullable BigDecimal now,
        @Nullable BigDecimal difference,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal shareBefore,
        @Nullable BigDecimal shareNow,
        boolean broken,
        @Nullable Response response,
        ConstantScope.@Nullable Estimate estimate,
        boolean partsDiffer) {
    private static final BigDecimal TOLD = BigDecimal.valueOf(2);

    /** What reporters of less than half of a year did says little of the others. */
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** {@return the smaller of both shares, 0 to 1; empty where neither year has a volume} */
    public Optional<BigDecimal> leastShare() {
        return Stream.of(Optional.ofNullable(shareBefore), Optional.ofNullable(shareNow))
                .flatMap(Optional::stream)
                .min(BigDecimal::compareTo);
    }

    /**
     * Whether a change of all that was reported differs from that of the same reporters by more than two points.
     *
     * @param previous last year's value of all that was reported
     * @param change the change of all, in the indicator's unit; null where it is not known
     * @param inPercent the same in percent; null where it is not given so
     */
    boolean differsFrom(@Nullable BigDecimal previous, @Nullable BigDecimal change, @Nullable BigDecimal inPercent) {
        if (change == null || difference == null) {
            return false;
        }
        // Without a percentage of something, what is compared are points.
        return inPercent == null
                ? previous != null && previous.signum() != 0 && apart(change, difference)
                : percent != null && apart(inPercent, percent);
    }

    private static boolean apart(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(TOLD) > 0;
    }

    /**
     * {@return the same with what may be told of it: not what the two years come to where they do not lie beside each other, for
     * they do so for no reporter either, nor where those who reported both carry less than half of one}
     *
     * @param between what breaks the series between them; null where nothing does
     */
    Scope told(Comparison.@Nullable Break between) {
        boolean apart = between != null && !between.leavesTheSame();
        return apart || leastShare().filter(share -> share.compareTo(HALF) < 0).isPresent()
                ? new Scope(
                        null,
                        null,
                        null,
                        null,
                        shareBefore,
                        shareNow,
                        broken,
                        response,
                        apart ? null : estimate,
                        partsDiffer)
                : this;
    }
}

package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;
import java.util.List;

/**
 * A valued change of the map.
 *
 * @param id its name in the map
 * @param stakeholder who lives the change
 * @param label what it is called
 * @param quantity how many units of the change
 * @param proxy euros for one unit of the quantity
 * @param deadweight the share that would have happened anyway, 0 to 1
 * @param displacement the share taken from elsewhere, 0 to 1
 * @param attribution the share due to others, 0 to 1, taken off
 * @param dropOff the share lost each year after the first, 0 to 1
 * @param duration how many years the change lasts, at least 1
 * @param starts 1 where it starts in the year of the activity, 2 in the year after
 * @param excludes ids of the outcomes that value the same effect
 */
public record Outcome(
        String id,
        String stakeholder,
        Label label,
        Quantity quantity,
        Assumption proxy,
        Assumption deadweight,
        Assumption displacement,
        Assumption attribution,
        Assumption dropOff,
        int duration,
        int starts,
        List<String> excludes) {

    /** Keeps its own copy of the list. */
    public Outcome {
        excludes = List.copyOf(excludes);
    }

    /**
     * The last year in which the change still counts.
     *
     * @return 1 for the year of the activity
     */
    public int lastYear() {
        return starts + duration - 1;
    }

    /**
     * A number the committee assumes, with its bounds and where it comes from.
     *
     * @param low the low value
     * @param central the value used
     * @param high the high value
     * @param unit its unit, empty for a rate
     * @param year the year of its prices or of its observation, 0 where none is given
     * @param source where it comes from, empty where none is given
     */
    public record Assumption(
            BigDecimal low, BigDecimal central, BigDecimal high, String unit, int year, String source) {
        /**
         * A number without bounds, unit, year or source.
         *
         * @param value the low, central and high value
         * @return the assumption
         */
        public static Assumption of(BigDecimal value) {
            return new Assumption(value, value, value, "", 0, "");
        }
    }
}

package fr.mediation.bilan.source;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line. Whether a line is repeated is known only at the end of the file: repeated lines are accepted
 * at first, and reported as repeated after the last line.
 */
public sealed interface Verdict extends Serializable {
    /**
     * The line was accepted.
     *
     * @param facts what it becomes, one fact or several
     * @param corrections what was corrected in it
     * @param originLine the number of the line in the delivery that it corrects, 0 where it corrects none
     * @param originSheet the sheet of that line, empty in a text file
     */
    record Accepted(List<Fact> facts, List<Correction> corrections, int originLine, String originSheet)
            implements Verdict {}

    /**
     * The line was refused.
     *
     * @param faults all its faults, at least one
     * @param cells the line as it may go back to its producer, what leads to a person masked; to nobody else
     * @param faulty the indexes of the cells at fault
     * @param place the place that a line of a directory names; null where it names none, and for other sources
     * @param originLine the number of the line in the delivery that it was to correct, 0 where it corrects none
     * @param originSheet the sheet of that line, empty in a text file
     */
    record Rejected(
            List<Fault> faults,
            List<String> cells,
            Set<Integer> faulty,
            @Nullable String place,
            int originLine,
            String originSheet)
            implements Verdict {}

    /**
     * A line accepted earlier does not count, or one of its facts.
     *
     * @param sheet its sheet, empty in a text file
     * @param line its number in the file
     * @param naturalKey the key of its facts that do not count
     * @param further whether it is another fact of a line than its first
     * @param duplicate whether the same line occurs earlier in the file, so that this one is refused; otherwise a later
     *     line with the same key and other content replaces it
     */
    record Repeated(String sheet, int line, long naturalKey, boolean further, boolean duplicate) implements Verdict {
        /** {@return the fault for which a duplicate is refused} */
        public Fault fault() {
            return new Fault(Rule.DUPLICATE, sheet, line, "", "", "");
        }
    }
}

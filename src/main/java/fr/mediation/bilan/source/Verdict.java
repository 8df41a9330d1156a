package fr.mediation.bilan.source;

import java.io.Serializable;
import java.util.List;

/** What became of one line. */
public sealed interface Verdict extends Serializable {
    /**
     * The line was accepted.
     *
     * @param fact what it becomes
     */
    record Accepted(Fact fact) implements Verdict {}

    /**
     * The line was refused.
     *
     * @param faults all its faults, at least one
     */
    record Rejected(List<Fault> faults) implements Verdict {}
}

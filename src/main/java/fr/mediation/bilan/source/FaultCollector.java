package fr.mediation.bilan.source;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.text.Surrogates;
import java.util.ArrayList;
import java.util.List;

/** Collects the faults and corrections of one line. The values of personal columns are masked. */
final class FaultCollector {
    private static final String MASK = "•••";

    private final Header header;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private String sheet;
    private int line;

    FaultCollector(Header header) {
        this.header = header;
    }

    /** Forgets the line before, and moves on to another. */
    void moveTo(String nextSheet, int nextLine) {
        sheet = nextSheet;
        line = nextLine;
        faults.clear();
        corrections.clear();
    }

    List<Fault> faults() {
        return faults;
    }

    List<Correction> corrections() {
        return corrections;
    }

    void fault(Rule rule, String column, String value, String expected) {
        MappedColumn mapped = column.isEmpty() ? null : header.column(column);
        if (mapped != null && mapped.dropsWrongValues() && rule != Rule.REQUIRED && !value.isEmpty()) {
            correct(CorrectionKind.DROPPED_VALUE, column, value, "");
            return;
        }
        faults.add(new Fault(
                rule, sheet, line, column, rule == Rule.SWALLOWED_LINES ? MASK : shown(column, value), expected));
    }

    /** Refuses the line for a column of the producer's own, of which nobody knows whether it is personal. */
    void faultOfKey(Rule rule, String name) {
        faults.add(new Fault(rule, sheet, line, name, MASK, ""));
    }

    boolean faulty(Rule rule) {
        // Asked for every line: nearly all have none.
        return !faults.isEmpty() && faults.stream().anyMatch(fault -> fault.rule() == rule);
    }

    boolean faulty(String column) {
        return !faults.isEmpty()
                && faults.stream().anyMatch(fault -> fault.column().equals(column));
    }

    void correct(CorrectionKind kind, String column, String before, String after) {
        // A cell that is read twice is corrected once.
        if (corrections.stream().noneMatch(c -> c.kind() == kind && c.column().equals(column))) {
            corrections.add(new Correction(kind, sheet, line, column, shown(column, before), shown(column, after)));
        }
    }

    /** A value as others may read it. */
    String shown(String column, String value) {
        return header.personal(column) && !value.isEmpty() ? MASK : bounded(value);
    }

    /** The beginning of a value. */
    static String bounded(String value) {
        return value.length() <= Bounds.SHOWN_CHARACTERS
                ? value
                : Surrogates.beginning(value, Bounds.SHOWN_CHARACTERS) + "…";
    }
}

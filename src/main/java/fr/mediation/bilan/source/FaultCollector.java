package fr.mediation.bilan.source;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.cell.PersonalValues;
import fr.mediation.bilan.source.cell.PersonalValues.Kind;
import fr.mediation.bilan.text.Surrogates;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the faults and corrections of one line. What others may not read is masked in them: the values of personal columns,
 * what points to a person in another column, and of a line whose cells are shifted all.
 */
final class FaultCollector {
    static final String MASK = "•••";

    private final Header header;
    private final PersonalValues persons;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private String sheet;
    private int line;
    private List<String> cells = List.of();

    FaultCollector(Header header) {
        this.header = header;
        persons = header.persons();
    }

    /** Forgets the line before, and moves on to another. */
    void moveTo(Row next) {
        if (line > 0 && faults.isEmpty()) {
            persons.learn(cells);
        }
        sheet = next.sheet();
        line = next.number();
        cells = next.cells();
        faults.clear();
        corrections.clear();
    }

    /** The faults as others may read them; the whole line must have been read. */
    List<Fault> faults() {
        if (faults.isEmpty()) {
            return List.of();
        }
        boolean shifted = faulty(Rule.TOO_MANY_CELLS)
                || faults.stream().anyMatch(fault -> header.personal(fault.column()))
                || persons.isShifted(cells);
        return faults.stream().map(fault -> shown(fault, shifted)).toList();
    }

    private Fault shown(Fault fault, boolean shifted) {
        String value = fault.value();
        boolean hidden = !value.isEmpty()
                && (shifted
                        || fault.rule() == Rule.SWALLOWED_LINES
                        || isPersonal(fault.column(), value, kind(fault.rule())));
        return new Fault(
                fault.rule(),
                fault.sheet(),
                fault.line(),
                fault.column(),
                hidden ? MASK : bounded(value),
                fault.expected());
    }

    List<Correction> corrections() {
        return corrections;
    }

    void fault(Rule rule, String column, String value, String expected) {
        MappedColumn mapped = column.isEmpty() ? null : header.column(column);
        if (mapped != null && mapped.dropsWrongValues() && rule != Rule.REQUIRED && !value.isEmpty()) {
            boolean hidden = persons.isShifted(cells) || isPersonal(column, value, kind(rule));
            correct(CorrectionKind.DROPPED_VALUE, column, hidden ? MASK : value, "");
            return;
        }
        faults.add(new Fault(rule, sheet, line, column, value, expected));
    }

    /** Refuses the line for a column of the producer's own, of which nobody knows whether it is personal. */
    void faultOfKey(Rule rule, String name) {
        // Each fact of a line asks for its key.
        if (!faulty(name)) {
            faults.add(new Fault(rule, sheet, line, name, MASK, ""));
        }
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
            corrections.add(new Correction(kind, sheet, line, column, taken(column, before), taken(column, after)));
        }
    }

    /** The value of a column that something is told of, as others may read it. */
    String shown(Warning warning, String column) {
        String value = header.cell(cells, column);
        Kind kind = warning == Warning.CALLED_OFF || warning == Warning.SEVERAL_DATES ? Kind.DATES : Kind.IDENTIFIER;
        return !value.isEmpty() && (persons.isShifted(cells) || isPersonal(column, value, kind))
                ? MASK
                : bounded(value);
    }

    /** A value that is taken, or was corrected, so that its line is not shifted. */
    private String taken(String column, String value) {
        return !value.isEmpty() && isPersonal(column, value, Kind.IDENTIFIER) ? MASK : bounded(value);
    }

    private boolean isPersonal(String column, String value, Kind kind) {
        return header.personal(column) || persons.pointsToPerson(bounded(value), kind);
    }

    /** What a value should have been, of which a rule says that it is not. */
    private static Kind kind(Rule rule) {
        return switch (rule) {
            case BAD_DATE, DATE_OUT_OF_RANGE, REVERSED_DATES -> Kind.DATE;
            case BAD_NUMBER, OUT_OF_BOUNDS, AMBIGUOUS_NUMBER, INCONSISTENT_COUNTS, IDENTIFIED_GROUP, BAD_COORDINATES ->
                Kind.NUMBER;
            case UNKNOWN_COMMUNE, UNKNOWN_POSTAL_CODE, AMBIGUOUS_COMMUNE, UNKNOWN_TERRITORY, CONTRADICTION ->
                Kind.PLACE;
            case BAD_IDENTIFIER, DESTROYED_IDENTIFIER -> Kind.IDENTIFIER;
            default -> Kind.WORD;
        };
    }

    /** The beginning of a value. */
    static String bounded(String value) {
        return value.length() <= Bounds.SHOWN_CHARACTERS
                ? value
                : Surrogates.beginning(value, Bounds.SHOWN_CHARACTERS) + "…";
    }
}

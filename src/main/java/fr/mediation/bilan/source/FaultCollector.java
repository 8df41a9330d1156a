package fr.mediation.bilan.source;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Finding;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.cell.CellText;
import fr.mediation.bilan.source.cell.ErrorText;
import fr.mediation.bilan.source.cell.PersonHeaders;
import fr.mediation.bilan.source.cell.PersonalValues;
import fr.mediation.bilan.source.cell.PersonalValues.Kind;
import fr.mediation.bilan.source.cell.TextMarks;
import fr.mediation.bilan.text.PersonalData;
import fr.mediation.bilan.text.Surrogates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the faults and corrections of one line. What others may not read is masked in them: the values of personal columns,
 * what points to a person in another column, and of a line whose cells are shifted all.
 */
final class FaultCollector {
    static final String MASK = "•••";

    private static final String NO_VALUE = "#N/A";

    private final Header header;
    private final PersonalValues persons;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private final Map<String, String> hidden = new HashMap<>();
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
        hidden.clear();
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

    /** Notes what was made of a cell before any column was known. */
    void cleaned(int position, String before, String after) {
        CorrectionKind kind = before.charAt(0) == '=' ? CorrectionKind.TEXT_FORMULA : CorrectionKind.HIDDEN_CHARACTERS;
        header.columnsAt(position).forEach(column -> correct(kind, column, before, after));
    }

    /** Puts a token in the place of an identifier of a column, for when the line is given back. */
    void hide(String column, String token) {
        hidden.put(column, token);
    }

    /**
     * The cells of the line as they may go back to their producer: what leads to a person is masked, and so is what stands in
     * columns that nothing is read from, for their names are all that is known of them.
     *
     * @param row the row as its producer wrote it
     * @param read its cells, as they were read
     * @param context what is the same for all lines
     */
    List<String> returned(Row row, List<String> read, Context context) {
        if (row.findings().stream().anyMatch(finding -> finding.kind() == Finding.Kind.SWALLOWED_LINES)) {
            return row.cells().stream()
                    .map(cell -> cell.isEmpty() ? cell : PersonalData.MASK)
                    .toList();
        }
        List<String> returned = new ArrayList<>(row.cells());
        returned.replaceAll(FaultCollector::masked);
        BitSet columns = header.read();
        for (int at = columns.nextClearBit(0); at < returned.size(); at = columns.nextClearBit(at + 1)) {
            returned.set(at, returned.get(at).isEmpty() ? "" : PersonalData.MASK);
        }
        for (MappedColumn column : header.present()) {
            String token = hidden.get(column.column());
            if (token == null) {
                token = header.personal(column.column())
                        ? ofPersons(column, read, context)
                        : ofOtherColumn(column.column());
            }
            if (token != null) {
                replace(column, returned, token);
            }
        }
        for (int at : header.key()) {
            String token = hidden.get(header.names().get(at));
            if (token != null) {
                returned.set(at, token);
            } else if (header.columnsAt(at).isEmpty()
                    && PersonHeaders.isOne(header.names().get(at))) {
                returned.set(at, returned.get(at).isEmpty() ? "" : PersonalData.MASK);
            }
        }
        return returned;
    }

    /** A cell without what leads to a person in it, which signs that are not seen, or written as in a web page, may hide. */
    private static String masked(String cell) {
        String masked = PersonalData.masked(cell);
        String plain = plain(masked);
        return PersonalData.isIn(plain) ? PersonalData.masked(plain) : masked;
    }

    private static String plain(String text) {
        return TextMarks.withoutEntities(CellText.cleaned(text));
    }

    /** The mask where a column holds what it should not and what points to a person, else null. */
    private @Nullable String ofOtherColumn(String column) {
        boolean personal = faults.stream()
                .filter(fault -> fault.column().equals(column) && !fault.value().isEmpty())
                .anyMatch(fault -> persons.isShifted(cells) || isPersonal(column, fault.value(), kind(fault.rule())));
        return personal ? PersonalData.MASK : null;
    }

    /** What stands for the persons of a column, null where it names nobody and may be given back as it is. */
    private @Nullable String ofPersons(MappedColumn column, List<String> row, Context context) {
        boolean named = column.parts()
                ? column.places(row).stream().anyMatch(IdentifierCell::mayNameSomebody)
                : IdentifierCell.mayNameSomebody(column.value(row))
                        // Names, joined to tell somebody, are none of what can be recognised.
                        || column.joins() && !column.written(row).isEmpty();
        if (!named) {
            return isFormula(column.written(row)) ? NO_VALUE : null;
        }
        // A token would pass for somebody, where who is meant is what is at fault; in a key for another line; and in a
        // cell
        // from which something else is taken as well for that.
        if (faulty(column.column()) || column.positions().anyMatch(at -> isOfKey(at) || servesOthers(column, at))) {
            return PersonalData.MASK;
        }
        return column.parts()
                ? ofList(column, row, context)
                : IdentifierCell.token(context, context.producer(), column.value(row));
    }

    /** One that was never calculated names nobody, but its text may. */
    private static boolean isFormula(String written) {
        return written.startsWith("=") && ErrorText.is(written);
    }

    /** Of cells that are joined, those that serve others are left as they are. */
    private boolean servesOthers(MappedColumn column, int position) {
        return column.positions().count() == 1 && header.columnsAt(position).size() > 1;
    }

    private boolean isOfKey(int position) {
        return Arrays.stream(header.key()).anyMatch(at -> at == position);
    }

    /** A list in which a token stands for each person. */
    private static String ofList(MappedColumn column, List<String> row, Context context) {
        String written = column.written(row);
        if (!column.isWhollyRead(written)) {
            return PersonalData.MASK;
        }
        StringBuilder list = new StringBuilder();
        int from = 0;
        for (String element : column.places(row)) {
            int at = written.indexOf(element, from);
            if (at < 0) {
                return PersonalData.MASK;
            }
            String person = column.translated(element);
            list.append(written, from, at)
                    .append(
                            IdentifierCell.mayNameSomebody(person)
                                    ? IdentifierCell.token(context, context.producer(), person)
                                    : element);
            from = at + element.length();
        }
        return list.append(written.substring(from)).toString();
    }

    /** Puts a token in the place of the value of a column, so that it is read there again. */
    private void replace(MappedColumn column, List<String> cells, String token) {
        int[] own = column.positions()
                .filter(at -> at < cells.size() && !cells.get(at).isEmpty())
                .filter(at ->
                        column.positions().count() == 1 || header.columnsAt(at).size() == 1)
                .toArray();
        for (int i = 0; i < own.length; i++) {
            cells.set(own[i], i == 0 ? token : "");
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
        return header.personal(column)
                // What shows the beginning of a long value must not show a part of an address.
                || PersonalData.isIn(value)
                || PersonalData.isIn(plain(value))
                || persons.pointsToPerson(bounded(value), kind);
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

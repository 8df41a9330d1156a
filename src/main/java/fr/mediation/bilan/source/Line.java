package fr.mediation.bilan.source;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.cell.CellText;
import fr.mediation.bilan.source.cell.Choices;
import fr.mediation.bilan.source.cell.NullText;
import fr.mediation.bilan.territory.Commune;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one line, by canonical column and type. What cannot be read becomes a fault and null: a source reads on,
 * so that a producer sees all the faults of a line at once. One object serves all lines of a header in turn.
 */
public final class Line {
    private static final char LOST_CHARACTER = '\uFFFD';
    private final Context context;
    private final Header header;
    private final FactKeys keys;
    private final FaultCollector collector;
    private final Warnings warnings;
    private final CellFindings findings;
    private @Nullable String department;
    private String lastCommuneCode;
    private Optional<Commune> lastCommune;
    private Row row;
    private List<String> cells;

    /**
     * A line that is not there yet: {@link #moveTo} brings it.
     *
     * @param context what is the same for all lines of the file
     * @param header the header above them
     * @param warnings takes what is to be told of the file
     */
    public Line(Context context, Header header, Warnings warnings) {
        this.context = context;
        this.header = header;
        this.keys = new FactKeys(context.producer());
        this.collector = new FaultCollector(header);
        this.warnings = warnings;
        this.findings = new CellFindings(header);
    }

    /** Moves on to another line of the same header. */
    public void moveTo(Row next) {
        department = null;
        collector.moveTo(next);
        row = next;
        cells = next.cells();
        cells = findings.tell(this, next);
        if (!next.plain()) {
            cells = CellText.cleaned(cells, collector::cleaned);
        }
    }

    /**
     * {@return whether the quantity of a column stands in a merged cell that another line has, and counts there}
     *
     * @param column a canonical column
     */
    public boolean countsElsewhere(String column) {
        return findings.countsElsewhere(column);
    }

    /** {@return what is wrong with the line, which has been read} */
    public List<Fault> faults() {
        return collector.faults();
    }

    /** {@return what was put right in the line, so far} */
    public List<Correction> corrections() {
        return collector.corrections();
    }

    /** Notes the department in which the line took place, for the delivery's report. */
    void locatedIn(String code) {
        department = code;
    }

    /** {@return the department in which the line took place, null where it names none} */
    public @Nullable String department() {
        return department;
    }

    /** {@return the context of the whole file, which lines are checked against} */
    public Context context() {
        return context;
    }

    /**
     * {@return whether the file has any of some columns}
     *
     * @param columns canonical columns, the same list for all lines
     */
    public boolean hasAny(List<String> columns) {
        return header.hasAny(columns);
    }

    /**
     * {@return the text of a cell, null where the cell is empty or the column is absent}
     *
     * @param column a canonical column
     */
    public @Nullable String text(String column) {
        return TextCell.read(this, column);
    }

    /** The text of a cell that is to be read as something else than a text. */
    @Nullable
    String cell(String column) {
        String value = header.cell(cells, column);
        if (value.isEmpty()) {
            return null;
        }
        if (NullText.is(value)) {
            correct(CorrectionKind.NULL_TEXT, column, value, "");
            return null;
        }
        if (value.indexOf(LOST_CHARACTER) >= 0) {
            fault(Rule.DAMAGED_TEXT, column);
            return null;
        }
        return value;
    }

    /** The cells, as they are read. */
    List<String> cells() {
        return cells;
    }

    /** Gives a cell back to its producer with a token in the place of an identifier. */
    void hide(String column, String token) {
        collector.hide(column, token);
    }

    /** What a cell holds, empty where it holds nothing. */
    String written(String column) {
        return header.cell(cells, column);
    }

    /**
     * {@return what a cell holds, without judging it, null where the cell is empty or the column is absent}
     *
     * @param column a canonical column
     */
    public @Nullable String seen(String column) {
        String value = header.cell(cells, column);
        return value.isEmpty() || NullText.is(value) ? null : value;
    }

    /**
     * {@return the text of a cell that must not be empty, null where there is a fault}
     *
     * @param column a canonical column
     */
    public @Nullable String required(String column) {
        return given(column, text(column));
    }

    /**
     * {@return a value that a line must give} Where there is none, that is a fault, unless one was found already.
     *
     * @param column the canonical column it was read from
     * @param value what was read
     * @param <T> what the column holds
     */
    public <T> @Nullable T given(String column, @Nullable T value) {
        if (value == null && !alreadyFaulty(column)) {
            fault(TextCell.missing(seen(column)), column);
        }
        return value;
    }

    /**
     * {@return a code without the spaces inside it, null where the cell is empty or at fault}
     *
     * @param column a canonical column
     */
    public @Nullable String code(String column) {
        return IdentifierCell.code(this, column);
    }

    /**
     * Notes that a value was corrected.
     *
     * @param kind what was done
     * @param column the canonical column
     * @param before what the cell held
     * @param after what is taken, empty for nothing
     */
    public void correct(CorrectionKind kind, String column, String before, String after) {
        collector.correct(kind, column, before, after);
    }

    /**
     * Tells something of the file for a person to judge; the line is not refused for it.
     *
     * @param warning what is told
     * @param column the canonical column in which it was seen
     */
    public void warn(Warning warning, String column) {
        warnings.add(warning, column, row.sheet(), row.number(), () -> collector.shown(warning, column));
    }

    /**
     * {@return the date at which something took place: from 1990 to today, null where it is empty or at fault}
     *
     * @param column a canonical column
     */
    public @Nullable LocalDate pastDate(String column) {
        return DateCell.read(this, column, context.today());
    }

    /**
     * {@return a date that may be in the future, such as the end of a label, null where it is empty or at fault}
     *
     * @param column a canonical column
     */
    public @Nullable LocalDate date(String column) {
        return DateCell.read(this, column, DateCell.LATEST);
    }

    /**
     * {@return the date at which something ends, null where it has no end, and where the cell is empty or at fault}
     *
     * @param column a canonical column
     */
    public @Nullable LocalDate endDate(String column) {
        return DateCell.end(this, column);
    }

    /**
     * {@return the date at which something took place, which must be given, null where there is a fault}
     *
     * @param column a canonical column
     */
    public @Nullable LocalDate requiredPastDate(String column) {
        return given(column, pastDate(column));
    }

    /**
     * {@return a decimal number within bounds, null where the cell is empty or at fault}
     *
     * @param column a canonical column
     * @param min the least, inclusive
     * @param max the greatest, inclusive
     */
    public @Nullable BigDecimal number(String column, long min, long max) {
        return NumberCell.decimal(this, column, min, max);
    }

    /**
     * {@return a whole number within bounds, null where the cell is empty or at fault}
     *
     * @param column a canonical column
     * @param min the least, inclusive
     * @param max the greatest, inclusive
     */
    public @Nullable Integer integer(String column, int min, int max) {
        return NumberCell.whole(this, column, min, max);
    }

    /**
     * {@return a value of a closed list, null where the cell is empty or at fault}
     *
     * @param column a canonical column
     * @param choices the list
     */
    public @Nullable String choice(String column, Choices choices) {
        return TextCell.choice(this, column, choices);
    }

    /**
     * {@return a value of a closed list that must be given, null where there is a fault}
     *
     * @param column a canonical column
     * @param choices the list
     */
    public @Nullable String requiredChoice(String column, Choices choices) {
        return given(column, choice(column, choices));
    }

    /**
     * {@return the codes of the categories that a cell lists, separated by {@code |}, null where it names none}
     *
     * @param column a canonical column
     * @param dimension what they are categories of
     */
    public @Nullable String categories(String column, Dimension dimension) {
        return TextCell.categories(this, column, dimension);
    }

    /**
     * {@return yes or no, null where the cell is empty or at fault}
     *
     * @param column a canonical column
     */
    public @Nullable Boolean yesNo(String column) {
        return TextCell.yesNo(this, column);
    }

    /**
     * Refuses the line.
     *
     * @param rule why
     * @param column the canonical column at fault, empty where it is the whole line
     */
    public void fault(Rule rule, String column) {
        fault(rule, column, "");
    }

    /**
     * Refuses the line and says what the cell should hold.
     *
     * @param rule why
     * @param column the canonical column at fault
     * @param expected the values admitted
     */
    public void fault(Rule rule, String column, String expected) {
        collector.fault(rule, column, column.isEmpty() ? "" : header.cell(cells, column), expected);
    }

    /**
     * {@return whether the line breaks a rule, as far as it was read}
     *
     * @param rule the rule
     */
    public boolean alreadyFaulty(Rule rule) {
        return collector.faulty(rule);
    }

    /**
     * {@return whether a column was found at fault}
     *
     * @param column a canonical column
     */
    public boolean alreadyFaulty(String column) {
        return collector.faulty(column);
    }

    /** What is told of the whole file. */
    Warnings warnings() {
        return warnings;
    }

    /** Whether a cell of a sheet holds a number, or a date, and no text whose mark is the author's. */
    boolean holdsNumber(String column) {
        return !row.sheet().isEmpty() && !findings.isTyped(column);
    }

    /** Where the value of a canonical column is taken from. */
    MappedColumn column(String name) {
        return header.column(name);
    }

    /** The commune of today that has or had a code. Lines that follow each other often name the same. */
    Optional<Commune> commune(String code) {
        if (!code.equals(lastCommuneCode)) {
            lastCommune = context.territories().communes().find(code);
            lastCommuneCode = code;
        }
        return lastCommune;
    }

    /** {@return the cells as they may go back to their producer, the line having been read} */
    public List<String> returned() {
        return collector.returned(row, cells, context);
    }

    /** {@return what makes the keys of facts, the same for all lines of a file} */
    public FactKeys keys() {
        return keys;
    }

    /**
     * {@return the fact of this line}
     *
     * @param naturalKey what identifies the line for its producer among those of the same date, made by {@link #keys()}
     * @param identified see {@link Fact#identified()}
     * @param date the date of the fact
     * @param columns the columns of the fact: the first ones of {@link Source#stored()}, or all of them
     * @param values the values of the columns; none where unknown
     * @param <C> the columns of the source
     */
    public <C> Fact fact(
            long naturalKey, boolean identified, LocalDate date, List<C> columns, Map<C, Serializable> values) {
        String named = IdentifierCell.key(this, header, cells, collector);
        long key = FactKeys.on(named == null ? naturalKey : keys.of("profile", named), date);
        long content = keys.content(header, cells);
        boolean single = identified || named != null;
        return new Fact(row.sheet(), row.number(), key, single, content, date, Fact.inOrder(columns, values));
    }
}

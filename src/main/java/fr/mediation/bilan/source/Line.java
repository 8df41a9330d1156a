package fr.mediation.bilan.source;

import fr.mediation.bilan.territory.Commune;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access to the cells of one line, by canonical column and type. What cannot be read becomes a fault and null: a source
 * reads on, so that a producer sees all the faults of a line at once.
 */
public final class Line {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);
    private static final char LOST_CHARACTER = '\uFFFD';
    private static final Choices YES_NO = Choices.of("oui", "non")
            .or(Map.of("o", "oui", "n", "non", "true", "oui", "false", "non", "1", "oui", "0", "non", "x", "oui"));

    private final Context context;
    private final Header header;
    private final Hash64 hash;
    private final FaultCollector collector;
    private String department;
    private String lastCommuneCode;
    private Optional<Commune> lastCommune;
    private String lastKind;
    private String lastShared;
    private long lastSharedKey;
    private List<String> asked;
    private boolean answered;
    private String sheet;
    private int line;
    private List<String> cells;

    Line(Context context, Header header) {
        this.context = context;
        this.header = header;
        this.hash = new Hash64();
        this.collector = new FaultCollector(header);
    }

    /** Moves on to another line of the same header. */
    void moveTo(String sheet, int line, List<String> cells) {
        this.sheet = sheet;
        this.line = line;
        this.cells = cells;
        department = null;
        collector.moveTo(sheet, line);
    }

    List<Fault> faults() {
        return collector.faults();
    }

    List<Correction> corrections() {
        return collector.corrections();
    }

    /** The department that the line names, null where it names none. */
    String department() {
        return department;
    }

    /**
     * What lines are checked against.
     *
     * @return the context of the whole file
     */
    public Context context() {
        return context;
    }

    /**
     * Whether the file has any of some columns.
     *
     * @param columns canonical columns, the same list for all lines
     * @return true where its header has one
     */
    public boolean hasAny(List<String> columns) {
        if (asked != columns) {
            asked = columns;
            answered = columns.stream().anyMatch(header::has);
        }
        return answered;
    }

    /**
     * The text of a cell.
     *
     * @param column a canonical column
     * @return null where the cell is empty or the column is absent
     */
    public String text(String column) {
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

    /**
     * The text of a cell that must not be empty.
     *
     * @param column a canonical column
     * @return null where there is a fault
     */
    public String required(String column) {
        String value = text(column);
        if (value == null && !alreadyFaulty(column)) {
            fault(Rule.REQUIRED, column);
        }
        return value;
    }

    /**
     * A code: a text in which spaces mean nothing.
     *
     * @param column a canonical column
     * @return null where the cell is empty
     */
    public String code(String column) {
        String value = text(column);
        if (value == null) {
            return null;
        }
        String code = CellParser.withoutSpaces(value);
        if (code.length() != value.length()) {
            correct(CorrectionKind.SPACES, column, value, code);
        }
        return code.isEmpty() ? null : code;
    }

    /**
     * Notes that a value was put right.
     *
     * @param kind what was done
     * @param column the canonical column
     * @param before what the cell held
     * @param after what is taken instead, empty where nothing is
     */
    public void correct(CorrectionKind kind, String column, String before, String after) {
        collector.correct(kind, column, before, after);
    }

    /**
     * Notes where the line took place, for the delivery’s report.
     *
     * @param code the department's code
     */
    public void locatedIn(String code) {
        department = code;
    }

    /**
     * The date at which something took place: from 1990 to today.
     *
     * @param column a canonical column
     * @return null where it is empty or at fault
     */
    public LocalDate pastDate(String column) {
        return date(column, context.today());
    }

    /**
     * A date that may lie ahead, such as the end of a label.
     *
     * @param column a canonical column
     * @return null where it is empty or at fault
     */
    public LocalDate date(String column) {
        return date(column, LATEST);
    }

    /**
     * The date at which something took place, which must be given.
     *
     * @param column a canonical column
     * @return null where there is a fault
     */
    public LocalDate requiredPastDate(String column) {
        return required(column) == null ? null : pastDate(column);
    }

    private LocalDate date(String column, LocalDate latest) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        Optional<LocalDate> date = CellParser.date(text);
        if (date.isEmpty()) {
            date = asTheProfileSays(column, text);
        }
        if (date.isEmpty()) {
            fault(Rule.BAD_DATE, column);
        } else if (date.get().isBefore(EARLIEST) || date.get().isAfter(latest)) {
            fault(Rule.DATE_OUT_OF_RANGE, column, EARLIEST + " – " + latest);
        } else {
            return date.get();
        }
        return null;
    }

    private Optional<LocalDate> asTheProfileSays(String column, String text) {
        MappedColumn mapped = header.column(column);
        if (mapped == null) {
            return Optional.empty();
        }
        Optional<LocalDate> formatted = CellParser.date(text, mapped.formats());
        if (formatted.isPresent() || !mapped.takesFirstDay()) {
            return formatted;
        }
        Optional<LocalDate> first = CellParser.firstDay(text);
        first.ifPresent(day -> correct(CorrectionKind.IMPRECISE_DATE, column, text, day.toString()));
        return first;
    }

    /**
     * A decimal number within bounds.
     *
     * @param column a canonical column
     * @param min the least, inclusive
     * @param max the greatest, inclusive
     * @return null where the cell is empty or at fault
     */
    public BigDecimal number(String column, long min, long max) {
        String text = text(column);
        return text == null ? null : number(column, text, min, max);
    }

    private BigDecimal number(String column, String text, long min, long max) {
        Optional<BigDecimal> number = CellParser.number(text);
        if (number.isEmpty()) {
            fault(Rule.BAD_NUMBER, column);
            return null;
        }
        BigDecimal value = number.get();
        if (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            fault(Rule.OUT_OF_BOUNDS, column, min + " – " + max);
            return null;
        }
        return value;
    }

    /**
     * A whole number within bounds.
     *
     * @param column a canonical column
     * @param min the least, inclusive
     * @param max the greatest, inclusive
     * @return null where the cell is empty or at fault
     */
    public Integer integer(String column, int min, int max) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        int plain = CellParser.digits(text);
        if (plain >= min && plain <= max && plain >= 0) {
            return plain;
        }
        BigDecimal number = number(column, text, min, max);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            fault(Rule.BAD_NUMBER, column);
            return null;
        }
        return number.intValue();
    }

    /**
     * A number, or the midpoint of a band such as {@code 30-60}.
     *
     * @param column a canonical column
     * @param min the least, inclusive
     * @param max the greatest, inclusive
     * @return the number and whether it stands for a band; null where the cell is empty or at fault
     */
    public Banded banded(String column, long min, long max) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        int plain = CellParser.digits(text);
        if (plain >= min && plain <= max && plain >= 0) {
            return new Banded(BigDecimal.valueOf(plain), false);
        }
        int dash = text.indexOf('-', 1);
        if (dash < 0) {
            BigDecimal exact = number(column, text, min, max);
            return exact == null ? null : new Banded(exact, false);
        }
        Optional<BigDecimal> low = CellParser.number(text.substring(0, dash));
        Optional<BigDecimal> high = CellParser.number(text.substring(dash + 1));
        if (low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) > 0) {
            fault(Rule.BAD_NUMBER, column);
            return null;
        }
        BigDecimal midpoint = low.get().add(high.get()).divide(BigDecimal.valueOf(2));
        BigDecimal inBounds = number(column, midpoint.toPlainString(), min, max);
        return inBounds == null ? null : new Banded(inBounds, true);
    }

    /**
     * A number that may stand for a band.
     *
     * @param value the number, or the band's midpoint
     * @param band whether a band was given
     */
    public record Banded(BigDecimal value, boolean band) {}

    /**
     * A value of a closed list.
     *
     * @param column a canonical column
     * @param choices the list
     * @return its code, null where the cell is empty or at fault
     */
    public String choice(String column, Choices choices) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        Optional<String> code = choices.code(text);
        if (code.isEmpty()) {
            fault(Rule.UNKNOWN_VALUE, column, choices.expected());
        }
        return code.orElse(null);
    }

    /**
     * A value of a closed list that must be given.
     *
     * @param column a canonical column
     * @param choices the list
     * @return its code, null where there is a fault
     */
    public String requiredChoice(String column, Choices choices) {
        return required(column) == null ? null : choice(column, choices);
    }

    /**
     * Yes or no.
     *
     * @param column a canonical column
     * @return null where the cell is empty or at fault
     */
    public Boolean yesNo(String column) {
        String code = choice(column, YES_NO);
        return code == null ? null : Boolean.valueOf(code.equals("oui"));
    }

    /**
     * A person, replaced by a pseudonym.
     *
     * @param column a personal column
     * @return null where the cell is empty
     */
    public UUID person(String column) {
        String identifier = text(column);
        return identifier == null ? null : context.pseudonyms().of(context.producer(), identifier);
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
     * Whether a column was found at fault.
     *
     * @param column a canonical column
     * @return true where it was
     */
    public boolean alreadyFaulty(String column) {
        return collector.faulty(column);
    }

    /**
     * A commune. Lines that follow each other often name the same.
     *
     * @param code its code in the official geographical code, current or former
     * @return the commune of today, empty where none has or had the code
     */
    public Optional<Commune> commune(String code) {
        if (!code.equals(lastCommuneCode)) {
            lastCommune = context.territories().commune(code);
            lastCommuneCode = code;
        }
        return lastCommune;
    }

    /**
     * The key of what several lines have in common, such as an activity. Lines that follow each other often share it.
     *
     * @param kind what it is
     * @param identifier what the producer calls it
     * @return 64 bits of SHA-256
     */
    public long sharedKey(String kind, @Nullable String identifier) {
        if (!kind.equals(lastKind) || !Objects.equals(identifier, lastShared)) {
            lastSharedKey = key(kind, identifier);
            lastKind = kind;
            lastShared = identifier;
        }
        return lastSharedKey;
    }

    /**
     * A key over the producer and other texts, such as an activity's number.
     *
     * @param parts the texts
     * @return 64 bits of SHA-256
     */
    public long key(Object... parts) {
        Object[] all = new Object[parts.length + 1];
        all[0] = context.producer();
        System.arraycopy(parts, 0, all, 1, parts.length);
        return hash.of(all);
    }

    /**
     * The fact of this line.
     *
     * @param naturalKey what identifies the line for its producer, made by {@link #key}
     * @param identified see {@link Fact#identified()}
     * @param date the date of the fact
     * @param values the values of the fact's columns
     * @return the fact
     */
    public Fact fact(long naturalKey, boolean identified, LocalDate date, FactValues<?> values) {
        header.addTo(hash, cells);
        long content = hash.endQuickly();
        List<String> named = header.key(cells);
        return named.isEmpty()
                ? new Fact(sheet, line, naturalKey, identified, content, date, values.list())
                : new Fact(sheet, line, key("profile", String.join("\t", named)), true, content, date, values.list());
    }
}

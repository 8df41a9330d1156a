package fr.mediation.bilan.source;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.source.cell.NullText;
import fr.mediation.bilan.source.cell.PersonalValues;
import fr.mediation.bilan.source.cell.PersonalValues.Kind;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.Hash64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A header row matched against a source and a profile: which cells each canonical column comes from. */
public final class Header {
    private static final int SLOTS = 256;

    private final String[] slotNames = new String[SLOTS];
    private final MappedColumn[] slotColumns = new MappedColumn[SLOTS];
    private final HeaderNames names;
    private final Profile profile;
    private final Map<String, MappedColumn> columns = new HashMap<>();
    private final Map<String, Boolean> personal = new HashMap<>();
    private final List<MappedColumn> present = new ArrayList<>();
    private final List<MappedColumn> quantities = new ArrayList<>();
    private final int[] key;
    private int @Nullable [] compared;
    private int @Nullable [] nameHashes;
    private @Nullable PersonalValues persons;
    private final int originPosition;
    private final boolean ignoresSurplusCells;
    private final List<Set<String>> required;
    private final boolean recognised;
    private @Nullable List<String> lastAsked;
    private boolean lastAnswer;

    /** Matches the names of a header row. */
    public Header(Source source, Profile profile, HeaderNames names) {
        this.names = names;
        this.profile = profile;
        for (Column column : source.columns()) {
            ColumnMapping mapping = profile.mapping(column.name());
            int[] found = positions(mapping.from().isEmpty() ? List.of(column.name()) : mapping.from(), names);
            MappedColumn mapped = new MappedColumn(column.name(), mapping, found);
            columns.put(column.name(), mapped);
            personal.put(column.name(), column.personal());
            if (mapped.present()) {
                present.add(mapped);
            }
            if (column.quantity()) {
                quantities.add(mapped);
            }
        }
        key = positions(profile.key(), names);
        originPosition = Objects.requireNonNullElse(names.position(ReturnedFile.ORIGIN_FOLDED), -1);
        ignoresSurplusCells = profile.surplus().equals("ignore");
        required = source.required();
        recognised = profile.recognition().columns().stream().allMatch(c -> names.position(c) != null)
                && key.length == profile.key().size();
    }

    private static int[] positions(List<String> wanted, HeaderNames names) {
        return wanted.stream()
                .map(names::position)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void findCompared() {
        compared = IntStream.range(0, names.names().size())
                .filter(i -> !ReturnedFile.ORIGIN_FOLDED.equals(names.folded().get(i))
                        && !ReturnedFile.REASON_FOLDED.equals(names.folded().get(i)))
                .boxed()
                .sorted(Comparator.comparing(names.folded()::get))
                .mapToInt(Integer::intValue)
                .toArray();
        nameHashes = names.folded().stream().mapToInt(String::hashCode).toArray();
    }

    /** The producer's own names of the columns. */
    public List<String> names() {
        return names.names();
    }

    /**
     * {@return whether a column has a name}
     *
     * @param text the name, in whatever case
     */
    public boolean names(String text) {
        return !text.isEmpty() && !Character.isDigit(text.charAt(0)) && names.position(text) != null;
    }

    /** Whether the header has the columns by which the profile recognises its files. */
    public boolean recognised() {
        return recognised;
    }

    /** Whether the profile says by what its files are recognised. */
    public boolean specific() {
        return profile.specific();
    }

    /** How many canonical columns were found. */
    public int matched() {
        return present.size();
    }

    /** The required columns that were not found; alternatives are joined by {@code /}. */
    public List<String> missing() {
        return required.stream()
                .filter(alternatives -> alternatives.stream()
                        .noneMatch(column -> columns.get(column).present()))
                .map(alternatives -> String.join(" / ", alternatives))
                .toList();
    }

    /** {@return the names of columns that neither the source nor the profile knows} */
    public List<String> unknown() {
        BitSet used = new BitSet();
        columns.values().forEach(column -> column.positions().forEach(used::set));
        Arrays.stream(key).forEach(used::set);
        Set<String> known = new HashSet<>(List.of(ReturnedFile.ORIGIN_FOLDED, ReturnedFile.REASON_FOLDED));
        profile.ignored().forEach(name -> known.add(Folding.fold(name)));
        return IntStream.range(0, names().size())
                .filter(i -> !used.get(i) && !names().get(i).isBlank())
                .filter(i -> !known.contains(names.folded().get(i)))
                .mapToObj(names()::get)
                .distinct()
                .toList();
    }

    /**
     * {@return the positions of columns that are read and stand further on as well, with all positions of their name} Where
     * two spellings of a name are both read, neither stands twice.
     */
    public Map<Integer, List<Integer>> repeated() {
        BitSet used = new BitSet();
        present.forEach(column -> column.positions().forEach(used::set));
        Arrays.stream(key).forEach(used::set);
        Map<Integer, List<Integer>> repeated = new TreeMap<>();
        used.stream().forEach(at -> {
            String name = names.folded().get(at);
            List<Integer> all = IntStream.range(0, names().size())
                    .filter(i ->
                            i == at || !used.get(i) && names.folded().get(i).equals(name))
                    .boxed()
                    .toList();
            if (all.size() > 1) {
                repeated.put(at, all);
            }
        });
        return repeated;
    }

    /** The first values that the profile does not name, by canonical column, nothing personal. */
    public Map<String, List<String>> unknownValues() {
        Map<String, List<String>> unknownValues = new LinkedHashMap<>();
        present.stream()
                .filter(column -> !column.unknownValues().isEmpty() && !personal(column.column()))
                .forEach(column -> unknownValues.put(
                        column.column(),
                        column.unknownValues().stream()
                                .map(this::shown)
                                .distinct()
                                .toList()));
        return unknownValues;
    }

    /** Whether any of some columns is there. The same list is asked for each line: its answer is kept. */
    boolean hasAny(List<String> columnNames) {
        if (lastAsked != columnNames) {
            lastAsked = columnNames;
            lastAnswer = columnNames.stream().map(columns::get).anyMatch(mapped -> mapped != null && mapped.present());
        }
        return lastAnswer;
    }

    private String shown(String unknown) {
        return persons().pointsToPerson(unknown, Kind.IDENTIFIER) ? FaultCollector.MASK : unknown;
    }

    /** What is known of the persons in the lines below. */
    PersonalValues persons() {
        if (persons == null) {
            List<MappedColumn> ofPersons =
                    present.stream().filter(column -> personal(column.column())).toList();
            persons = new PersonalValues(
                    ofPersons.stream()
                            .flatMap(column -> column.separator().stream())
                            .toList(),
                    ofPersons.stream().flatMapToInt(MappedColumn::positions).toArray());
        }
        return persons;
    }

    boolean personal(String column) {
        return Boolean.TRUE.equals(personal.get(column));
    }

    /**
     * A canonical column. Sources name columns by string constants, so a column found before is recognised by the
     * identity of its name. This saves some forty map lookups a line.
     */
    MappedColumn column(String column) {
        int slot = column.hashCode() & SLOTS - 1;
        if (slotNames[slot] == column) {
            return slotColumns[slot];
        }
        MappedColumn mapped = columns.get(column);
        if (slotNames[slot] == null) {
            slotColumns[slot] = mapped;
            slotNames[slot] = column;
        }
        return mapped;
    }

    /** {@return the indexes of the cells in which faults were found} */
    public Set<Integer> cellsAtFault(List<Fault> faults) {
        Set<Integer> cells = new TreeSet<>();
        for (Fault fault : faults) {
            MappedColumn mapped = columns.get(fault.column());
            if (mapped != null) {
                mapped.positions().forEach(cells::add);
            }
        }
        return cells;
    }

    /** Where cells stand that are read: those of our columns, of the profile's key, and of a returned line's own. */
    BitSet read() {
        BitSet read = new BitSet();
        columns.values().forEach(column -> column.positions().forEach(read::set));
        Arrays.stream(key).forEach(read::set);
        read.or(ReturnedFile.ownColumns(names()));
        return read;
    }

    /** The columns of ours that are there. */
    List<MappedColumn> present() {
        return present;
    }

    /** The value of a canonical column, empty where the column is absent or the row is short. */
    public String cell(List<String> cells, String column) {
        MappedColumn mapped = column(column);
        return mapped == null || !mapped.present() ? "" : mapped.value(cells);
    }

    /** The columns that add up over lines and of which a row shows values of merged cells that begin elsewhere. */
    List<MappedColumn> repeatedQuantities(Row row) {
        return quantities.stream()
                .filter(column -> column.positions()
                        .anyMatch(at -> row.repeated().contains(at)
                                && !row.cells().get(at).isEmpty()))
                .toList();
    }

    /**
     * {@return the canonical columns that take their value from a position}
     *
     * @param position the index of a cell
     */
    public List<String> columnsAt(int position) {
        return present.stream()
                .filter(column -> !column.constant())
                .filter(column -> column.positions().anyMatch(p -> p == position))
                .map(MappedColumn::column)
                .toList();
    }

    /**
     * Adds all cells of a line to a hash, whether their columns are known or not. The order of columns does not matter, nor
     * do empty cells: the sheets of one file may differ in both.
     */
    void addTo(Hash64 hash, List<String> cells) {
        if (compared == null) {
            // Most headers that a row is held against are never asked for: a wide row has many names to put in order.
            findCompared();
        }
        for (int position : compared) {
            String cell = position < cells.size() ? cells.get(position) : "";
            if (!cell.isEmpty()) {
                hash.add(nameHashes[position]);
                hash.add(cell);
            }
        }
    }

    /** The producer's columns that identify a line according to the profile, by position; none where it names none. */
    int[] key() {
        return key;
    }

    /** The number that a returned line had in the delivery it corrects; 0 where the file is not a returned one. */
    public int origin(List<String> cells) {
        if (originPosition < 0 || originPosition >= cells.size()) {
            return 0;
        }
        return CellParser.number(cells.get(originPosition))
                .filter(number -> number.scale() <= 0 && number.signum() > 0 && number.precision() < 10)
                .map(Number::intValue)
                .orElse(0);
    }

    /** {@return whether a column tells the line of an earlier delivery that comes back corrected} */
    public boolean hasOrigin() {
        return originPosition >= 0;
    }

    /** Whether it has the column of reasons that returned lines have. */
    public boolean hasReason() {
        return names.position(ReturnedFile.REASON_FOLDED) != null;
    }

    /** Whether it begins with one of the two columns that returned lines begin with, though the other may be missing. */
    public boolean beginsAsReturned() {
        return Stream.of(ReturnedFile.ORIGIN_FOLDED, ReturnedFile.REASON_FOLDED)
                .anyMatch(column -> Integer.valueOf(0).equals(names.position(column)));
    }

    /** Whether a row has a value beyond the last column of the header. */
    public boolean isExceededBy(List<String> cells) {
        if (ignoresSurplusCells) {
            return false;
        }
        for (int i = names.names().size(); i < cells.size(); i++) {
            if (!cells.get(i).isEmpty() && !NullText.is(cells.get(i))) {
                return true;
            }
        }
        return false;
    }
}

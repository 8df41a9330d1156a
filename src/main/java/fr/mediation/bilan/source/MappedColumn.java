package fr.mediation.bilan.source;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.source.cell.BandedNumber;
import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.source.cell.DayOrder;
import fr.mediation.bilan.source.cell.ExtractPattern;
import fr.mediation.bilan.source.cell.NullText;
import fr.mediation.bilan.source.cell.Wildcard;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.PersonalData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A canonical column in one file: its value is taken from the cells of a line as the profile says. */
final class MappedColumn {
    private static final String LIST = "|";

    private static final String NEWLINE = "newline";
    private static final String BRACES = "braces";
    private static final int MOST_UNKNOWN = 20;
    private static final int SEVERAL = 3;
    private static final int MOST_CACHED = 10_000;

    private final String column;
    private final ColumnMapping mapping;
    private final int[] positions;
    private final boolean plain;
    private @Nullable Translation translation;
    private final Map<String, String> cached = new HashMap<>();
    private final Set<String> unknownValues = new LinkedHashSet<>();
    /** Of which element of the list the value is taken; -1 for the whole. */
    private int place = -1;
    /** The list that was parted last, and its elements: it is asked for each of them. */
    private @Nullable String parted;

    private List<String> parts = List.of();

    private final DayOrder dayOrder = new DayOrder();
    private int shortDurations;
    private String lastText = "";
    private Optional<LocalDate> lastDate = Optional.empty();

    /** Takes the positions of the producer's columns that the header has, in the order of the mapping. */
    MappedColumn(String column, ColumnMapping mapping, int[] positions) {
        this.column = column;
        this.mapping = mapping;
        this.positions = positions;
        plain = positions.length == 1
                && !mapping.sum()
                && mapping.extract() == null
                && mapping.constant() == null
                && mapping.defaultValue() == null
                && mapping.split() == null
                && mapping.values().isEmpty()
                && mapping.multiply() == null;
    }

    /** The profile's pattern and list of values: most headers that a row is held against are never asked for a value. */
    private record Translation(@Nullable Pattern extract, Map<String, String> values, Map<Wildcard, String> patterns) {
        static Translation of(ColumnMapping mapping) {
            Map<String, String> values = new HashMap<>();
            Map<Wildcard, String> patterns = new LinkedHashMap<>();
            mapping.values().forEach((theirs, ours) -> {
                if (Wildcard.in(theirs)) {
                    patterns.put(new Wildcard(theirs), ours);
                } else {
                    values.put(Folding.fold(theirs), ours);
                }
            });
            return new Translation(
                    mapping.extract() == null ? null : ExtractPattern.compile(mapping.extract()), values, patterns);
        }

        String extracted(String written) {
            if (extract == null) {
                return written;
            }
            Matcher matcher = extract.matcher(written);
            if (!matcher.find()) {
                return "";
            }
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    return matcher.group(group);
                }
            }
            return matcher.groupCount() == 0 ? matcher.group() : "";
        }

        @Nullable
        String translated(String text) {
            String exact = values.get(Folding.fold(text));
            return exact != null
                    ? exact
                    : patterns.entrySet().stream()
                            .filter(pattern -> pattern.getKey().matches(text))
                            .findFirst()
                            .map(Map.Entry::getValue)
                            .orElse(null);
        }
    }

    /** Where the producer's columns stand from which the value is taken. */
    IntStream positions() {
        return Arrays.stream(positions);
    }

    /** Whether the file has a value for the column. */
    boolean present() {
        return positions.length > 0 || mapping.constant() != null;
    }

    /** Whether the profile parts the list in a cell. */
    boolean parts() {
        return mapping.split() != null;
    }

    /** Whether the profile joins what stands in several cells. */
    boolean joins() {
        return mapping.join() != null;
    }

    /** Whether nothing of a text is left out by the profile's pattern. */
    boolean isWhollyRead(String written) {
        return mapping.extract() == null || written.equals(translation().extracted(written));
    }

    /** Whether a cell that the profile joins with others leads to a person: what it is joined with may hide that. */
    boolean joinsPersonalData(List<String> cells) {
        return joins() && positions().anyMatch(at -> PersonalData.isIn(cell(cells, at)));
    }

    /** The sign between the elements of a list; empty where there is none, or it is a line end or stands between braces. */
    Optional<String> separator() {
        return Optional.ofNullable(mapping.split()).filter(split -> !split.equals(NEWLINE) && !split.equals(BRACES));
    }

    /** Whether all lines have one value, whatever their cells hold. */
    boolean constant() {
        return mapping.constant() != null;
    }

    boolean dropsWrongValues() {
        return "empty".equals(mapping.ifWrong());
    }

    /** A date written in one of the profile's formats. */
    Optional<LocalDate> date(String text) {
        return CellParser.date(text, mapping.formats());
    }

    /** The date that {@link #remember} was told of a text; empty unless that was the last one. */
    Optional<LocalDate> dateBefore(String text) {
        return text.equals(lastText) ? lastDate : Optional.empty();
    }

    /** Keeps a date of which there is nothing to tell. */
    void remember(String text, Optional<LocalDate> date) {
        lastText = text;
        lastDate = date;
    }

    /** Whether the day comes first in its dates, as far as they tell. */
    DayOrder dayOrder() {
        return dayOrder;
    }

    /** Whether all its durations are short up to this one, and several. */
    boolean hasOnlyShort(boolean isShort) {
        shortDurations = isShort && !hasLong() ? Math.min(shortDurations + 1, SEVERAL) : -1;
        return shortDurations == SEVERAL;
    }

    /** Whether a duration was seen that is not short. */
    boolean hasLong() {
        return shortDurations < 0;
    }

    /** The first day of a year or month alone, where the profile says that it is meant. */
    Optional<LocalDate> firstDay(String text) {
        return "first_day".equals(mapping.imprecise()) ? CellParser.firstDay(text) : Optional.empty();
    }

    /** The first values that the profile's list does not name, reported to the maintainer of the profile. */
    Set<String> unknownValues() {
        return unknownValues;
    }

    String column() {
        return column;
    }

    /** The value of a line, empty where it has none. */
    String value(List<String> cells) {
        if (plain) {
            return cell(cells, positions[0]);
        }
        if (mapping.constant() != null) {
            return mapping.constant();
        }
        String written = place < 0 ? written(cells) : atPlace(cells);
        if (PersonalData.pseudonym(written) != null) {
            return written;
        }
        String mapped = written.isEmpty() || NullText.is(written) ? "" : cached(written);
        return mapped.isEmpty() && mapping.defaultValue() != null ? mapping.defaultValue() : mapped;
    }

    /** Takes values from one element of the list in a cell from now on, -1 for the whole. */
    void turnTo(int element) {
        place = element;
    }

    private String atPlace(List<String> cells) {
        List<String> places = places(cells);
        return place < places.size() ? places.get(place) : "";
    }

    /** What the cells of a line hold of it, before the profile makes something else of that. */
    String written(List<String> cells) {
        if (mapping.sum()) {
            return sum(cells);
        }
        if (mapping.join() != null) {
            Optional<String> token = positions()
                    .mapToObj(position -> cell(cells, position))
                    .filter(PersonalData::isMasked)
                    .findFirst();
            return token.isPresent()
                    ? token.get()
                    : Arrays.stream(positions)
                            .mapToObj(position -> cell(cells, position))
                            .filter(cell -> !cell.isEmpty())
                            .collect(Collectors.joining(mapping.join()));
        }
        for (int position : positions) {
            String cell = cell(cells, position);
            if (!cell.isEmpty() && (!NullText.is(cell) || positions.length == 1)) {
                return cell;
            }
        }
        return "";
    }

    /**
     * The sum of the numbers, empty where there is none; a text that is not a number is passed on, and will be refused.
     */
    private String sum(List<String> cells) {
        BigDecimal sum = null;
        for (int position : positions) {
            String cell = cell(cells, position);
            if (!cell.isEmpty() && !NullText.is(cell)) {
                Optional<BigDecimal> number = CellParser.number(cell);
                if (number.isEmpty()) {
                    return cell;
                }
                sum = sum == null ? number.get() : sum.add(number.get());
            }
        }
        return sum == null ? "" : sum.toPlainString();
    }

    /** Producers' values recur: what each becomes is computed once. */
    private String cached(String written) {
        if (place >= 0) {
            return multiplied(written, translated(written));
        }
        String known = cached.get(written);
        if (known == null) {
            known = mapped(written);
            if (cached.size() < MOST_CACHED && written.length() <= Bounds.REMEMBERED_CHARACTERS) {
                cached.put(written, known);
            }
        }
        return known;
    }

    private Translation translation() {
        if (translation == null) {
            translation = Translation.of(mapping);
        }
        return translation;
    }

    private String mapped(String written) {
        String text = translation().extracted(written);
        if (text.isEmpty()) {
            return "";
        }
        if (mapping.split() == null) {
            return multiplied(text, translated(text));
        }
        return elements(text).stream()
                .map(this::translated)
                .filter(element -> !element.isEmpty())
                .distinct()
                .collect(Collectors.joining(LIST));
    }

    /** What stands between the separators of a list in a cell, nothing as well, but at its end. */
    List<String> places(List<String> cells) {
        String written = written(cells);
        if (written.isEmpty() || NullText.is(written)) {
            return List.of();
        }
        if (!written.equals(parted)) {
            List<String> places = places(translation().extracted(written));
            int size = places.size();
            while (size > 0 && places.get(size - 1).isEmpty()) {
                size--;
            }
            parts = places.subList(0, size);
            parted = written;
        }
        return parts;
    }

    /** What a list in a cell holds, as the profile parts it: empty elements stand for nobody the profile names. */
    List<String> elements(List<String> cells) {
        String written = written(cells);
        List<String> parts = NullText.is(written)
                ? List.of()
                : elements(translation().extracted(written)).stream()
                        .map(this::translated)
                        .toList();
        String value = parts.isEmpty() ? value(cells) : "";
        return value.isEmpty() ? parts : List.of(value);
    }

    private List<String> elements(String text) {
        return places(text).stream().filter(element -> !element.isEmpty()).toList();
    }

    private List<String> places(String text) {
        String list = text;
        String separator = mapping.split();
        if (separator.equals(NEWLINE)) {
            separator = "\n";
            list = text.replace("\r\n", "\n").replace('\r', '\n');
        } else if (separator.equals(BRACES)) {
            separator = ",";
            list = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        }
        List<String> elements = new ArrayList<>();
        for (String element : list.split(java.util.regex.Pattern.quote(separator), -1)) {
            String stripped = element.strip();
            boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
            elements.add(quoted ? stripped.substring(1, stripped.length() - 1) : stripped);
        }
        return elements;
    }

    /** What the profile's list of values makes of a text; the text where it names it not. */
    String translated(String text) {
        if (mapping.values().isEmpty() || PersonalData.pseudonym(text) != null) {
            return text;
        }
        String ours = translation().translated(text);
        if (ours != null) {
            return ours;
        }
        // A list may name the words alone where numbers occur too: minutes beside the bands of a duration.
        if (unknownValues.size() < MOST_UNKNOWN && !Character.isDigit(text.charAt(0))) {
            unknownValues.add(FaultCollector.bounded(text));
        }
        return text;
    }

    /** A band that the profile's list gives is in our unit already. */
    private String multiplied(String written, String text) {
        if (mapping.multiply() == null) {
            return text;
        }
        return CellParser.number(text)
                .map(number -> number.multiply(mapping.multiply()))
                .map(BigDecimal::toPlainString)
                .or(() -> text.equals(written) ? BandedNumber.times(text, mapping.multiply()) : Optional.empty())
                .orElse(text);
    }

    private static String cell(List<String> cells, int position) {
        return position >= cells.size() ? "" : cells.get(position);
    }
}

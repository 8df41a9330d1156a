package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.bound.Bounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells of a wrong value whether it points to a person though it stands in another column than theirs, as where the cells of a
 * line are shifted. What the persons of a file are called is learnt from its accepted lines, as far as memory does not grow
 * with them.
 */
public final class PersonalValues {
    /** What a column may hold, and somebody must see to correct it. */
    public enum Kind {
        /** A day, a month, an hour. */
        DATE,
        /** Several of them, and that they were called off. */
        DATES,
        /** A number with its unit. */
        NUMBER,
        /** A word of a list, a few words. */
        WORD,
        /** A code or name of a commune or territory. */
        PLACE,
        /** What a thing or a place is called: it looks like what persons are called. */
        IDENTIFIER
    }

    /** Accepted lines from which is learnt. */
    private static final int LEARNT_LINES = 1_000;

    /** Accepted lines after which what persons are called may be held to be of a few forms. */
    private static final int TYPICAL_LINES = 20;

    private static final int MOST_FORMS = 8;
    private static final int NEIGHBOURS = 8;
    private static final int SHORTEST_NUMBER = 5;
    private static final int SHORTEST_NAME = 3;

    /** What may part several persons of a cell, where a profile says so. */
    private static final String LIST = "[|;,{}\\n]";

    private final int[] positions;
    private final Pattern list;
    private final Set<String> known = new HashSet<>();
    private final Set<String> forms = new HashSet<>();
    private final List<List<String>> neighbours;
    private int next;
    private int learnt;
    private boolean anonymous;

    /**
     * Nothing is learnt yet.
     *
     * @param positions the columns that point to persons, by position in a line
     */
    public PersonalValues(int... positions) {
        this(List.of(), positions);
    }

    /**
     * Nothing is learnt yet.
     *
     * @param separators what else parts several persons of a cell
     * @param positions the columns that point to persons, by position in a line
     */
    public PersonalValues(List<String> separators, int... positions) {
        this.positions = positions;
        list = Pattern.compile(
                Stream.concat(Stream.of(LIST), separators.stream().map(Pattern::quote))
                        .collect(Collectors.joining("|")));
        neighbours = new ArrayList<>(Collections.nCopies(NEIGHBOURS, List.of()));
    }

    /**
     * Learns from an accepted line.
     *
     * @param cells its cells, which do not change any more
     */
    public void learn(List<String> cells) {
        if (positions.length == 0) {
            return;
        }
        neighbours.set(next, cells);
        next = (next + 1) % NEIGHBOURS;
        if (learnt >= LEARNT_LINES) {
            return;
        }
        learnt++;
        boolean named = false;
        for (int position : positions) {
            String cell = cell(cells, position);
            if (!cell.isEmpty() && cell.length() <= Bounds.REMEMBERED_CHARACTERS) {
                named = true;
                learn(cell);
                if (list.matcher(cell).find()) {
                    list.splitAsStream(cell)
                            .map(String::strip)
                            .filter(person -> !person.isEmpty())
                            .forEach(this::learn);
                }
            }
        }
        anonymous |= !named;
    }

    private void learn(String person) {
        known.add(person);
        if (forms.size() <= MOST_FORMS) {
            forms.add(ValueForm.of(person));
        }
    }

    /**
     * {@return whether what stands in the columns of persons is none, so that they stand in other columns}
     *
     * @param cells the cells of a line
     */
    public boolean isShifted(List<String> cells) {
        boolean named = positions.length == 0;
        for (int position : positions) {
            String cell = cell(cells, position);
            if (!cell.isEmpty()) {
                named = true;
                if (isOfNoPerson(cell)) {
                    return true;
                }
            }
        }
        return !named && !anonymous && learnt >= TYPICAL_LINES;
    }

    private boolean isOfNoPerson(String cell) {
        if (known.contains(cell)) {
            return false;
        }
        boolean typical = learnt >= TYPICAL_LINES
                && forms.size() <= MOST_FORMS
                && forms.stream().allMatch(ValueForm::isOfDigits);
        if (typical) {
            return !forms.contains(ValueForm.of(cell)) && (!isOfAnotherLength(cell) || isBeside(cell));
        }
        if (learnt >= TYPICAL_LINES
                && ValueForm.isDigits(cell)
                && forms.stream().noneMatch(ValueForm::isOfDigits)) {
            return true;
        }
        return ValueForm.isOfList(cell) || learnt == 0 && ValueForm.isYear(cell) || cell.length() > 1 && isBeside(cell);
    }

    /** Whether it differs from what persons are called by the length of its numbers alone: after {@code P-99} comes {@code P-100}. */
    private boolean isOfAnotherLength(String cell) {
        if (ValueForm.isDigits(cell)) {
            int longest = forms.stream()
                    .filter(ValueForm::isDigits)
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            return cell.length() == longest + 1 && !ValueForm.isYear(cell);
        }
        String form = ValueForm.withoutLengths(cell);
        return forms.stream().map(ValueForm::withoutLengths).anyMatch(form::equals);
    }

    /** Whether one of the lines before has it in another column. */
    private boolean isBeside(String cell) {
        return neighbours.stream().anyMatch(row -> holds(row, cell));
    }

    /** Whether a line has a value elsewhere. */
    private boolean holds(List<String> row, String value) {
        for (int i = 0; i < row.size(); i++) {
            int at = i;
            if (row.get(i).length() == value.length()
                    && cell(row, i).equals(value)
                    && Arrays.stream(positions).noneMatch(position -> position == at)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return whether a value points to a person}
     *
     * @param value a value of a column that does not hold persons
     * @param kind what the column holds
     */
    public boolean pointsToPerson(String value, Kind kind) {
        if (ValueForm.isContact(value)) {
            return true;
        }
        if (positions.length == 0) {
            return false;
        }
        String plain = plain(value);
        boolean number = ValueForm.isDigits(plain);
        boolean telling = plain.length() >= (number ? SHORTEST_NUMBER : SHORTEST_NAME);
        if (telling && known.contains(plain)) {
            return true;
        }
        if (kind == Kind.IDENTIFIER) {
            return ValueForm.hasTitledName(value);
        }
        boolean postalCode = number && kind == Kind.PLACE && plain.length() == SHORTEST_NUMBER;
        String form = ValueForm.of(plain);
        if (telling && !postalCode && ValueForm.isOfDigits(form) && forms.contains(form)) {
            return true;
        }
        return switch (kind) {
            case DATE -> !ValueForm.fitsDate(plain) || ValueForm.isName(value);
            case DATES -> !ValueForm.fitsDates(plain) || ValueForm.isName(value);
            case NUMBER -> !ValueForm.fitsNumber(plain) || number && telling && learnt == 0 || ValueForm.isName(value);
            case WORD -> !ValueForm.fitsWord(plain) || ValueForm.isName(value);
            default -> !ValueForm.fitsPlace(plain);
        };
    }

    private static String cell(List<String> cells, int position) {
        return position < cells.size() ? plain(cells.get(position)) : "";
    }

    private static String plain(String value) {
        return Identifiers.canonical(value).toLowerCase(Locale.ROOT);
    }
}

package fr.mediation.bilan.source;

import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.source.cell.ErrorText;
import fr.mediation.bilan.source.cell.Identifiers;
import fr.mediation.bilan.source.cell.NoOne;
import fr.mediation.bilan.source.cell.NullText;
import fr.mediation.bilan.source.cell.PersonList;
import fr.mediation.bilan.text.PersonalData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the identifier of a cell in its one form, before it is compared or hashed. What a spreadsheet destroyed is a fault of
 * the line.
 */
public final class IdentifierCell {
    private static final String KEY_SEPARATOR = "\t";

    private IdentifierCell() {}

    /** A code, without spaces inside; null where the cell is empty or at fault. */
    static @Nullable String code(Line line, String column) {
        String ordinary = ordinary(line, column);
        if (ordinary != null) {
            return ordinary;
        }
        String text = line.text(column);
        if (text == null) {
            return null;
        }
        String code = CellParser.withoutSpaces(text);
        if (code.length() != text.length()) {
            line.correct(CorrectionKind.SPACES, column, text, code);
        }
        return form(line, column, code);
    }

    /**
     * {@return the code of a place, without spaces, null where the cell names none or is at fault}
     *
     * @param line the line
     * @param column a canonical column
     */
    public static @Nullable String place(Line line, String column) {
        String ordinary = ordinary(line, column);
        if (ordinary != null) {
            return kept(line, column, named(line, column, ordinary, false), "");
        }
        String code = code(line, column);
        if (code == null) {
            return null;
        }
        // A lookup of an empty cell gives 0. Places are those of all producers.
        return kept(
                line, column, NoOne.isZero(code) ? named(line, column, code, true) : single(line, column, code), "");
    }

    /**
     * {@return what the producer calls a thing, null where the cell names none or is at fault}
     *
     * @param line the line
     * @param column a canonical column
     */
    public static @Nullable String thing(Line line, String column) {
        String ordinary = ordinary(line, column);
        if (ordinary != null) {
            return kept(line, column, named(line, column, ordinary, false), producer(line));
        }
        String identifier = form(line, column, line.text(column));
        return identifier == null ? null : kept(line, column, single(line, column, identifier), producer(line));
    }

    private static String producer(Line line) {
        return line.context().producer();
    }

    /** What a thing or place is called; one that is personal data by itself is replaced, and remains one thing. */
    private static @Nullable String kept(Line line, String column, @Nullable String identifier, String scope) {
        if (identifier == null || isUnmasked(line, column, identifier)) {
            return null;
        }
        if (!PersonalData.isIn(identifier) && !line.column(column).joinsPersonalData(line.cells())) {
            return identifier;
        }
        String token = PersonalData.token(line.context().pseudonyms().of(scope, identifier));
        line.hide(column, token);
        line.warn(Warning.PERSONAL_DATA, column);
        return token;
    }

    /** Refuses an identifier of which nothing but the mask is left. */
    private static boolean isUnmasked(Line line, String column, String identifier) {
        boolean lost = PersonalData.isMasked(identifier) && PersonalData.pseudonym(identifier) == null;
        if (lost && !line.alreadyFaulty(column)) {
            line.fault(Rule.MASKED_IDENTIFIER, column);
        }
        return lost;
    }

    /**
     * What stands for an identifier in a line that is given back.
     *
     * @param written the identifier, as a line has it
     */
    static String token(Context context, String scope, String written) {
        return PersonalData.token(pseudonym(context.pseudonyms(), scope, written));
    }

    /**
     * {@return what replaces an identifier wherever a line that has it is stored or given back}
     *
     * @param pseudonyms the pseudonyms of a home
     * @param producer who gave the identifier
     * @param written the identifier, as a line has it
     */
    public static UUID pseudonym(Pseudonyms pseudonyms, String producer, String written) {
        String identifier = Pseudonyms.oneForm(written);
        UUID known = PersonalData.pseudonym(identifier);
        return known == null ? pseudonyms.of(producer, identifier) : known;
    }

    /**
     * {@return whether a text may name somebody: words for nobody do not}
     *
     * @param text a text
     */
    public static boolean mayNameSomebody(String text) {
        String said = NullText.is(text) ? null : TextCell.silently(text);
        String identifier = said == null ? "" : Identifiers.canonical(said);
        return !identifier.isEmpty() && !NoOne.isNobody(identifier);
    }

    /** One thing; a list of several is told, for a name may look like one. */
    private static @Nullable String single(Line line, String column, String identifier) {
        String written = line.seen(column);
        if (written != null && PersonList.isOfOneForm(written)) {
            line.warn(Warning.SEVERAL_IDENTIFIERS, column);
        }
        return named(line, column, identifier, Identifiers.isNothing(identifier));
    }

    /**
     * {@return someone or an organisation, replaced by a pseudonym, null where nobody is named or the cell is at fault}
     *
     * @param line the line
     * @param column a personal column
     */
    public static @Nullable UUID party(Line line, String column) {
        String identifier = form(line, column);
        return identifier == null ? null : pseudonym(line, column, identifier, NoOne.is(identifier));
    }

    /**
     * The persons that a cell names.
     *
     * @param named their pseudonyms, each once, in the order of the cell
     * @param places where those named, and then those who are not, stand in the list of the cell
     * @param nameless how many elements of a list name nobody
     */
    public record Persons(List<UUID> named, List<Integer> places, int nameless) {
        private static final Persons NONE = new Persons(List.of(), List.of(), 0);

        /** {@return how many participants the cell lists} */
        public int count() {
            return named.size() + nameless;
        }
    }

    /**
     * {@return one person, or several where the profile parts the cell; nobody where the cell is at fault}
     *
     * @param line the line
     * @param column a personal column
     */
    public static Persons persons(Line line, String column) {
        if (!line.column(column).parts()) {
            String ordinary = ordinary(line, column);
            UUID person = ordinary == null
                    ? person(line, column, form(line, column, line.text(column)))
                    : pseudonym(line, column, ordinary, NoOne.isNobody(ordinary));
            return person == null ? Persons.NONE : new Persons(List.of(person), List.of(0), 0);
        }
        line.cell(column);
        if (line.alreadyFaulty(column)) {
            return Persons.NONE;
        }
        Map<UUID, Integer> named = new LinkedHashMap<>();
        List<Integer> nameless = new ArrayList<>();
        List<String> elements = line.column(column).elements(line.cells());
        List<String> written = line.column(column).places(line.cells());
        int place = -1;
        for (String element : elements) {
            do {
                place++;
            } while (place < written.size() && written.get(place).isEmpty());
            String text = element.isEmpty() || NullText.is(element) ? null : TextCell.read(line, column, element);
            UUID person = person(line, column, form(line, column, text));
            if (line.alreadyFaulty(column)) {
                return Persons.NONE;
            }
            if (person != null) {
                named.putIfAbsent(person, place);
            } else {
                nameless.add(place);
            }
        }
        if (elements.size() > 1) {
            line.correct(CorrectionKind.PARTED_PERSONS, column, line.written(column), "");
        }
        List<Integer> places =
                Stream.concat(named.values().stream(), nameless.stream()).toList();
        return new Persons(List.copyOf(named.keySet()), places, nameless.size());
    }

    /**
     * {@return whether the profile parts some columns beside that of persons: each person then has the value of the same place}
     * Lists of other lengths are a fault, and so is a person who stands there twice, or several without a name.
     *
     * @param line the line
     * @param column the column of persons
     * @param persons whom it names
     * @param beside columns that say something of a person
     */
    public static boolean areParallel(Line line, String column, Persons persons, List<String> beside) {
        List<String> parted = parted(line, column, beside);
        if (parted.isEmpty()) {
            return false;
        }
        int size = line.column(column).places(line.cells()).size();
        for (String other : parted) {
            int places = line.column(other).places(line.cells()).size();
            if (places > 0 && places != size) {
                line.fault(Rule.UNEQUAL_LISTS, other, column);
            }
        }
        boolean twice = line.column(column).elements(line.cells()).size() > persons.count() || persons.nameless() > 1;
        if (twice && !line.alreadyFaulty(column)) {
            line.fault(Rule.UNEQUAL_LISTS, column, String.join(", ", parted));
        }
        return true;
    }

    private static List<String> parted(Line line, String column, List<String> beside) {
        return line.column(column).parts()
                ? beside.stream().filter(other -> line.column(other).parts()).toList()
                : List.of();
    }

    /**
     * Takes what is said of persons from one place of their lists from now on.
     *
     * @param line the line
     * @param beside columns that say something of a person
     * @param place the place, -1 for the whole cell
     */
    public static void turnTo(Line line, List<String> beside, int place) {
        beside.stream().map(line::column).filter(MappedColumn::parts).forEach(mapped -> mapped.turnTo(place));
    }

    private static @Nullable UUID person(Line line, String column, @Nullable String identifier) {
        if (identifier == null) {
            return null;
        }
        PersonList.Reading reading = PersonList.of(identifier);
        if (reading == PersonList.Reading.SEVERAL) {
            line.fault(Rule.SEVERAL_PERSONS, column);
            return null;
        }
        if (reading == PersonList.Reading.DOUBTFUL) {
            line.warn(Warning.POSSIBLE_LIST, column);
        }
        return pseudonym(line, column, identifier, NoOne.isNobody(identifier));
    }

    private static @Nullable UUID pseudonym(Line line, String column, String identifier, boolean nobody) {
        String someone = isUnmasked(line, column, identifier) ? null : named(line, column, identifier, nobody);
        if (someone == null) {
            return null;
        }
        UUID known = PersonalData.pseudonym(someone);
        return known == null ? line.context().pseudonyms().of(producer(line), someone) : known;
    }

    private static @Nullable String named(Line line, String column, String identifier, boolean nothing) {
        if (nothing) {
            line.correct(CorrectionKind.NO_IDENTIFIER, column, identifier, "");
            return null;
        }
        if (line.warnings().resembles(column, identifier)) {
            line.warn(Warning.SIMILAR_IDENTIFIERS, column);
        }
        return identifier;
    }

    private static @Nullable String form(Line line, String column) {
        String ordinary = ordinary(line, column);
        return ordinary == null ? form(line, column, line.text(column)) : ordinary;
    }

    /** Nearly all identifiers are taken as they stand. */
    private static @Nullable String ordinary(Line line, String column) {
        String written = line.written(column);
        if (!Identifiers.isOrdinary(written)) {
            return null;
        }
        if (Identifiers.isDay(written) && line.holdsNumber(column)) {
            line.warn(Warning.DAY_FOR_IDENTIFIER, column);
        }
        return written;
    }

    private static @Nullable String form(Line line, String column, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String canonical = Identifiers.canonical(text);
        if (canonical != text && !canonical.equals(text)) {
            line.correct(CorrectionKind.IDENTIFIER_FORM, column, text, canonical);
        }
        String whole = Identifiers.withoutPointZero(canonical);
        if (whole.length() != canonical.length()) {
            line.correct(CorrectionKind.POINT_ZERO, column, text, whole);
        }
        String written = Identifiers.withoutExponent(whole);
        if (written.length() != whole.length()) {
            line.correct(CorrectionKind.EXPONENT, column, text, written);
        } else if (Identifiers.isDestroyed(whole)) {
            line.fault(Rule.DESTROYED_IDENTIFIER, column);
            return null;
        }
        if (Identifiers.isLongNumber(written)) {
            noteLastDigits(line, column, written);
        }
        return written.isEmpty() ? null : written;
    }

    /** One in ten numbers ends in a zero by itself, but not all of a column. */
    private static void noteLastDigits(Line line, String column, String number) {
        if (Identifiers.endsInZeros(number)) {
            line.warn(Warning.LOST_DIGITS, column);
        } else {
            line.warnings().withdraw(Warning.LOST_DIGITS, column);
        }
    }

    /** The cells that identify a line according to its profile, checked as identifiers are; null where the profile names none. */
    static @Nullable String key(Line line, Header header, List<String> cells, FaultCollector collector) {
        int[] positions = header.key();
        if (positions.length == 0) {
            return null;
        }
        StringBuilder key = new StringBuilder();
        List<String> empty = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            String cell = positions[i] < cells.size() ? cells.get(positions[i]) : "";
            String part = Identifiers.withoutExponent(Identifiers.withoutPointZero(Identifiers.canonical(cell)));
            if (PersonalData.isIn(part)) {
                part = token(line.context(), producer(line), part);
                line.hide(header.names().get(positions[i]), part);
            }
            if (part.isEmpty() || Identifiers.isNothing(part)) {
                empty.add(header.names().get(positions[i]));
            }
            Rule wrong = part.isEmpty() ? null : wrongKey(part);
            if (wrong != null && header.columnsAt(positions[i]).isEmpty()) {
                collector.faultOfKey(wrong, header.names().get(positions[i]));
            }
            if (Identifiers.isLongNumber(part) && header.columnsAt(positions[i]).isEmpty()) {
                noteLastDigits(line, header.names().get(positions[i]), part);
            }
            key.append(i == 0 ? "" : KEY_SEPARATOR).append(part);
        }
        for (String name : empty) {
            if (empty.size() == positions.length) {
                collector.faultOfKey(Rule.REQUIRED, name);
            } else {
                line.warn(Warning.PARTIAL_KEY, name);
            }
        }
        return key.toString();
    }

    private static @Nullable Rule wrongKey(String part) {
        if (PersonalData.isMasked(part) && PersonalData.pseudonym(part) == null) {
            return Rule.MASKED_IDENTIFIER;
        }
        if (ErrorText.is(part)) {
            return Rule.ERROR_VALUE;
        }
        return Identifiers.isDestroyed(part) ? Rule.DESTROYED_IDENTIFIER : null;
    }
}

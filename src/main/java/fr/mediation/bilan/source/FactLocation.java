package fr.mediation.bilan.source;

import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.source.cell.Identifiers;
import fr.mediation.bilan.source.cell.NoOne;
import fr.mediation.bilan.source.cell.UnknownText;
import fr.mediation.bilan.territory.Commune;
import fr.mediation.bilan.territory.Communes;
import fr.mediation.bilan.territory.Location;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a line says that something took place.
 *
 * @param place the place's identifier in the producer's directory
 * @param commune the current code of the commune, where the line gives one
 * @param department the commune's department
 */
public record FactLocation(
        @Nullable String place,
        @Nullable String commune,
        @Nullable String department) {
    private static final String PLACE = "id_lieu";
    private static final String INSEE_CODE = "code_insee";
    private static final String POSTAL_CODE = "code_postal";
    private static final String NAME = "commune";
    private static final int MOST_NAMES = 5;

    /**
     * Reads the columns {@code id_lieu}, {@code code_insee}, {@code code_postal} and {@code commune}. The line's own
     * commune takes precedence over the place's.
     *
     * @param line the line
     * @param optional whether the location may be missing, as for an activity at a distance: it then counts for the
     *     country alone
     * @return the place, the commune or both; a fault where there is neither
     */
    public static FactLocation read(Line line, boolean optional) {
        String place = IdentifierCell.place(line, PLACE);
        Optional<Commune> commune = commune(line, place != null);
        if (!optional
                && place == null
                && commune.isEmpty()
                && Stream.of(PLACE, INSEE_CODE, POSTAL_CODE, NAME).noneMatch(line::alreadyFaulty)) {
            line.fault(Rule.NO_LOCATION, "");
        }
        return new FactLocation(
                place,
                commune.map(Commune::code).orElse(null),
                commune.map(Commune::department).orElse(null));
    }

    /**
     * Reads the commune of the columns {@code code_insee}, {@code code_postal} and {@code commune}. What spreadsheets
     * and address software do to codes is corrected where only one commune can be meant.
     *
     * @param line the line
     * @param placeKnown whether a place is known, in case several communes have the postal code
     * @return empty where none is given or there is a fault
     */
    public static Optional<Commune> commune(Line line, boolean placeKnown) {
        String insee = given(line, INSEE_CODE);
        Optional<Commune> commune;
        if (insee == null) {
            String postalCode = given(line, POSTAL_CODE);
            commune = postalCode == null ? Optional.empty() : byPostalCode(line, postalCode, placeKnown);
        } else {
            commune = byInseeCode(line, insee);
        }
        commune.ifPresent(found -> line.locatedIn(found.department()));
        return commune;
    }

    /** A code, null where the cell holds a word for nothing. */
    private static @Nullable String given(Line line, String column) {
        String code = line.code(column);
        if (code == null || !isNothing(code, line.seen(column))) {
            return code;
        }
        line.correct(CorrectionKind.NULL_TEXT, column, code, "");
        return null;
    }

    /** Whether a cell holds a word for nothing, or the 0 that a lookup of an empty cell gives. */
    private static boolean isNothing(String code, @Nullable String seen) {
        return Character.isDigit(code.charAt(0)) ? NoOne.isZero(code) : UnknownText.is(seen);
    }

    /** The postal code beside an Insee code, to compare them: nothing is corrected in it. */
    private static @Nullable String seenCode(Line line) {
        String seen = line.seen(POSTAL_CODE);
        return seen == null
                ? null
                : Identifiers.withoutPointZero(Identifiers.canonical(CellParser.withoutSpaces(seen)));
    }

    private static Optional<Commune> byInseeCode(Line line, String written) {
        String code = withLostZero(written, c -> line.commune(c).isPresent());
        Optional<Commune> commune = line.commune(code);
        if (commune.isEmpty()) {
            String name = line.seen(NAME);
            return postalCodeAsInsee(line, written, name == null ? "" : name);
        }
        Commune found = commune.get();
        if (mayDisagree(line, found)) {
            String name = line.seen(NAME);
            String postalCode = seenCode(line);
            if (!agrees(line, found, written, postalCode, name)) {
                Optional<Commune> meant = otherCommune(line, written, found, postalCode, name);
                if (meant.isPresent()) {
                    tellPostalCode(line, written, meant.get());
                    return meant;
                }
            }
        }
        if (!code.equals(written)) {
            line.correct(CorrectionKind.LEADING_ZERO, INSEE_CODE, written, code);
        }
        if (!code.equals(found.code())
                && line.context().territories().communes().isMerged(code)) {
            line.correct(CorrectionKind.MERGED_COMMUNE, INSEE_CODE, code, found.code());
        }
        return commune;
    }

    /** Whether another column of the address says something else than the code, at a first glance. */
    private static boolean mayDisagree(Line line, Commune commune) {
        String name = line.written(NAME);
        return name.isEmpty() ? !line.written(POSTAL_CODE).isEmpty() : !name.equals(commune.name());
    }

    /** Whether the other columns of an address mean the commune of the code, as far as they say. */
    private static boolean agrees(
            Line line, Commune commune, String written, @Nullable String postalCode, @Nullable String name) {
        Communes communes = line.context().territories().communes();
        return name == null
                ? postalCode == null
                        || commune.postalCodes().contains(postalCode)
                        || communes.withPostalCode(postalCode).isEmpty()
                : communes.isName(commune, name);
    }

    /** Where no commune has the code: that of the postal code which stands in the wrong column. */
    private static Optional<Commune> postalCodeAsInsee(Line line, String written, String name) {
        Communes communes = line.context().territories().communes();
        String postalCode =
                withLostZero(written, c -> !communes.withPostalCode(c).isEmpty());
        Location location = communes.locate(postalCode, name);
        Optional<Commune> meant = location instanceof Location.Found found
                ? Optional.of(found.commune())
                : location instanceof Location.UnknownPostalCode ? communes.named(postalCode, name) : Optional.empty();
        if (meant.isPresent()) {
            tellPostalCode(line, written, meant.get());
            return meant;
        }
        if (location instanceof Location.Ambiguous ambiguous) {
            line.fault(Rule.AMBIGUOUS_COMMUNE, INSEE_CODE, names(ambiguous.candidates()));
        } else {
            line.fault(Rule.UNKNOWN_COMMUNE, INSEE_CODE);
        }
        return Optional.empty();
    }

    private static void tellPostalCode(Line line, String written, Commune commune) {
        line.correct(CorrectionKind.POSTAL_CODE_AS_INSEE, INSEE_CODE, written, commune.code());
        line.warn(Warning.POSTAL_CODES, INSEE_CODE);
    }

    /**
     * The commune that is meant where the rest of the address is not that of the code: the one of which the code is the postal
     * code, by its name. Where the name stands for a commune of another department, nobody knows which of the two is meant.
     */
    private static Optional<Commune> otherCommune(
            Line line, String written, Commune ofCode, @Nullable String postalCode, @Nullable String name) {
        if (postalCode == null || postalCode.equals(written)) {
            Optional<Commune> meant = named(line, written, name);
            if (meant.isPresent()) {
                return meant;
            }
        }
        if (name == null) {
            line.warn(Warning.OTHER_COMMUNE, INSEE_CODE);
            return Optional.empty();
        }
        Communes communes = line.context().territories().communes();
        Optional<Commune> named = postalCode == null ? Optional.empty() : named(line, postalCode, name);
        boolean ofAddress = named.isPresent();
        Optional<Commune> other = ofAddress ? named : communes.namedIn(ofCode.department(), name);
        if (other.isPresent()) {
            boolean near = other.get().department().equals(ofCode.department());
            // A quarter may have the name of a town elsewhere, where code and postal code agree.
            if (near || !ofAddress && postalCode != null && ofCode.postalCodes().contains(postalCode)) {
                line.warn(Warning.OTHER_COMMUNE, INSEE_CODE);
            } else {
                line.fault(Rule.CONTRADICTION, INSEE_CODE);
            }
        }
        return Optional.empty();
    }

    /** The commune of a postal code that has the name; the only one of the postal code where there is no name. */
    private static Optional<Commune> named(Line line, String postalCode, @Nullable String name) {
        Communes communes = line.context().territories().communes();
        return communes.locate(postalCode, name == null ? "" : name) instanceof Location.Found found
                        && (name == null || communes.isName(found.commune(), name))
                ? Optional.of(found.commune())
                : Optional.empty();
    }

    /** Codes of the departments 01 to 09 begin with a zero, and no code has four digits: the zero was lost. */
    private static String withLostZero(String written, Predicate<String> known) {
        boolean four = written.length() == 4 && Character.isDigit(written.charAt(0));
        return four && known.test("0" + written) ? "0" + written : written;
    }

    private static Optional<Commune> byPostalCode(Line line, String written, boolean placeKnown) {
        Communes communes = line.context().territories().communes();
        String postalCode =
                withLostZero(written, c -> !communes.withPostalCode(c).isEmpty());
        if (!postalCode.equals(written)) {
            line.correct(CorrectionKind.LEADING_ZERO, POSTAL_CODE, written, postalCode);
        }
        String name = line.text(NAME);
        Location location = communes.locate(postalCode, name == null ? "" : name);
        if (location instanceof Location.Found found) {
            reportName(line, name, found.commune());
            return Optional.of(found.commune());
        }
        if (location instanceof Location.UnknownPostalCode) {
            Optional<Commune> named = communes.named(postalCode, name == null ? "" : name);
            named.ifPresentOrElse(
                    commune -> line.correct(CorrectionKind.CEDEX, POSTAL_CODE, postalCode, firstPostalCode(commune)),
                    () -> line.fault(Rule.UNKNOWN_POSTAL_CODE, POSTAL_CODE));
            return named;
        }
        if (!placeKnown && location instanceof Location.Ambiguous ambiguous) {
            line.fault(Rule.AMBIGUOUS_COMMUNE, name == null ? POSTAL_CODE : NAME, names(ambiguous.candidates()));
        }
        return Optional.empty();
    }

    private static String names(List<Commune> candidates) {
        String shown = candidates.stream().limit(MOST_NAMES).map(Commune::name).collect(Collectors.joining(", "));
        return candidates.size() > MOST_NAMES ? shown + "…" : shown;
    }

    private static String firstPostalCode(Commune commune) {
        return commune.postalCodes().isEmpty() ? "" : commune.postalCodes().get(0);
    }

    private static void reportName(Line line, @Nullable String written, Commune commune) {
        if (written != null && !written.equals(commune.name())) {
            line.correct(CorrectionKind.COMMUNE_NAME, NAME, written, commune.name());
        }
    }
}

package fr.mediation.bilan.source.governance;

import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.IdentifierCell;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Folding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is about.
 *
 * @param level {@code country}, {@code region}, {@code department} or {@code place}
 * @param code the region's or the department's code; null otherwise
 * @param place the place's identifier; null where it is about none
 */
record ConcernedTerritory(
        String level, @Nullable String code, @Nullable String place) {
    private static final String COLUMN = "code";
    private static final ConcernedTerritory COUNTRY = new ConcernedTerritory("country", null, null);
    private static final Pattern BARE = Pattern.compile("\\d\\d|\\d\\d\\d|2[AB]");
    private static final Set<String> NAMES_OF_COUNTRY =
            Set.of("fr", "france", "france_entiere", "national", "nationale");
    private static final int NEW_REGIONS = 2016;

    /**
     * Reads the column {@code code}: empty for the country, {@code R84} for a region, {@code D59} for a department, the name
     * of one of these, else a place's identifier. A bare code is refused: it may be a region's, a department's or a place's.
     */
    static ConcernedTerritory read(Line line, @Nullable Integer givenYear) {
        String written = line.text(COLUMN);
        if (written == null) {
            return COUNTRY;
        }
        int year = givenYear == null ? line.context().today().getYear() : givenYear;
        Territories territories = line.context().territories();
        String code = CellParser.withoutSpaces(written).toUpperCase(Locale.ROOT);
        if (BARE.matcher(code).matches()) {
            line.fault(Rule.UNKNOWN_TERRITORY, COLUMN);
            return COUNTRY;
        }
        String bare = code.substring(1);
        if (code.startsWith("D") && territories.department(bare).isPresent()) {
            line.code(COLUMN);
            return new ConcernedTerritory("department", bare, null);
        }
        if (code.startsWith("R") && isRegion(territories, bare, year)) {
            line.code(COLUMN);
            return new ConcernedTerritory("region", bare, null);
        }
        Optional<ConcernedTerritory> named = named(territories, Folding.fold(written), year);
        if (named.isPresent()) {
            line.correct(
                    CorrectionKind.TERRITORY_CODE, COLUMN, written, named.get().canonical());
            return named.get();
        }
        String place = IdentifierCell.place(line, COLUMN);
        return place == null ? COUNTRY : new ConcernedTerritory("place", null, place);
    }

    /** The country, region or department that a text names as means do; one of both names is the region. */
    private static Optional<ConcernedTerritory> named(Territories territories, String folded, int year) {
        if (NAMES_OF_COUNTRY.contains(folded)) {
            return Optional.of(COUNTRY);
        }
        List<Perimeter> maps = year < NEW_REGIONS
                ? List.of(Perimeter.REGIONS_2016, Perimeter.REGIONS_2015)
                : List.of(Perimeter.REGIONS_2016);
        return Stream.concat(
                        maps.stream()
                                .flatMap(map -> territories.regions(map, year).stream())
                                .filter(region -> Folding.fold(region.name()).equals(folded))
                                .map(region -> new ConcernedTerritory("region", region.code(), null)),
                        territories.departments().stream()
                                .filter(department ->
                                        Folding.fold(department.name()).equals(folded))
                                .map(department -> new ConcernedTerritory("department", department.code(), null)))
                .findFirst();
    }

    /** The form in which it should be written; empty for the country. */
    private String canonical() {
        return code == null ? "" : (level.equals("region") ? "R" : "D") + code;
    }

    private static boolean isRegion(Territories territories, String code, int year) {
        return territories.region(Perimeter.REGIONS_2016, code, NEW_REGIONS).isPresent()
                || year < NEW_REGIONS
                        && territories
                                .region(Perimeter.REGIONS_2015, code, year)
                                .isPresent();
    }
}

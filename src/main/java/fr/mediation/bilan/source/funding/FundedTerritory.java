package fr.mediation.bilan.source.funding;

import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Warning;
import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.source.cell.Identifiers;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The territory that a sum was given to.
 *
 * @param level {@code country}, {@code region} or {@code department}
 * @param code the region's or the department's code, null for the country
 */
record FundedTerritory(String level, @Nullable String code) {
    static final String REGION = "region";
    static final String DEPARTMENT = "department";
    static final FundedTerritory COUNTRY = new FundedTerritory("country", null);
    private static final String COLUMN = "territoire";
    private static final int NEW_REGIONS = 2016;

    /**
     * Reads the column {@code territoire}: empty for the country, {@code R84} for a region, {@code D59} for a
     * department. A code without a letter is that of a region in that year, since means are granted by region; only
     * where no region has the code is it a department's. A file in which both occur is told of. Other spellings and names
     * are put into this form.
     */
    static FundedTerritory read(Line line, @Nullable Integer givenYear) {
        String written = line.text(COLUMN);
        if (written == null) {
            // Not to know where means went is not to know that they went everywhere.
            if (line.seen(COLUMN) != null && !line.alreadyFaulty(COLUMN)) {
                line.fault(Rule.UNKNOWN_TERRITORY, COLUMN);
            }
            return COUNTRY;
        }
        int year = givenYear == null ? line.context().today().getYear() : givenYear;
        Territories territories = line.context().territories();
        String code =
                Identifiers.withoutPointZero(CellParser.withoutSpaces(written)).toUpperCase(Locale.ROOT);
        Optional<FundedTerritory> prefixed = prefixed(territories, code, year);
        if (prefixed.isPresent()) {
            line.code(COLUMN);
            return prefixed.get();
        }
        if (isRegion(territories, code, year)) {
            line.code(COLUMN);
            line.warn(Warning.BARE_REGION, COLUMN);
            return new FundedTerritory(REGION, code);
        }
        if (territories.department(code).isPresent()) {
            line.code(COLUMN);
            line.warn(Warning.BARE_DEPARTMENT, COLUMN);
            return new FundedTerritory(DEPARTMENT, code);
        }
        Optional<FundedTerritory> spelled = TerritorySpelling.read(territories, written, year);
        spelled.ifPresentOrElse(
                found -> line.correct(CorrectionKind.TERRITORY_CODE, COLUMN, written, found.canonical()),
                () -> line.fault(Rule.UNKNOWN_TERRITORY, COLUMN));
        return spelled.orElse(COUNTRY);
    }

    /** The territory of a code with its letter. */
    static Optional<FundedTerritory> prefixed(Territories territories, String code, int year) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        String bare = code.substring(1);
        if (code.startsWith("D") && territories.department(bare).isPresent()) {
            return Optional.of(new FundedTerritory(DEPARTMENT, bare));
        }
        boolean region = code.startsWith("R") && (isRegion(territories, bare, year) || isNewRegion(territories, code));
        return region ? Optional.of(new FundedTerritory(REGION, bare)) : Optional.empty();
    }

    /** The form in which it should be written; empty for the country. */
    private String canonical() {
        return code == null ? "" : (level.equals(REGION) ? "R" : "D") + code;
    }

    private static boolean isNewRegion(Territories territories, String prefixed) {
        return territories
                .region(Perimeter.REGIONS_2016, prefixed.substring(1), NEW_REGIONS)
                .isPresent();
    }

    static boolean isBeforeNewRegions(int year) {
        return year < NEW_REGIONS;
    }

    private static boolean isRegion(Territories territories, String code, int year) {
        Perimeter inForce = isBeforeNewRegions(year) ? Perimeter.REGIONS_2015 : Perimeter.REGIONS_2016;
        return territories.region(inForce, code, year).isPresent();
    }
}

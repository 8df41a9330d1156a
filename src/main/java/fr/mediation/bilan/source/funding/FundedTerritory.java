package fr.mediation.bilan.source.funding;

import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The territory that a sum was given to.
 *
 * @param level {@code country}, {@code region} or {@code department}
 * @param code the region's or the department's code, null for the country
 */
record FundedTerritory(String level, @Nullable String code) {
    private static final FundedTerritory COUNTRY = new FundedTerritory("country", null);
    private static final int NEW_REGIONS = 2016;

    /**
     * Reads the column {@code territoire}: empty for the country, {@code R84} for a region, {@code D59} for a
     * department. A code without a letter is that of a region in that year, since means are granted by region; only
     * where no region has the code is it a department's.
     */
    static FundedTerritory read(Line line, @Nullable Integer givenYear) {
        String written = line.code("territoire");
        if (written == null) {
            return COUNTRY;
        }
        int year = givenYear == null ? line.context().today().getYear() : givenYear;
        Territories territories = line.context().territories();
        String code = written.toUpperCase(Locale.ROOT);
        if (code.startsWith("D") && territories.department(code.substring(1)).isPresent()) {
            return new FundedTerritory("department", code.substring(1));
        }
        if (code.startsWith("R")
                && (isRegion(territories, code.substring(1), year) || isNewRegion(territories, code))) {
            return new FundedTerritory("region", code.substring(1));
        }
        if (isRegion(territories, code, year)) {
            return new FundedTerritory("region", code);
        }
        if (territories.department(code).isPresent()) {
            return new FundedTerritory("department", code);
        }
        line.fault(Rule.UNKNOWN_TERRITORY, "territoire");
        return COUNTRY;
    }

    private static boolean isNewRegion(Territories territories, String prefixed) {
        return territories
                .region(Perimeter.REGIONS_2016, prefixed.substring(1), NEW_REGIONS)
                .isPresent();
    }

    private static boolean isRegion(Territories territories, String code, int year) {
        Perimeter inForce = year < NEW_REGIONS ? Perimeter.REGIONS_2015 : Perimeter.REGIONS_2016;
        return territories.region(inForce, code, year).isPresent();
    }
}

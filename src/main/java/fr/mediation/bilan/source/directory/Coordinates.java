package fr.mediation.bilan.source.directory;

import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where a place lies, in degrees of WGS 84.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
record Coordinates(BigDecimal latitude, BigDecimal longitude) {
    private static final String LATITUDE = "latitude";
    private static final String LONGITUDE = "longitude";
    private static final int MOST = 10_000;
    private static final int DECIMALS = 6;

    /**
     * Reads the columns {@code latitude} and {@code longitude}; null where they are not both given, at fault, or left
     * out. Coordinates in each other's column are exchanged; those that lie outside France either way are left out and
     * reported.
     */
    static Coordinates read(Line line) {
        BigDecimal latitude = line.number(LATITUDE, -MOST, MOST);
        BigDecimal longitude = line.number(LONGITUDE, -MOST, MOST);
        if (latitude == null || longitude == null) {
            return null;
        }
        Territories territories = line.context().territories();
        if (territories.inFrance(latitude, longitude)) {
            return rounded(latitude, longitude);
        }
        if (territories.inFrance(longitude, latitude)) {
            line.correct(
                    CorrectionKind.EXCHANGED_COORDINATES,
                    LATITUDE,
                    latitude.toPlainString(),
                    longitude.toPlainString());
            line.correct(
                    CorrectionKind.EXCHANGED_COORDINATES,
                    LONGITUDE,
                    longitude.toPlainString(),
                    latitude.toPlainString());
            return rounded(longitude, latitude);
        }
        boolean possible = within(line, LATITUDE, latitude, 90) & within(line, LONGITUDE, longitude, 180);
        if (possible) {
            line.correct(CorrectionKind.COORDINATES_ABROAD, LATITUDE, latitude.toPlainString(), "");
            line.correct(CorrectionKind.COORDINATES_ABROAD, LONGITUDE, longitude.toPlainString(), "");
        }
        return null;
    }

    private static boolean within(Line line, String column, BigDecimal degrees, int most) {
        boolean within = degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!within) {
            line.fault(Rule.BAD_COORDINATES, column);
        }
        return within;
    }

    private static Coordinates rounded(BigDecimal latitude, BigDecimal longitude) {
        return new Coordinates(
                latitude.setScale(DECIMALS, RoundingMode.HALF_UP), longitude.setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}

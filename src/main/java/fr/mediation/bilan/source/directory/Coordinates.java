package fr.mediation.bilan.source.directory;

import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Warning;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a place lies, in degrees of WGS 84.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
record Coordinates(BigDecimal latitude, BigDecimal longitude) {
    private static final String LATITUDE = "latitude";
    private static final String LONGITUDE = "longitude";
    private static final int DECIMALS = 6;
    // Beyond it stand metres, or degrees without their decimal point.
    private static final int NO_DEGREES = 999;

    /**
     * Reads the columns {@code latitude} and {@code longitude}, or both from one of them; null where they are not both
     * given, at fault, or left out. Coordinates in each other's column are exchanged. Those that are no degrees (metres, a lost decimal point, words), or
     * lie outside France either way, are left out and reported: they cost the point, not the place. A point far from the
     * place's department is told.
     */
    static @Nullable Coordinates read(Line line, @Nullable String department) {
        String latitudeCell = written(line, LATITUDE);
        String longitudeCell = written(line, LONGITUDE);
        if (latitudeCell != null && longitudeCell != null && !latitudeCell.equals(longitudeCell)) {
            return read(line, department, latitudeCell, longitudeCell);
        }
        String column = latitudeCell == null ? LONGITUDE : LATITUDE;
        String cell = latitudeCell == null ? longitudeCell : latitudeCell;
        if (cell == null) {
            return null;
        }
        List<String> pair = Degrees.pair(cell);
        if (!pair.isEmpty()) {
            line.correct(CorrectionKind.SPLIT_COORDINATES, column, cell, String.join(" ", pair));
            return read(line, department, pair.get(0), pair.get(1));
        }
        if (latitudeCell != null && longitudeCell != null) {
            return read(line, department, latitudeCell, longitudeCell);
        }
        line.correct(CorrectionKind.COORDINATES_ABROAD, column, cell, "");
        return null;
    }

    private static @Nullable Coordinates read(
            Line line, @Nullable String department, String latitudeCell, String longitudeCell) {
        Optional<BigDecimal> latitude = Degrees.of(latitudeCell);
        Optional<BigDecimal> longitude = Degrees.of(longitudeCell);
        Territories territories = line.context().territories();
        Coordinates read = null;
        if (latitude.isPresent() && longitude.isPresent()) {
            if (territories.inFrance(latitude.get(), longitude.get())) {
                read = rounded(latitude.get(), longitude.get());
            } else if (territories.inFrance(longitude.get(), latitude.get())) {
                String north = latitude.get().toPlainString();
                String east = longitude.get().toPlainString();
                line.correct(CorrectionKind.EXCHANGED_COORDINATES, LATITUDE, north, east);
                line.correct(CorrectionKind.EXCHANGED_COORDINATES, LONGITUDE, east, north);
                read = rounded(longitude.get(), latitude.get());
            }
        }
        if (read == null
                && latitude.isPresent()
                && longitude.isPresent()
                && isImpossible(line, latitude.get(), longitude.get())) {
            return null;
        }
        if (read == null) {
            line.correct(CorrectionKind.COORDINATES_ABROAD, LATITUDE, latitudeCell, "");
            line.correct(CorrectionKind.COORDINATES_ABROAD, LONGITUDE, longitudeCell, "");
        } else if (department != null && !territories.isNear(department, read.latitude, read.longitude)) {
            line.warn(Warning.FAR_POINT, LATITUDE);
        }
        return read;
    }

    /** Whether two numbers of the size of degrees are those of no point of the earth. */
    private static boolean isImpossible(Line line, BigDecimal latitude, BigDecimal longitude) {
        if (exceeds(latitude, NO_DEGREES) || exceeds(longitude, NO_DEGREES)) {
            return false;
        }
        boolean impossible = exceeds(latitude, 90) || exceeds(longitude, 180);
        if (exceeds(latitude, 90)) {
            line.fault(Rule.BAD_COORDINATES, LATITUDE);
        }
        if (exceeds(longitude, 180)) {
            line.fault(Rule.BAD_COORDINATES, LONGITUDE);
        }
        return impossible;
    }

    private static boolean exceeds(BigDecimal number, int most) {
        return number.abs().compareTo(BigDecimal.valueOf(most)) > 0;
    }

    /** What a cell holds; damaged characters too, for a point is never a reason to refuse a place. */
    private static @Nullable String written(Line line, String column) {
        String seen = line.seen(column);
        return seen == null ? line.text(column) : seen;
    }

    private static Coordinates rounded(BigDecimal latitude, BigDecimal longitude) {
        return new Coordinates(
                latitude.setScale(DECIMALS, RoundingMode.HALF_UP), longitude.setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}

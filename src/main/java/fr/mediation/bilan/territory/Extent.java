package fr.mediation.bilan.territory;

import java.math.BigDecimal;
import org.apache.commons.csv.CSVRecord;

/** A rectangle of the earth, in degrees. */
record Extent(BigDecimal south, BigDecimal north, BigDecimal west, BigDecimal east) {
    static Extent of(CSVRecord row) {
        return new Extent(
                new BigDecimal(row.get("south")),
                new BigDecimal(row.get("north")),
                new BigDecimal(row.get("west")),
                new BigDecimal(row.get("east")));
    }

    /** Whether a point lies within the rectangle, or not further from it than some degrees. */
    boolean contains(BigDecimal latitude, BigDecimal longitude, BigDecimal tolerance) {
        return latitude.compareTo(south.subtract(tolerance)) >= 0
                && latitude.compareTo(north.add(tolerance)) <= 0
                && longitude.compareTo(west.subtract(tolerance)) >= 0
                && longitude.compareTo(east.add(tolerance)) <= 0;
    }
}

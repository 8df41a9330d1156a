package fr.mediation.bilan.source;

import fr.mediation.bilan.territory.Commune;
import fr.mediation.bilan.territory.Location;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a line says that something took place.
 *
 * @param placeOrNull the place's identifier in the producer's directory
 * @param communeOrNull the current code of the commune, where the line gives one
 * @param departmentOrNull the commune's department
 */
public record Located(String placeOrNull, String communeOrNull, String departmentOrNull) {
    private static final String PLACE = "id_lieu";
    private static final String INSEE_CODE = "code_insee";
    private static final String POSTAL_CODE = "code_postal";
    private static final String NAME = "commune";

    /**
     * Reads the columns {@code id_lieu}, {@code code_insee}, {@code code_postal} and {@code commune}. The line's own
     * commune goes before the place's.
     *
     * @param line the line
     * @return the place, the commune or both; a fault where there is neither
     */
    public static Located read(Reading line) {
        String place = line.code(PLACE);
        Optional<Commune> commune = commune(line, place != null);
        boolean silent = Stream.of(PLACE, INSEE_CODE, POSTAL_CODE, NAME).noneMatch(line::alreadyFaulty);
        if (place == null && commune.isEmpty() && silent) {
            line.fault(Rule.NO_LOCATION, "");
        }
        return new Located(
                place,
                commune.map(Commune::code).orElse(null),
                commune.map(Commune::department).orElse(null));
    }

    /**
     * Reads the commune of the columns {@code code_insee}, {@code code_postal} and {@code commune}.
     *
     * @param line the line
     * @param placeKnown whether the place says where it was, should the postal code not single out a commune
     * @return empty where none is given or there is a fault
     */
    public static Optional<Commune> commune(Reading line, boolean placeKnown) {
        String insee = line.code(INSEE_CODE);
        if (insee != null) {
            Optional<Commune> commune = line.context().territories().commune(insee);
            if (commune.isEmpty()) {
                line.fault(Rule.UNKNOWN_COMMUNE, INSEE_CODE);
            }
            return commune;
        }
        String postalCode = line.code(POSTAL_CODE);
        return postalCode == null ? Optional.empty() : communeOf(line, postalCode, placeKnown);
    }

    private static Optional<Commune> communeOf(Reading line, String postalCode, boolean placeKnown) {
        String name = line.text(NAME);
        Location location = line.context().territories().locate(postalCode, name == null ? "" : name);
        if (location instanceof Location.Found found) {
            return Optional.of(found.commune());
        }
        if (location instanceof Location.UnknownPostalCode) {
            line.fault(Rule.UNKNOWN_POSTAL_CODE, POSTAL_CODE);
        } else if (!placeKnown) {
            line.fault(Rule.AMBIGUOUS_COMMUNE, name == null ? POSTAL_CODE : NAME);
        }
        return Optional.empty();
    }
}

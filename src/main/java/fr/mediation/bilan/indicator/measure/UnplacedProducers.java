package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.indicator.cube.ReportingUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The producers none of whose lines of a year names a place: what one of them does in a department is a unit, with the places
 * there that it names in the other year. Who names some places is asked for those that it named before, wherever else it went.
 */
final class UnplacedProducers {
    private final Set<String> units = new HashSet<>();

    /**
     * Finds them.
     *
     * @param years what each reporter said of each place and department, of each year
     */
    UnplacedProducers(Collection<List<ReportingUnit>> years) {
        for (List<ReportingUnit> ofYear : years) {
            Set<String> placed = new HashSet<>();
            ofYear.stream()
                    .filter(unit -> unit.place() != null && unit.reporter() != null)
                    .forEach(unit -> producers(unit.reporter()).forEach(placed::add));
            ofYear.stream()
                    .filter(unit ->
                            unit.place() == null && unit.reporter() != null && !placed.contains(unit.reporter()))
                    .forEach(unit -> units.add(key(unit.reporter(), unit.department())));
        }
    }

    private static String key(String producer, String department) {
        return producer + '\n' + department;
    }

    /** What may be the producer of a place, whose name is followed by a slash: slashes may stand in names too. */
    private static Stream<String> producers(String place) {
        return IntStream.range(0, place.length())
                .filter(i -> place.charAt(i) == '/')
                .mapToObj(i -> place.substring(0, i));
    }

    /** Whether a unit is such a producer in a department. */
    boolean contains(String unit) {
        return units.contains(unit);
    }

    /**
     * The unit that a place of a producer is part of.
     *
     * @param place the producer, a slash and the place: as its lines report of it, or as its directory lists it
     */
    Optional<String> unit(String place, String department) {
        return units.isEmpty()
                ? Optional.empty()
                : producers(place)
                        .map(producer -> key(producer, department))
                        .filter(units::contains)
                        .findFirst();
    }

    /** The producer that a unit is of. */
    static String producer(String unit) {
        return unit.substring(0, unit.lastIndexOf('\n'));
    }
}

package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Region;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The lines that reports of a small network publish on all maps. What counts is told of a department, and added up here. */
final class PublishedNetwork {
    static final int YEAR = 2016;
    static final Territories TERRITORIES = Territories.load();
    static final AuditLimits LIMITS = new AuditLimits(11, 3, 10);

    /** Persons, what they do, how long it lasts and how many of them are women. */
    static final Map<String, Secrecy> SECRECY = Map.of(
            "participations",
            persons(Set.of(Quantity.VALUE)),
            "heures",
            persons(Set.of()),
            "part_femmes",
            persons(Set.of(Quantity.NUMERATOR, Quantity.DENOMINATOR, Quantity.COMPLEMENT)),
            "ateliers",
            new Secrecy.Persons(Set.of(), Set.of(Quantity.VALUE), Optional.of("participations"), Optional.empty()),
            "affluence",
            new Secrecy.Persons(
                    Set.of(Quantity.NUMERATOR),
                    Set.of(Quantity.DENOMINATOR),
                    Optional.of("participations"),
                    Optional.empty()),
            "dons",
            new Secrecy.Structures(Map.of()),
            "moyens",
            new Secrecy.Structures(Map.of("financeur", Set.of("etat", "europe"))),
            "heures_par_personne",
            new Secrecy.Derived(
                    Map.of(Quantity.NUMERATOR, "heures", Quantity.DENOMINATOR, "participations"),
                    Set.of(new Secrecy.Measure("heures", "", ""), new Secrecy.Measure("participations", "", ""))),
            "valeur",
            new Secrecy.Derived(Map.of(), Set.of(new Secrecy.Measure("participations", "genre", "F"))));

    private static Secrecy persons(Set<Quantity> counted) {
        return new Secrecy.Persons(counted, Set.of(), Optional.of("participations"), Optional.of("participations"));
    }

    private final Map<Cell, Map<Quantity, BigDecimal>> cells = new TreeMap<>();

    private record Cell(Perimeter perimeter, String territory, String indicator, String dimension, String category)
            implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Adds to a category of a department, to its total and to all that they are part of. */
    PublishedNetwork add(
            String department, String indicator, String dimension, String category, Map<Quantity, Long> numbers) {
        for (Perimeter perimeter : Perimeter.values()) {
            String region = TERRITORIES.regions(perimeter, YEAR).stream()
                    .map(Region::code)
                    .filter(code ->
                            TERRITORIES.departments(perimeter, code, YEAR).contains(department))
                    .findFirst()
                    .orElseThrow();
            for (String territory : List.of(Figure.COUNTRY, region)) {
                add(new Cell(perimeter, territory, indicator, dimension, category), numbers);
            }
        }
        return this;
    }

    private void add(Cell cell, Map<Quantity, Long> numbers) {
        Map<Quantity, BigDecimal> sums = cells.computeIfAbsent(cell, one -> new EnumMap<>(Quantity.class));
        numbers.forEach((quantity, number) -> sums.merge(quantity, BigDecimal.valueOf(number), BigDecimal::add));
    }

    List<PublishedLine> lines(Predicate<Perimeter> published) {
        List<PublishedLine> lines = new ArrayList<>();
        cells.forEach((cell, numbers) -> {
            if (published.test(cell.perimeter)) {
                Key key =
                        new Key(0, YEAR, cell.perimeter, cell.territory, cell.indicator, cell.dimension, cell.category);
                lines.add(new PublishedLine(
                        key, numbers.containsKey(Quantity.DENOMINATOR) ? "%" : "nombre", false, numbers));
            }
        });
        return lines;
    }

    List<PublishedLine> lines() {
        return lines(perimeter -> true);
    }

    /** The lines as they are published where some are hidden. */
    static List<PublishedLine> hiding(Set<Key> hidden, List<PublishedLine> lines) {
        return lines.stream()
                .map(line ->
                        hidden.contains(line.key()) ? new PublishedLine(line.key(), line.unit(), true, Map.of()) : line)
                .toList();
    }
}

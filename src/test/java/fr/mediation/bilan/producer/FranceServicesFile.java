package fr.mediation.bilan.producer;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The public list of France services: a date inside a sentence, and faults that files of the field have, each in a few
 * rows that are told apart.
 */
public final class FranceServicesFile {
    /** The columns of the published list. */
    public static final List<String> HEADERS = List.of(
            "id_fs",
            "insee_dep",
            "lib_fs",
            "adresse",
            "complement_adresse",
            "insee_com",
            "code_postal",
            "lib_com",
            "latitude",
            "longitude",
            "mail",
            "telephone",
            "h_lundi",
            "h_mardi",
            "h_mercredi",
            "h_jeudi",
            "h_vendredi",
            "h_samedi",
            "commentaire",
            "itinerance",
            "format_fs",
            "groupe",
            "labellisation");

    private static final int PLACES = 30;
    private static final String NARROW_SPACE = "\u202F";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private FranceServicesFile() {}

    /** What is wrong with the row of a place; each can be put right without a doubt. */
    public enum Fault {
        /** The code of the commune lost its leading zero, and so did the department's. */
        CODE_WITHOUT_ZERO,
        /** The postal code lost its leading zero. */
        POSTAL_CODE_WITHOUT_ZERO,
        /** A narrow no-break space stands inside the postal code. */
        NARROW_SPACE,
        /** The postal code is that of a post office's business mail. */
        CEDEX,
        /** Latitude and longitude stand in each other's column. */
        EXCHANGED,
        /** The commune's name is in capitals without accents. */
        CAPITALS,
        /** The coordinates have a decimal comma. */
        DECIMAL_COMMA
    }

    /** Writes the list; returns what its places add up to. */
    public static Totals write(Path file) throws IOException {
        List<Place> places = places();
        Files.createDirectories(file.getParent());
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(HEADERS);
            for (Place place : places) {
                printer.printRecord(cells(place));
            }
        }
        return Totals.of(places);
    }

    /**
     * One place.
     *
     * @param number its number, from 1
     * @param commune where
     * @param labelled the day of its label
     * @param itinerant whether it moves
     * @param faults what is wrong with its row
     */
    private record Place(int number, Commune commune, LocalDate labelled, boolean itinerant, Set<Fault> faults) {
        boolean has(Fault fault) {
            return faults.contains(fault);
        }
    }

    private static List<Place> places() {
        SplittableRandom random = new SplittableRandom(2020);
        List<Place> places = new ArrayList<>();
        for (int number = 1; number <= PLACES; number++) {
            Commune commune = Commune.all().get(number - 1);
            Set<Fault> faults = EnumSet.noneOf(Fault.class);
            if (commune.code().startsWith("0")) {
                faults.add(number % 2 == 0 ? Fault.CODE_WITHOUT_ZERO : Fault.POSTAL_CODE_WITHOUT_ZERO);
            } else if (commune.code().equals("42218")) {
                faults.add(Fault.CEDEX);
            } else if (number % 7 == 1) {
                faults.add(Fault.NARROW_SPACE);
            } else if (number % 7 == 4 && !commune.department().startsWith("97")) {
                faults.add(Fault.EXCHANGED);
            } else if (number % 7 == 5) {
                faults.add(Fault.CAPITALS);
            } else if (number % 7 == 2) {
                faults.add(Fault.DECIMAL_COMMA);
            }
            places.add(new Place(
                    number,
                    commune,
                    LocalDate.of(2020 + random.nextInt(3), 1 + random.nextInt(12), 1),
                    number % 9 == 3,
                    faults));
        }
        return places;
    }

    private static List<String> cells(Place place) {
        Commune commune = place.commune();
        boolean exchanged = place.has(Fault.EXCHANGED);
        List<String> cells = new ArrayList<>();
        cells.add(place.number() % 10 == 0 ? "temp_" + place.number() : String.valueOf(place.number()));
        cells.add(place.has(Fault.CODE_WITHOUT_ZERO) ? commune.department().substring(1) : commune.department());
        cells.add((place.itinerant() ? "Bus France services de " : "France services de ") + commune.name());
        cells.add(place.number() + " rue des Écoles");
        cells.add(place.number() % 8 == 0 ? "Maison des services" : "");
        cells.add(place.has(Fault.CODE_WITHOUT_ZERO) ? commune.code().substring(1) : commune.code());
        cells.add(postalCode(place));
        cells.add(place.has(Fault.CAPITALS) ? capitals(commune.name()) : commune.name());
        cells.add(number(exchanged ? commune.longitude() : commune.latitude(), place));
        cells.add(number(exchanged ? commune.latitude() : commune.longitude(), place));
        cells.add("lieu" + place.number() + "@exemple.fr");
        cells.add("01" + NARROW_SPACE + "99" + NARROW_SPACE + "00" + NARROW_SPACE + "00" + NARROW_SPACE
                + String.format("%02d", place.number()));
        cells.addAll(Collections.nCopies(5, "09:00 - 12:00 / 13:30 - 17:00"));
        cells.add(place.number() % 4 == 0 ? "09:00 - 12:00" : "");
        cells.add(place.itinerant() ? "Le lundi à la mairie, le jeudi au marché" : "");
        cells.add(place.itinerant() ? "Oui" : "Non");
        cells.add("Site principal");
        cells.add("");
        cells.add("Espace labellisé " + DAY.format(place.labelled()));
        return cells;
    }

    private static String postalCode(Place place) {
        String code = place.commune().postalCode();
        if (place.has(Fault.CEDEX)) {
            return "42002";
        }
        if (place.has(Fault.NARROW_SPACE)) {
            return code.substring(0, 2) + NARROW_SPACE + code.substring(2);
        }
        return place.has(Fault.POSTAL_CODE_WITHOUT_ZERO) ? code.substring(1) : code;
    }

    private static String number(String number, Place place) {
        return place.has(Fault.DECIMAL_COMMA) ? number.replace('.', ',') : number;
    }

    private static String capitals(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("Saint-", "St ")
                .replace('-', ' ')
                .toUpperCase(Locale.ROOT);
    }

    /**
     * What the places add up to.
     *
     * @param places the places
     * @param itinerant those that move
     * @param byFault places by what is wrong with their row
     * @param byYear places by year of their label
     * @param byRegion places by region in the map of 2016
     */
    public record Totals(
            int places,
            int itinerant,
            SortedMap<Fault, Long> byFault,
            SortedMap<Integer, Long> byYear,
            SortedMap<String, Long> byRegion) {
        private static Totals of(List<Place> places) {
            return new Totals(
                    places.size(),
                    (int) places.stream().filter(Place::itinerant).count(),
                    places.stream()
                            .flatMap(place -> place.faults().stream())
                            .collect(Collectors.groupingBy(fault -> fault, TreeMap::new, Collectors.counting())),
                    places.stream()
                            .collect(Collectors.groupingBy(
                                    place -> place.labelled().getYear(), TreeMap::new, Collectors.counting())),
                    places.stream()
                            .collect(Collectors.groupingBy(
                                    place -> place.commune().region(), TreeMap::new, Collectors.counting())));
        }
    }
}

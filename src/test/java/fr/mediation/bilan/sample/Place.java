package fr.mediation.bilan.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * An invented place of the network.
 *
 * @param id its identifier in the directory
 * @param name its name
 * @param town where it stands
 * @param canope whether it is an Atelier Canopé
 * @param firstYear the first year it is in the directory
 * @param labelledOn when it got the NetPublic label
 * @param computers how many computers it has
 * @param liveliness how much goes on there, 1 to 5
 */
record Place(
        String id,
        String name,
        Town town,
        boolean canope,
        int firstYear,
        @Nullable LocalDate labelledOn,
        int computers,
        int liveliness) {
    private static final int ATELIERS = 30;

    /** The 80 places: 70 in 2015, five more each year. */
    static List<Place> network() {
        SplittableRandom random = new SplittableRandom(7);
        List<Town> towns = Town.all();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < towns.size(); i++) {
            Town town = towns.get(i);
            boolean canope = i < ATELIERS;
            LocalDate labelled = random.nextInt(3) == 0
                    ? null
                    : LocalDate.of(2014 + random.nextInt(4), 1 + random.nextInt(12), 1 + random.nextInt(28));
            places.add(new Place(
                    (canope ? "AC-" : "EPN-") + town.department() + "-" + String.format("%02d", i + 1),
                    (canope ? "Atelier Canopé de " : "Espace public numérique de ") + town.name(),
                    town,
                    canope,
                    i % 16 == 15 ? 2016 + i / 16 % 2 : i % 16 == 14 ? 2016 + i / 16 % 2 : 2015,
                    labelled,
                    3 + random.nextInt(12),
                    1 + random.nextInt(5)));
        }
        return places;
    }

    /** The places of the directory at the end of a year. */
    static List<Place> in(int year) {
        return network().stream().filter(place -> place.firstYear <= year).toList();
    }
}

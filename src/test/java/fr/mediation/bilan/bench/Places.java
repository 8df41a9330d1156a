package fr.mediation.bilan.bench;

import fr.mediation.bilan.territory.Commune;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The places of a country, numbered from the first department to the last: neighbouring numbers are neighbouring places.
 * They depend on the shape alone, so that all files of it and its directory speak of the same ones.
 */
final class Places {
    // A name with a comma would need quotes, which these files do without.
    private static final List<Commune> COMMUNES = ReferenceCommunes.read().stream()
            .filter(commune -> !commune.postalCodes().get(0).isEmpty())
            .filter(commune -> commune.name().indexOf(',') < 0)
            .toList();

    /** All communes of the reference that a line can name. */
    static final int MOST_COMMUNES = COMMUNES.size();

    private static final int FIRST_NUMBER = 10_000;
    private static final int AT_HOME_ONE_IN = 5;

    private final Shape shape;

    Places(Shape shape) {
        this.shape = shape;
    }

    /** What a place is called. */
    static String id(int place) {
        return "L-" + (FIRST_NUMBER + place);
    }

    /** The commune in which a place lies. */
    Commune commune(int place) {
        return numbered(firstCommune(place));
    }

    /** One of the communes between a place and the next, for what it does elsewhere. */
    Commune around(int place, SplittableRandom random) {
        long first = firstCommune(place);
        return numbered(first + random.nextLong(Math.max(1, firstCommune(place + 1) - first)));
    }

    private long firstCommune(long place) {
        return place * shape.communes() / shape.places();
    }

    /** The communes of a smaller country are spread over all departments too. */
    private static Commune numbered(long commune, int of) {
        return COMMUNES.get((int) (commune * MOST_COMMUNES / of));
    }

    private Commune numbered(long commune) {
        return numbered(commune, shape.communes());
    }

    /** The first place of a producer; that of the number behind the last one is the number of places. */
    int firstOf(int producer) {
        return (int) ((long) producer * shape.places() / shape.producers());
    }

    /** One of those who come to a place: who lives there or, one time in five, at a neighbouring one; or anybody. */
    int visitor(int place, SplittableRandom random) {
        if (random.nextInt(100) >= shape.returning()) {
            return random.nextInt(shape.persons());
        }
        int home = place;
        if (random.nextInt(AT_HOME_ONE_IN) == 0) {
            home = Math.floorMod(place + (random.nextBoolean() ? 1 : -1), shape.places());
        }
        int first = firstPerson(home);
        return (first + random.nextInt(Math.max(1, firstPerson(home + 1) - first))) % shape.persons();
    }

    private int firstPerson(long place) {
        return (int) (place * shape.persons() / shape.places());
    }
}

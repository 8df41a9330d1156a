package fr.mediation.bilan.bench;

import java.util.Locale;

/**
 * What a country is like, whatever the number of lines that come from it.
 *
 * @param places how many places the directory lists
 * @param communes how many communes they and their activities lie in, at most {@link Places#MOST_COMMUNES}
 * @param producers how many producers share the places among them
 * @param persons how many persons come
 * @param returning of a hundred activities, those of persons who live at the place or a neighbouring one; the others are
 *     of anybody
 * @param placeAlone of a hundred activities, those whose lines name the place and no commune, which only the directory
 *     tells then
 * @param order what follows what in a file
 */
public record Shape(int places, int communes, int producers, int persons, int returning, int placeAlone, Order order) {
    private static final int LEAST_PERSONS = 10_000;
    private static final int LINES_PER_PERSON = 10;
    private static final int PLACES = 5_000;
    private static final int RETURNING = 90;
    private static final int PLACE_ALONE = 30;

    /** The order of activities in a file; the lines of one always follow each other. */
    public enum Order {
        /** Day after day, all places among each other. */
        BY_DAY,
        /** Place after place, each from its first day to its last. */
        BY_PLACE,
        /** None. */
        SHUFFLED
    }

    /** Refuses what no file can be made of. */
    public Shape {
        if (places < producers || producers < 1 || communes < 1 || communes > Places.MOST_COMMUNES) {
            throw new IllegalArgumentException(
                    "%d places, %d communes, %d producers".formatted(places, communes, producers));
        }
    }

    /**
     * {@return the country's} Most persons come back to one place and its neighbours, three activities in ten name their
     * place alone, and a person comes ten times on average.
     *
     * @param lines how many lines come from it
     */
    public static Shape country(long lines) {
        return new Shape(PLACES, Places.MOST_COMMUNES, 1, persons(lines), RETURNING, PLACE_ALONE, Order.BY_DAY);
    }

    /**
     * {@return one in which anybody comes anywhere, and every line names its commune} So nothing is known beforehand of
     * any line, and no directory is needed.
     *
     * @param lines how many lines come from it
     */
    public static Shape scattered(long lines) {
        return new Shape(PLACES, Places.MOST_COMMUNES, 1, persons(lines), 0, 0, Order.BY_DAY);
    }

    private static int persons(long lines) {
        return (int) Math.max(LEAST_PERSONS, lines / LINES_PER_PERSON);
    }

    /** The same with so many places. */
    Shape withPlaces(int number) {
        return new Shape(number, communes, producers, persons, returning, placeAlone, order);
    }

    /** The same with so many producers. */
    Shape withProducers(int number) {
        return new Shape(places, communes, number, persons, returning, placeAlone, order);
    }

    /** The same with so many of a hundred activities of those who live there. */
    Shape withReturning(int share) {
        return new Shape(places, communes, producers, persons, share, placeAlone, order);
    }

    /** The same in another order. */
    Shape withOrder(Order other) {
        return new Shape(places, communes, producers, persons, returning, placeAlone, other);
    }

    /** What is said of it above each table. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d places, %,d communes, %,d producers, %,d persons, %d%% at home, %d%% place alone, %s",
                places,
                communes,
                producers,
                persons,
                returning,
                placeAlone,
                order.name().toLowerCase(Locale.ROOT));
    }
}

package fr.mediation.bilan.figure;

import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;

/**
 * What reporters' changes of name make of a territory's persons and places. The identifiers of persons are each producer's, so
 * that the same person is another one under another name.
 *
 * @param year the year
 * @param facts what was reported, by id
 * @param perimeter the map of regions
 * @param level country or region
 * @param territory the territory's code
 * @param persons how many persons the year's lines name
 * @param anew how many of them are named by reporters that had, or may have had, another name in the year or the year before
 * @param twice how many of them by reporters that changed it within the year
 * @param places how many places the year's lines name
 * @param placesTwice how many of these are another name of a place that is counted already
 */
public record NameChanges(
        int year,
        String facts,
        Perimeter perimeter,
        Level level,
        String territory,
        long persons,
        long anew,
        long twice,
        long places,
        long placesTwice) {
    /** In percent: what so few do changes no figure by more than is told. */
    private static final BigDecimal NOTED = BigDecimal.valueOf(2);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * {@return the same of another territory that is made of the same departments}
     *
     * @param map its map of regions
     * @param of its level
     * @param code its code
     */
    public NameChanges in(Perimeter map, Level of, String code) {
        return new NameChanges(year, facts, map, of, code, persons, anew, twice, places, placesTwice);
    }

    /** {@return whether anybody is counted anew or twice, or any place twice} */
    public boolean isAny() {
        return anew > 0 || twice > 0 || placesTwice > 0;
    }

    /** {@return whether so many persons are other ones than before that years do not compare by who came before} */
    public boolean breakHistory() {
        return isMuch(anew, persons);
    }

    /** {@return whether so many persons count twice that their number does not compare} */
    public boolean breakPersons() {
        return isMuch(twice, persons);
    }

    /** {@return whether so many places count twice that their number does not compare} */
    public boolean breakPlaces() {
        return isMuch(placesTwice, places);
    }

    private static boolean isMuch(long part, long whole) {
        return BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .compareTo(BigDecimal.valueOf(whole).multiply(NOTED))
                > 0;
    }
}

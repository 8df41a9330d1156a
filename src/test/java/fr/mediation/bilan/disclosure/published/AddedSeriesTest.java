package fr.mediation.bilan.disclosure.published;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.territory.Perimeter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AddedSeriesTest {
    private static final List<String> DEPARTMENTS = List.of("75", "59", "33", "13", "69");

    private final PublishedNetwork network = new PublishedNetwork();

    private void add(String indicator, long... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            network.add(DEPARTMENTS.get(i), indicator, "", "", Map.of(Quantity.VALUE, numbers[i]));
        }
    }

    private List<String> sums() {
        PublishedLines lines = new PublishedLines(network.lines(Perimeter.REGIONS_2016::equals));
        return AddedSeries.of(new PublishedSeries(lines)).stream()
                .map(sum -> sum.total().subject().indicator() + " = "
                        + sum.one().subject().indicator() + " + "
                        + sum.other().subject().indicator())
                .toList();
    }

    @Test
    void anIndicatorThatTwoOthersMakeUpEverywhereIsTheirSum() {
        add("activites", 30, 41, 52, 63, 74);
        add("ateliers", 10, 20, 30, 40, 50);
        add("individuels", 20, 21, 22, 23, 24);

        assertThat(sums()).containsExactly("activites = ateliers + individuels");
    }

    @Test
    void whatOneTerritoryContradictsIsNoSum() {
        add("activites", 30, 41, 52, 63, 75);
        add("ateliers", 10, 20, 30, 40, 50);
        add("individuels", 20, 21, 22, 23, 24);

        assertThat(sums()).isEmpty();
    }

    @Test
    void whatHoldsInFewTerritoriesIsChance() {
        add("activites", 30, 41, 52);
        add("ateliers", 10, 20, 30);
        add("individuels", 20, 21, 22);

        assertThat(sums()).isEmpty();
    }

    /** Whoever does not see the numbers does not see that they add up. */
    @Test
    void whatIsHiddenBearsNothingOut() {
        add("activites", 30, 41, 52, 63, 74);
        add("ateliers", 10, 20, 30, 40, 50);
        add("individuels", 20, 21, 22, 23, 24);
        PublishedLines lines = new PublishedLines(network.lines(Perimeter.REGIONS_2016::equals));
        Set<PublishedLine.Key> hidden = lines.all().stream()
                .map(PublishedLine::key)
                .filter(key -> key.indicator().equals("individuels"))
                .limit(2)
                .collect(Collectors.toSet());

        assertThat(AddedSeries.of(new PublishedSeries(lines, hidden))).isEmpty();
    }
}

package fr.mediation.bilan.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    @Test
    void findsTheShortestWayBack() {
        Map<String, List<String>> references = Map.of(
                "a", List.of("d", "b"), "b", List.of("c"), "c", List.of("a"), "d", List.of("e"), "e", List.of("b"));

        assertThat(References.cycle("a", references::get)).containsExactly("a", "b", "c", "a");
    }

    @Test
    void whatRefersToItselfIsItsOwnWayBack() {
        assertThat(References.cycle("a", id -> List.of("a"))).containsExactly("a", "a");
    }

    @Test
    void aCircleThatDoesNotLeadBackIsNone() {
        Map<String, List<String>> references = Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("b"));

        assertThat(References.cycle("a", references::get)).isEmpty();
    }

    @Test
    void tooManyWaysToTryAreEnteredOnce() {
        assertThat(References.cycle(
                        "0",
                        id -> IntStream.range(Integer.parseInt(id) + 1, 100)
                                .mapToObj(Integer::toString)
                                .toList()))
                .isEmpty();
    }

    @Test
    void aLongWayTakesNoStack() {
        int last = 100_000;

        assertThat(References.cycle(
                        "0",
                        id -> List.of(Integer.toString(Integer.parseInt(id) == last ? 0 : Integer.parseInt(id) + 1))))
                .hasSize(last + 2);
    }
}

package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.mediation.bilan.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private final Warnings warnings = new Warnings();

    @Test
    void codesReadInOneWayAreNotTold() {
        warnings.add(Warning.BARE_REGION, "territoire", "", 2, "75");

        assertThat(warnings.sentences()).isEmpty();
    }

    @Test
    void aColumnReadInTwoWaysIsToldWithTheFirstOfEach() {
        warnings.add(Warning.BARE_DEPARTMENT, "territoire", "", 2, "59");
        warnings.add(Warning.BARE_DEPARTMENT, "territoire", "", 3, "2A");
        warnings.add(Warning.BARE_REGION, "territoire", "", 4, "75");

        assertThat(warnings.sentences())
                .extracting(Sentence::key, Sentence::values)
                .containsExactly(
                        tuple("source.warning.code_nu_region", List.of(1L, "territoire", "4", "75", "")),
                        tuple("source.warning.code_nu_departement", List.of(2L, "territoire", "2", "59", "")));
    }

    @Test
    void onlyTheFirstOfManyIsMadeToBeShown() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            warnings.add(Warning.SIMILAR_IDENTIFIERS, "id_participant", "", 2, () -> {
                made.add("p1");
                return "p1";
            });
        }

        assertThat(made).hasSize(1);
        assertThat(warnings.sentences())
                .singleElement()
                .satisfies(told -> assertThat(told.values()).startsWith(3L, "id_participant", "2"));
    }
}

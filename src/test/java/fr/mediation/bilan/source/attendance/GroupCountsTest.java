package fr.mediation.bilan.source.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CheckedLine;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of a group's participants in place of a line for each. */
class GroupCountsTest {
    private final CheckedLine line = CheckedLine.of(
            new AttendanceSource(),
            Map.of("id_activite", "A1", "date", "2016-03-01", "type", "atelier", "code_insee", "33063"));

    private static Stream<Object> values(CheckedLine line, String... columns) {
        return Stream.of(columns).map(line::value);
    }

    @Test
    void aGroupWithoutItsSizeIsAsLargeAsItsLargestSetOfCounts() {
        CheckedLine group = line.with("nb_femmes", "4").with("nb_hommes", "3").with("nb_60_plus", "2");

        assertThat(group.value("participants")).isEqualTo((short) 7);
    }

    @Test
    void aSetOfCountsIsKnownOrUnknownAsAWhole() {
        CheckedLine group = line.with("nb_femmes", "4").with("nb_moins_18", "").with("nb_18_59", "");

        assertThat(values(group, "women", "men", "other_gender")).containsExactly((short) 4, (short) 0, (short) 0);
        assertThat(values(group, "under_18", "aged_18_59", "aged_60_plus")).containsOnlyNulls();
    }

    @Test
    void womenAloneSayNothingOfTheOthers() {
        CheckedLine group = line.with("participants", "20").with("nb_femmes", "6");

        assertThat(values(group, "participants", "women", "men", "other_gender"))
                .containsExactly((short) 20, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "nb_60_plus, under_18",
        "nb_18_59, aged_60_plus",
        "nb_sans_emploi, employed",
        "nb_retraite, in_school",
        "nb_nouveaux, regulars",
        "nb_recurrents, newcomers"
    })
    void soDoesOneAgeStatusOrVisit(String column, String other) {
        assertThat(line.with("participants", "20").with(column, "6").value(other))
                .isNull();
        assertThat(line.with("participants", "6").with(column, "6").value(other))
                .isEqualTo((short) 0);
    }

    @Test
    void countsOfAllKindsAreKnownThoughSomeParticipantsAreOfNone() {
        CheckedLine group =
                line.with("participants", "20").with("nb_femmes", "6").with("nb_hommes", "4");

        assertThat(values(group, "women", "men", "other_gender")).containsExactly((short) 6, (short) 4, (short) 0);
    }

    @Test
    void aKindThatIsZeroIsGiven() {
        CheckedLine group =
                line.with("participants", "20").with("nb_femmes", "6").with("nb_hommes", "0");

        assertThat(values(group, "women", "men")).containsExactly((short) 6, (short) 0);
    }

    @Test
    void countsThatAreAllZeroAreNotGiven() {
        CheckedLine group =
                line.with("participants", "5").with("nb_femmes", "0").with("nb_hommes", "0");

        assertThat(values(group, "women", "men")).containsOnlyNulls();
        assertThat(group.value("participants")).isEqualTo((short) 5);
    }

    @Test
    void moreThanTookPartAreRefused() {
        CheckedLine group =
                line.with("participants", "5").with("nb_femmes", "4").with("nb_hommes", "3");

        assertThat(group.faults()).containsExactly("participants effectifs_incoherents");
    }

    @Test
    void aHeaderWithoutCountsHasNoValuesForThem() {
        assertThat(line.value("women")).isNull();
    }
}

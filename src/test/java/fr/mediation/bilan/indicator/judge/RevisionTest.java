package fr.mediation.bilan.indicator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.judge.Revision.Cause;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private static final Function<String, Set<Cause>> LATE = indicator -> EnumSet.of(Cause.LATE_DELIVERY);

    @Test
    void anEqualValueIsNoRevisionHoweverItIsWritten() {
        assertThat(Revision.between(List.of(figure("FR", "a", "10")), List.of(figure("FR", "a", "10.000")), LATE))
                .isEmpty();
    }

    @Test
    void anotherValueIsOne() {
        assertThat(Revision.between(List.of(figure("FR", "a", "10")), List.of(figure("FR", "a", "12")), LATE))
                .singleElement()
                .satisfies(revision -> {
                    assertThat(revision.difference()).contains(new BigDecimal("2"));
                    assertThat(revision.causes()).containsExactly(Cause.LATE_DELIVERY);
                });
    }

    @Test
    void aFigureThatAppearedIsARevisionWithoutDifference() {
        assertThat(Revision.between(List.of(), List.of(figure("FR", "a", "12")), LATE))
                .singleElement()
                .satisfies(revision -> {
                    assertThat(revision.published()).isNull();
                    assertThat(revision.difference()).isEmpty();
                });
    }

    @Test
    void aFigureThatIsNoMoreComesLast() {
        assertThat(Revision.between(
                                List.of(figure("11", "a", "10"), figure("FR", "a", "1")),
                                List.of(figure("FR", "a", "2")),
                                LATE)
                        .stream()
                        .map(Revision::territory))
                .containsExactly("FR", "11");
    }

    @Test
    void aMissingValueThatStaysMissingIsNoRevision() {
        assertThat(Revision.between(List.of(), List.of(figure("FR", "a", null)), LATE))
                .isEmpty();
    }

    @Test
    void whatNothingExplainsIsTheProgram() {
        assertThat(Revision.between(
                        List.of(figure("FR", "a", "1")), List.of(figure("FR", "a", "2")), indicator -> Set.of()))
                .flatExtracting(Revision::causes)
                .containsExactly(Cause.PROGRAM);
    }

    private static Figure figure(String territory, String indicator, @Nullable String value) {
        return new Figure(
                Period.year(2016),
                Perimeter.REGIONS_2016,
                territory.equals("FR") ? Level.NATIONAL : Level.REGION,
                territory,
                indicator,
                Category.TOTAL,
                value == null ? null : new BigDecimal(value),
                null,
                null,
                null,
                1,
                value == null ? Status.MISSING : Status.NORMAL);
    }
}

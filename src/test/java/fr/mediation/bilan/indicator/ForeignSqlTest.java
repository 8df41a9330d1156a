package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.indicator.WrongMeasure.Reason;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever SQL has beyond what measures need is refused, with the word that is foreign. */
class ForeignSqlTest {
    private static final Map<String, ColumnType> COLUMNS =
            SourceCatalogue.facts().of("attendance").columns();

    static List<ForeignSql.Refused> foreign() {
        return ForeignSql.measures(550, 20150203);
    }

    private static WrongMeasure refusal(String measure) {
        return catchThrowableOfType(WrongMeasure.class, () -> MeasureParser.parse(measure, COLUMNS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreign")
    void isRefusedForTheWordThatIsForeign(ForeignSql.Refused foreign) {
        WrongMeasure refusal = refusal(foreign.measure());

        assertThat(refusal).isNotNull();
        if (foreign.word().equals(Reason.UNFINISHED.name())) {
            assertThat(refusal.reason()).isEqualTo(Reason.UNFINISHED);
        } else {
            assertThat(refusal.word()).isEqualTo(foreign.word());
            assertThat(refusal.reason())
                    .isIn(Reason.FORBIDDEN, Reason.UNKNOWN_COLUMN, Reason.NUMBER, Reason.NO_AGGREGATE);
        }
    }

    static Stream<ForeignSql.Refused> foreignInConditions() {
        return foreign().stream().filter(foreign -> foreign.condition() != null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreignInConditions")
    void isRefusedInAConditionToo(ForeignSql.Refused foreign) {
        WrongMeasure refusal = catchThrowableOfType(
                WrongMeasure.class, () -> MeasureParser.parseCondition(foreign.condition(), COLUMNS));

        assertThat(refusal).isNotNull();
        assertThat(refusal.word()).isEqualTo(foreign.word());
    }

    @Test
    void aMeasureOfManyOperandsIsTooLong() {
        assertThat(refusal("sum(women" + " + women".repeat(5_000) + ")").reason())
                .isEqualTo(Reason.TOO_LONG);
        assertThat(refusal("sum(1" + "+1".repeat(500) + ")").reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(refusal("x".repeat(50_000_000)).word()).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "- ", "abs(", "coalesce(", "case when women > 0 then ", "cast("})
    void aMeasureOfManyPartsWithinEachOtherIsTooDeep(String part) {
        assertThat(refusal("sum(" + part.repeat(18)).reason()).isEqualTo(Reason.TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "coalesce("})
    void aMeasureOfManyMeasuresWithinEachOtherIsTooDeep(String part) {
        assertThat(refusal(part.repeat(18)).reason()).isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void partsBesideEachOtherAreNotDeep() {
        assertThatCode(() -> MeasureParser.parse("sum((women)" + " + (men)".repeat(60) + ")", COLUMNS))
                .doesNotThrowAnyException();
    }
}

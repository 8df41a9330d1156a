package fr.mediation.bilan.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.mediation.bilan.fact.YearBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerWriterTest {
    private record Answer(
            YearBasis yearBasis,
            @JsonUnwrapped Part part,
            @Nullable String missing,
            LocalDate day,
            List<Long> all) {}

    private record Part(long zone, boolean agrees) {}

    @Test
    void componentsAreWrittenInTheirOrderUnderNamesInSnakeCaseWithNulls() {
        assertThat(AnswerWriter.json(new Answer(
                        YearBasis.CIVIL, new Part(3, true), null, LocalDate.of(2016, 2, 3), List.of(1L, 2L))))
                .isEqualTo("""
                        {
                          "year_basis" : "civil",
                          "zone" : 3,
                          "agrees" : true,
                          "missing" : null,
                          "day" : "2016-02-03",
                          "all" : [ 1, 2 ]
                        }""");
    }

    @Test
    void aNumberIsADecimalTextWithoutZerosAtItsEnd() {
        assertThat(AnswerWriter.plain(new BigDecimal("1200.00"))).isEqualTo("1200");
        assertThat(AnswerWriter.plain(new BigDecimal("0.0450"))).isEqualTo("0.045");
        assertThat(AnswerWriter.plain(null)).isNull();
    }
}

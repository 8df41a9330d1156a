package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.indicator.row.RowExpressions;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is selected of the server, where something is made of it here. */
class RowExpressionsTest {
    private static List<String> selected(List<String> before, String... wanted) throws WrongMeasure {
        List<String> selected = new ArrayList<>(before);
        RowExpressions expressions = new RowExpressions(selected);
        for (String one : wanted) {
            expressions.value(new ExpressionParser(
                            MeasureTokens.of(one),
                            SourceCatalogue.facts().of("attendance").columns())
                    .expression());
        }
        return selected.subList(before.size(), selected.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            1;
            women * minutes;                                              women, minutes
            under_18 + aged_18_59 - (- aged_60_plus);                     under_18, aged_18_59, aged_60_plus
            women > 0 and not (men between 1 and women);                  women, men
            minutes_banded is not true or women is null;                  minutes_banded, women
            case when women > 0 then 1.5 else coalesce(men, 0) end;       women, men
            activity_type = 'atelier' and women > 0;                      activity_type = 'atelier', women
            women in (1) or date = '2016-01-01';                          women in (1), date = '2016-01-01'
            women / men + 1;                                              women / men
            round(minutes) * women;                                       round(cast(minutes as numeric)), women
            case when channel is null then 'a' else 'b' end = 'a';        (case when channel is null then 'a' else 'b' end) = 'a'
            women + 2147483647 * 2;                                       women, 2147483647 * 2
            """)
    void whatOnlyTheServerEvaluatesIsSelectedAndTheRestMadeOfIt(String wanted, @Nullable String parts)
            throws WrongMeasure {
        assertThat(selected(List.of(), wanted))
                .containsExactlyElementsOf(parts == null ? List.of() : Arrays.asList(parts.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            case when men <> 0 then women / men else 0 end
            men <> 0 and women / men > 1
            men = 0 or women / men > 1
            coalesce(women, cast(minutes as int))
            case when women > 0 then men + 2147483647 * 2 end
            """)
    void whatMayFailIsNotTakenOutOfWhatMayGuardIt(String wanted) throws WrongMeasure {
        assertThat(selected(List.of(), wanted).toString().replaceAll("[()]", ""))
                .isEqualTo("[" + wanted.replaceAll("[()]", "") + "]");
    }

    @Test
    void whatSeveralAreMadeOfIsSelectedOnce() throws WrongMeasure {
        assertThat(selected(List.of(), "women * minutes", "men * minutes", "women > 0"))
                .containsExactly("women", "minutes", "men");
    }

    @Test
    void aTextOrPersonIsSentForATestOfNullOnlyWhereItIsSentAnyway() throws WrongMeasure {
        assertThat(selected(List.of(), "case when person is null then 0 else women end"))
                .containsExactly("person is null", "women");
        assertThat(selected(List.of("person"), "case when person is null then 0 else women end"))
                .containsExactly("women");
    }

    @Test
    void aTextThatIsSentAnywayIsComparedHere() throws WrongMeasure {
        assertThat(selected(List.of("network"), "network = 'epn'", "network not in ('epn', 'l''autre')"))
                .isEmpty();
        assertThat(selected(List.of("network"), "network in ('epn', null)", "network < 'epn'", "network = place"))
                .containsExactly("network in ('epn', null)", "network < 'epn'", "network = place");
    }
}

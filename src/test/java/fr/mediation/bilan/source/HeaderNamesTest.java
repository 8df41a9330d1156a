package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "date (obligatoire)",
                "Date (jj/mm/aaaa)",
                "date [facultatif]",
                "2. date",
                "3) Date (AAAA-MM-JJ)",
                "date *"
            })
    void aColumnIsFoundBesideWhatAFormSaysOfIt(String written) {
        assertThat(HeaderNames.of(List.of("id", written)).position("date")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date (h)", "date (UTC)", "date de fin (obligatoire)"})
    void whatSaysSomethingElseIsAnotherColumn(String written) {
        assertThat(HeaderNames.of(List.of(written)).position("date")).isNull();
    }

    @Test
    void aNameAsItIsWrittenGoesBeforeOneWithARemark() {
        assertThat(HeaderNames.of(List.of("date (obligatoire)", "date")).position("date"))
                .isEqualTo(1);
    }
}

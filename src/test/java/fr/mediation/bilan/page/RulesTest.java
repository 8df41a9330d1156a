package fr.mediation.bilan.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator finds each code that a file may show. */
class RulesTest {
    @ParameterizedTest
    @EnumSource(Rule.class)
    void theReadmeExplainsEachRuleThatRejects(Rule rule) {
        assertThat(Page.README.firstCells()).contains("`" + rule.code() + "`");
    }

    @ParameterizedTest
    @EnumSource(CorrectionKind.class)
    void theReadmeExplainsEachCorrection(CorrectionKind kind) {
        assertThat(Page.README.firstCells()).contains("`" + kind.code() + "`");
    }
}

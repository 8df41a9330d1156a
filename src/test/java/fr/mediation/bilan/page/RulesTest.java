package fr.mediation.bilan.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Warning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator finds each code that a file may show. */
class RulesTest {
    @ParameterizedTest
    @EnumSource(Rule.class)
    void thePageOfChecksExplainsEachRuleThatRejects(Rule rule) {
        assertThat(Page.CHECKS.firstCells()).contains("`" + rule.code() + "`");
    }

    @ParameterizedTest
    @EnumSource(CorrectionKind.class)
    void thePageOfChecksExplainsEachCorrection(CorrectionKind kind) {
        assertThat(Page.CHECKS.firstCells()).contains("`" + kind.code() + "`");
    }

    @ParameterizedTest
    @EnumSource(Warning.class)
    void thePageOfChecksExplainsEachWarning(Warning warning) {
        assertThat(Page.CHECKS.firstCells()).contains("`" + warning.code() + "`");
    }
}

package fr.mediation.bilan.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.indicator.judge.Revision;
import fr.mediation.bilan.report.Earlier;
import fr.mediation.bilan.report.Edition;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.content.RuleChanges.RuleChange;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.sheet.ReportLayout;
import fr.mediation.bilan.text.Messages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleChangesTest {
    private final ReportInput input = SampleReport.french();
    private final RuleChanges changes = new RuleChanges(input, new Wording(input.language()));

    @Test
    void rulesStandInTheOrderOfTheirNumbers() {
        assertThat(changes.all())
                .isNotEmpty()
                .extracting(RuleChange::number)
                .isSorted()
                .contains(17, 18);
    }

    @Test
    void aSentenceIsNamedByThePartAndTheNumberOfItsRule() {
        assertThat(Messages.in(Messages.FRENCH).keys("report.method.change."))
                .allMatch(key -> key.matches("report\\.method\\.change\\.[A-Z][0-9]{1,2}"));
    }

    @Test
    void theSheetOfTheMethodSaysThemAll() {
        Sheet method = sheet(input, "Méthode");
        assertThat(method.table().rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .toList())
                .containsAll(changes.all().stream()
                        .<Cell>map(change -> new Cell.Text(change.sentence()))
                        .toList());
    }

    @Test
    void aFigureRevisedByRulesSaysSo() {
        Revision revision = new Revision(
                "FR",
                "activites",
                new BigDecimal("100"),
                new BigDecimal("90"),
                Set.of(Revision.Cause.RULES, Revision.Cause.LATE_DELIVERY));
        ReportInput revised =
                SampleReport.with(input, new Earlier(new Edition(1L, LocalDate.of(2026, 3, 1)), List.of(revision)));
        Cell.Text cause = (Cell.Text)
                sheet(revised, "Révisions").table().rows().get(0).cells().get(7);
        assertThat(cause.text()).startsWith("règle de calcul").endsWith("; livraison tardive");
    }

    private static Sheet sheet(ReportInput input, String name) {
        return ReportLayout.of(input).sheets().stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

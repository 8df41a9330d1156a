package fr.mediation.bilan.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.indicator.judge.Revision;
import fr.mediation.bilan.report.Earlier;
import fr.mediation.bilan.report.Edition;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevisionsTest {
    private static final Edition FIRST = new Edition(1L, LocalDate.of(2026, 3, 1));

    @Test
    void theCountryStandsBeforeTheRegionsWithTheCausesInWords() {
        Table table = table(SampleReport.french());
        assertThat(table.rows().get(0).cells())
                .startsWith(new Cell.Text("France"), new Cell.Text("Part des femmes"))
                .endsWith(
                        Cell.MISSING,
                        Cell.NOT_APPLICABLE,
                        Cell.NOT_APPLICABLE,
                        new Cell.Text("définition\u202f; correction"));
        assertThat(table.rows().get(1).cells())
                .endsWith(
                        new Cell.Quantity(new BigDecimal("2000"), 0),
                        new Cell.Quantity(new BigDecimal("2400"), 0),
                        new Cell.Quantity(new BigDecimal("400"), 0, "", true),
                        new Cell.Quantity(new BigDecimal("20"), 1, "", true),
                        new Cell.Text("livraison tardive"));
    }

    @Test
    void aSmallDifferenceHasTheDecimalsItNeedsToBeSeen() {
        Revision small = new Revision(
                "FR",
                "ratio_plus_value",
                new BigDecimal("2.8812"),
                new BigDecimal("2.8833"),
                Set.of(Revision.Cause.CORRECTION));
        Table table = table(SampleReport.with(SampleReport.french(), new Earlier(FIRST, List.of(small))));
        assertThat(table.rows().get(0).cells())
                .contains(
                        new Cell.Quantity(new BigDecimal("2.8812"), 3),
                        new Cell.Quantity(new BigDecimal("2.8833"), 3),
                        new Cell.Quantity(new BigDecimal("0.0021"), 3, "", true));
    }

    @Test
    void theEarlierPublicationIsNamed() {
        assertThat(revisions(SampleReport.french()).notes().get(0)).contains("Publication n° 1 du 1er mars 2026");
    }

    @Test
    void thatNothingDiffersIsSaid() {
        Revisions revisions = revisions(SampleReport.with(SampleReport.french(), new Earlier(FIRST, List.of())));
        assertThat(revisions.shown()).isEmpty();
        assertThat(revisions.notes()).singleElement().asString().startsWith("Aucun chiffre ne diffère");
    }

    @Test
    void thatSomebodyWasForgottenIsSaid() {
        Revisions revisions = revisions(SampleReport.with(SampleReport.french(), new Earlier(FIRST, List.of(), 1)));
        assertThat(revisions.notes()).hasSize(2);
        assertThat(revisions.notes().get(1)).contains("a été effacé à sa demande", "aucun chiffre");
    }

    @Test
    void theFirstPublicationSaysSo() {
        Revisions revisions = revisions(SampleReport.with(SampleReport.french(), (Earlier) null));
        assertThat(revisions.shown()).isEmpty();
        assertThat(revisions.notes()).singleElement().asString().startsWith("Première publication");
    }

    private static Revisions revisions(ReportInput input) {
        return new Revisions(input, new Wording(input.language()));
    }

    private static Table table(ReportInput input) {
        return revisions(input).table(revisions(input).shown());
    }
}

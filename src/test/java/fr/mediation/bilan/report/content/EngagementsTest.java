package fr.mediation.bilan.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngagementsTest {
    private final ReportInput input = SampleReport.french();

    @Test
    void everyArticleThatPromisesSomethingHasARow() {
        assertThat(rows(input).stream().map(row -> row.cells().get(0)).distinct())
                .containsExactly(
                        new Cell.Quantity(2),
                        new Cell.Quantity(3),
                        new Cell.Quantity(4),
                        new Cell.Quantity(5),
                        new Cell.Quantity(6),
                        new Cell.Quantity(7),
                        new Cell.Quantity(9),
                        new Cell.Quantity(11));
    }

    @Test
    void anIndicatorWithoutTargetIsFollowedAndNotJudged() {
        assertThat(cell(input, "Activités", Engagements.STATUS)).isEqualTo(new Cell.Text("sans cible (▲ favorable)"));
    }

    @Test
    void anArticleIsMeasuredByWhatItBindsAndTheTotalOfTheNetworkIsContext() {
        assertThat(rows(input).stream()
                        .filter(row -> row.cells().get(0).equals(new Cell.Quantity(4)))
                        .map(row -> ((Cell.Text) row.cells().get(2)).text()))
                .containsExactly("Taux de labellisation", "Personnes formées", "Lieux labellisés NetPublic");
        assertThat(cell(input, "Taux de labellisation", Engagements.STATUS))
                .isEqualTo(new Cell.Text("sans cible (▼ défavorable)"));
        assertThat(cell(input, "Lieux labellisés NetPublic", Engagements.STATUS))
                .isEqualTo(new Cell.Text("contexte (▲ favorable)"));
        assertThat(new KeyFigures(
                                input, new Figures(input, new Wording(input.language())), new Wording(input.language()))
                        .remarks())
                .contains("Ce qui engage les parties\u202f: «\u202fTaux de labellisation\u202f»\u202f: 34,0\u202f%"
                        + " (feuille «\u202fEngagements\u202f»). Les chiffres clés du même article sont ceux de tout le"
                        + " réseau.");
    }

    @Test
    void aTotalThatTheCommitteeSetATargetForIsNoContext() {
        ReportInput missed = SampleReport.withTarget(input, "lieux_labellises", new BigDecimal("1e9"));

        assertThat(cell(missed, "Lieux labellisés NetPublic", Engagements.STATUS))
                .isEqualTo(new Cell.Text("non atteint"));
    }

    @Test
    void thatNoTargetIsSetIsSaidWithWhatToDo() {
        assertThat(engagements(input).notes()).anyMatch(note -> note.startsWith("Aucune cible n’est fixée pour 2025"));
        assertThat(engagements(SampleReport.withTarget(input, "activites", BigDecimal.ONE))
                        .notes())
                .noneMatch(note -> note.startsWith("Aucune cible"));
    }

    @Test
    void aTargetIsHeldAgainstTheResult() {
        ReportInput reached = SampleReport.withTarget(input, "activites", BigDecimal.ONE);
        ReportInput missed = SampleReport.withTarget(input, "activites", new BigDecimal("1e9"));

        assertThat(cell(reached, "Activités", Engagements.STATUS)).isEqualTo(new Cell.Text("atteint"));
        assertThat(cell(missed, "Activités", Engagements.STATUS)).isEqualTo(new Cell.Text("non atteint"));
        assertThat(cell(reached, "Activités", TableLayout.TARGET)).isEqualTo(new Cell.Quantity(BigDecimal.ONE, 0));
    }

    @Test
    void aFigureThatIsMissingSaysWhichDataAre() {
        ReportInput without = SampleReport.withFigures(input, figures -> List.of());
        assertThat(cell(without, "Activités", Engagements.STATUS))
                .isEqualTo(new Cell.Text("non mesurable, faute de données «\u202fFréquentation\u202f»"));
    }

    @Test
    void aFigureThatDeliveredLinesDoNotTellIsNoDataThatNeverCame() {
        ReportInput without = SampleReport.withFigures(
                input,
                figures -> figures.stream()
                        .filter(figure -> !figure.indicator().equals("heures_accompagnement"))
                        .toList());
        assertThat(cell(without, "Heures d’accompagnement", Engagements.STATUS))
                .isEqualTo(new Cell.Text("non mesurable, les lignes de «\u202fFréquentation\u202f» ne le disant pas"));
    }

    private static List<Table.Row> rows(ReportInput input) {
        Engagements engagements = engagements(input);
        return engagements.table(engagements.all()).rows();
    }

    private static Engagements engagements(ReportInput input) {
        return new Engagements(input, new Figures(input, new Wording(input.language())), new Wording(input.language()));
    }

    @Test
    void aShareStandsBesideItsUnknownRate() {
        assertThat(cell(input, "Part des femmes", TableLayout.UNKNOWN)).isInstanceOf(Cell.Quantity.class);
        assertThat(cell(input, "Activités", TableLayout.UNKNOWN)).isEqualTo(Cell.NOT_APPLICABLE);
    }

    private static Cell cell(ReportInput input, String indicator, String column) {
        Engagements engagements = engagements(input);
        return row(input, indicator)
                .cells()
                .get(engagements.table(engagements.all()).indexOf(column));
    }

    private static Table.Row row(ReportInput input, String indicator) {
        return rows(input).stream()
                .filter(row -> row.cells().get(2).equals(new Cell.Text(indicator)))
                .findFirst()
                .orElseThrow();
    }
}

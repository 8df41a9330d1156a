package fr.mediation.bilan.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.judge.Targets;
import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.Quality;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleAppraisal;
import fr.mediation.bilan.report.SampleReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFiguresTest {
    private static DeliveryQuality delivery(String file, String status) {
        return new DeliveryQuality(
                file,
                "canope",
                "governance",
                "canonique",
                null,
                null,
                new DeliveryQuality.Lines(17, 17, 0, 0, 0),
                status,
                new TreeMap<>());
    }

    private static Figure rejected(Figure of, BigDecimal rejected, BigDecimal received) {
        return new Figure(
                of.period(),
                of.perimeter(),
                of.level(),
                of.territory(),
                of.indicator(),
                of.category(),
                rejected,
                rejected,
                received,
                null,
                0,
                of.status());
    }

    /** What the first page says, with plain spaces. */
    private static String remarks(ReportInput input) {
        Wording wording = new Wording(input.language());
        return String.join("\n", new KeyFigures(input, new Figures(input, wording), wording).remarks())
                .replaceAll("[\u00a0\u202f]", " ");
    }

    @Test
    void aDeliveryThatIsHeldIsNamedAndItsLinesAreNotCounted() {
        ReportInput input = SampleReport.changed(
                SampleReport.french(),
                draft -> draft.quality =
                        new Quality(List.of(delivery("a.csv", "in_force"), delivery("b.csv", "held")), 0));

        assertThat(remarks(input))
                .contains(
                        "Une livraison reçue attend d’être confirmée et rien n’en est compté ici : b.csv.",
                        "1 fichier reçu non compté")
                .doesNotContain("Rien n’appelle l’attention");
    }

    @Test
    void aLineThatCameBackCorrectedIsNoRejectedOne() {
        ReportInput input = SampleReport.changed(SampleReport.french(), draft -> {
            draft.figures = draft.figures.stream()
                    .map(figure -> figure.indicator().equals("taux_rejet") && figure.isAnnualTotal()
                            ? rejected(figure, BigDecimal.ZERO, BigDecimal.valueOf(70))
                            : figure)
                    .toList();
            draft.compareWith(Targets.none());
        });

        assertThat(remarks(input)).contains("Lignes de données de 2025 reçues : 70, dont 0,0 % rejetées et non encore");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"fr | Un euro engagé coûte 6,12 € de valeur", "en | One euro invested costs €6.12 of social"})
    void aValueBelowNothingIsACost(String language, String sentence) {
        // Carers alone: −6.50 × 0.9³ × (1 + 0.3 / 1.032) for each of 1,000 euros.
        ReportInput input = SampleReport.changed(
                language.equals("fr") ? SampleReport.french() : SampleReport.english(),
                draft -> draft.appraisal = SampleAppraisal.of(Map.of(
                        "FR",
                        quantity ->
                                Optional.of(BigDecimal.valueOf(quantity.code().equals("beneficiaires") ? 0 : 1000)))));

        assertThat(remarks(input)).contains(sentence).doesNotContain("€-");
    }
}

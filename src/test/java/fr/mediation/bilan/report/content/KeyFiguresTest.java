package fr.mediation.bilan.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.Quality;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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

    @Test
    void aDeliveryThatIsHeldIsNamedAndItsLinesAreNotCounted() {
        ReportInput input = SampleReport.changed(
                SampleReport.french(),
                draft -> draft.quality =
                        new Quality(List.of(delivery("a.csv", "in_force"), delivery("b.csv", "held")), 0));
        Wording wording = new Wording(input.language());

        assertThat(String.join("\n", new KeyFigures(input, new Figures(input, wording), wording).remarks())
                        .replaceAll("[\u00a0\u202f]", " "))
                .contains(
                        "Une livraison reçue attend d’être confirmée et rien n’en est compté ici : b.csv.",
                        "Lignes de données reçues : 17, dont");
    }
}

package fr.mediation.bilan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.publish.ReportInputs.FigureToCheck;
import fr.mediation.bilan.job.publish.ReportOptions;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nine regions that do as they did the year before, but for the last one, which does three and a half times as much. */
@BilanTest
class ReviewFindingsTest {
    private static final String REASON = "Deux médiathèques ont ouvert en mars";
    private static final List<String> COMMUNES =
            List.of("75056", "45234", "21231", "76540", "59350", "67482", "44109", "35238", "33063");

    @Autowired
    private ReviewFindings findings;

    @Autowired
    private Committee committee;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path inbox;

    @TempDir
    private Path reports;

    @BeforeEach
    void twoYears() {
        TestHome.empty(jdbc);
        deliveries.ingest(year(2016, 20));
        deliveries.ingest(year(2017, 70));
    }

    /** A year's file: twenty activities in each region, some number of them in the last. */
    private Path year(int year, int last) {
        List<String> lines = new ArrayList<>(List.of("id_activite,date,type,code_insee,participants"));
        for (String commune : COMMUNES) {
            int activities = commune.equals("33063") ? last : 20;
            for (int activity = 0; activity < activities; activity++) {
                lines.add("%d-%s-%d,%d-03-01,atelier,%s,4".formatted(year, commune, activity, year, commune));
            }
        }
        return Deliveries.file(inbox, "annee-" + year + "-" + last + ".csv", lines.toArray(String[]::new));
    }

    private static ReviewFindings.Request request() {
        return new ReviewFindings.Request(
                2017, YearBasis.CIVIL, Perimeter.REGIONS_2016, JobsFolder.packaged(), Messages.in(Messages.FRENCH));
    }

    private List<FigureToCheck> listed() {
        return findings.list(request(), RunListener.SILENT).figures();
    }

    private static List<String> open(List<FigureToCheck> figures) {
        return figures.stream()
                .filter(figure -> figure.entry().isOpen())
                .map(figure -> figure.entry().finding().indicator())
                .toList();
    }

    private Path published() {
        Committee.Result result = committee.run(
                new Committee.Request(
                        inbox,
                        DeliveryHints.NONE,
                        2017,
                        YearBasis.CIVIL,
                        new ReportOptions(Perimeter.REGIONS_2016, Messages.FRENCH, Set.of(), reports),
                        JobsFolder.packaged()),
                RunListener.SILENT);
        return result.report().written().folder();
    }

    @Test
    void aRegionThatDoesFarMoreThanTheOthersIsToldTheGravestFigureFirst() {
        // 80 → 280 participations: z = 2 (√280 − √(80 × 920/720)) / √(1 + 920/720) = 8.78; 20 → 70 activities: 4.39.
        List<FigureToCheck> figures = listed();
        assertThat(open(figures)).startsWith("participations").contains("activites", "ateliers");
        assertThat(figures)
                .extracting(figure -> figure.entry().finding().gravity().doubleValue())
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(figures.get(0).sentence())
                .startsWith("Nouvelle-Aquitaine, Participations, 2017\u202f: 280, contre 80 en 2016\u202f;");
    }

    @Test
    void whatWasFoundRightIsNotToldAgainAndItsReasonIsPublished() throws IOException {
        List<FigureToCheck> before = listed();
        List<FigureToCheck> after =
                findings.accept(request(), 1, REASON, RunListener.SILENT).figures();

        assertThat(open(after)).hasSize(before.size() - 1).doesNotContain("participations");
        assertThat(after).extracting(FigureToCheck::number).startsWith(1, 2);
        assertThat(Files.readString(published().resolve("controles-2017.csv")).lines())
                .filteredOn(line -> line.contains(",participations,"))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith("," + REASON));
    }

    @Test
    void aReasonThatIsTooLongToBePublishedIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> findings.accept(request(), 1, "x".repeat(1_001), RunListener.SILENT))
                .extracting(ProblemException::key)
                .isEqualTo("job.findings.long-reason");
        listed();
        assertThat(open(findings.accept(request(), 1, " " + "x".repeat(1_000), RunListener.SILENT)
                        .figures()))
                .doesNotContain("participations");
    }

    @Test
    void aFigureThatChangesAfterTheDecisionIsToldAgain() {
        listed();
        findings.accept(request(), 1, REASON, RunListener.SILENT);
        deliveries.ingest(Deliveries.file(
                inbox, "plus.csv", "id_activite,date,type,code_insee,participants", "N1,2017-05-01,atelier,33063,9"));

        assertThat(open(listed())).contains("participations");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNumberOfAListOfBeforeDecidesNothing(boolean computedMeanwhile) {
        listed();
        deliveries.ingest(Deliveries.file(
                inbox, "plus.csv", "id_activite,date,type,code_insee,participants", "N1,2017-05-01,atelier,33063,9"));

        if (computedMeanwhile) {
            published();
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> findings.accept(request(), 1, REASON, RunListener.SILENT))
                .extracting(ProblemException::key)
                .isEqualTo("job.findings.changed");
        assertThat(open(listed())).hasSize(listed().size());
    }

    @Test
    void aPlaceThatReportsForTheFirstTimeIsNoFinding() {
        TestHome.empty(jdbc);
        deliveries.ingest(year(2016, 20));
        deliveries.ingest(year(2017, 20));
        List<String> lines = new ArrayList<>(List.of("id_activite,date,type,code_insee,participants,id_lieu"));
        for (int activity = 0; activity < 60; activity++) {
            lines.add("neuf-%d,2017-04-01,atelier,33063,4,nouveau".formatted(activity));
        }
        deliveries.ingest(
                Deliveries.file(inbox, "nouveau.csv", lines.toArray(String[]::new)),
                DeliveryHints.NONE.from("nouveau"));

        assertThat(open(listed())).isEmpty();
    }

    @Test
    void aDecisionIsTakenBack() {
        listed();
        assertThat(findings.accept(request(), 1, REASON, RunListener.SILENT)
                        .decided()
                        .sentence())
                .contains("Participations");
        assertThat(open(findings.reopen(request(), 1, RunListener.SILENT).figures()))
                .contains("participations");
    }

    @Test
    void aDecisionNeedsAFindingAndAReason() {
        listed();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> findings.accept(request(), 99, REASON, RunListener.SILENT))
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("job.findings.unknown"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> findings.accept(request(), 1, "  ", RunListener.SILENT))
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("job.findings.no-reason"));
    }

    @Test
    void anEditionWithADecisionIsAnotherPublication() {
        published();
        listed();
        findings.accept(request(), 1, REASON, RunListener.SILENT);
        published();
        assertThat(jdbc.sql("select count(*) from publication")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }
}

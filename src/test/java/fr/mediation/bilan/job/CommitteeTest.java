package fr.mediation.bilan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.RunLock;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.job.publish.ReportOptions;
import fr.mediation.bilan.job.run.ExclusiveRuns;
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
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class CommitteeTest {
    @Autowired
    private Committee committee;

    @Autowired
    private RunLock lock;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path inbox;

    @TempDir
    private Path reports;

    /** Writes down what it is notified of. */
    private static final class Diary implements RunListener {
        private final List<String> entries = new ArrayList<>();

        @Override
        public void reading(Path inbox, int files) {
            entries.add("reading " + files);
        }

        @Override
        public void begin(String file) {
            entries.add("begin " + file);
        }

        @Override
        public void delivered(DeliveryReport report) {
            entries.add("delivered " + report.status());
        }

        @Override
        public void computed(Computed computed) {
            entries.add("computed " + computed.years());
        }
    }

    @BeforeEach
    void oneFileWaits() {
        TestHome.empty(jdbc);
        Deliveries.file(inbox, "mars.csv", "id_activite,date,type,code_insee", "A1,2016-03-01,atelier,33063");
    }

    private Committee.Result run(Path folder, @Nullable Integer year, RunListener listener) {
        return committee.run(
                new Committee.Request(
                        folder,
                        DeliveryHints.NONE,
                        year,
                        YearBasis.CIVIL,
                        new ReportOptions(Perimeter.REGIONS_2016, Messages.FRENCH, Set.of(), reports),
                        JobsFolder.packaged()),
                listener);
    }

    @Test
    void aCopyIsToldAsKnownInTheSameRun() throws IOException {
        Diary diary = new Diary();
        for (String producer : List.of("autre", "zone")) {
            Path folder = Files.createDirectories(inbox.resolve(producer));
            Files.copy(inbox.resolve("mars.csv"), folder.resolve("copie.csv"));
        }
        Files.delete(inbox.resolve("mars.csv"));

        run(inbox, null, diary);

        assertThat(diary.entries)
                .filteredOn(entry -> entry.startsWith("delivered"))
                .containsExactly("delivered LOADED", "delivered OTHER_PRODUCER");
    }

    @Test
    void theListenerIsNotifiedOfEachStepAndASecondRunFindsNothingNew() {
        Diary first = new Diary();
        Diary second = new Diary();

        Committee.Result result = run(inbox, null, first);
        Committee.Result again = run(inbox, null, second);

        assertThat(first.entries).containsExactly("reading 1", "begin mars.csv", "delivered LOADED", "computed [2016]");
        assertThat(result.report().year()).isEqualTo(2016);
        assertThat(result.report().written().files())
                .hasSize(14)
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(result.nothingNew()).isFalse();
        assertThat(second.entries).containsExactly("reading 1", "delivered UNCHANGED", "computed [2016]");
        assertThat(again.nothingNew()).isTrue();
        assertThat(again.report().publication()).isEqualTo(result.report().publication());
    }

    @Test
    void aFileThatCannotBeReadIsToldOnTheFirstPageUntilItIsGone() throws IOException {
        Path file = Files.writeString(inbox.resolve("rapport.pdf"), "%PDF-1.4\n");

        Committee.Result result = run(inbox, null, RunListener.SILENT);
        String told = firstPage();
        Files.delete(file);
        Committee.Result without = run(inbox, null, RunListener.SILENT);

        assertThat(result.deliveries().refused()).containsExactly("rapport.pdf");
        assertThat(told).contains("rapport.pdf");
        assertThat(firstPage()).doesNotContain("rapport.pdf");
        assertThat(without.report().publication()).isNotEqualTo(result.report().publication());
    }

    private String firstPage() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(reports.resolve("bilan-2016.xlsx")))) {
            StringBuilder text = new StringBuilder();
            workbook.getSheetAt(0).forEach(row -> row.forEach(text::append));
            return text.toString();
        }
    }

    @Test
    void aYearWithoutDataIsRefusedAfterEverythingWasComputed() {
        Diary diary = new Diary();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> run(inbox, 1999, diary))
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("job.no-data"));
        assertThat(diary.entries).endsWith("computed [2016]");
    }

    @Test
    void aFolderThatDoesNotExistIsRefusedBeforeAnythingIsDone() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> run(inbox.resolve("nowhere"), null, RunListener.SILENT))
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("job.no-such-path"));
    }

    @Test
    void nothingIsDoneWhileAnotherRunHoldsTheLock() {
        Diary diary = new Diary();

        assertThatExceptionOfType(ExclusiveRuns.HeldException.class)
                .isThrownBy(() -> lock.holding(() -> run(inbox, null, diary)));
        assertThat(diary.entries).isEmpty();
    }
}

package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.source.delivery.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Files that others write to while they are read. */
@BilanTest
class ChangedFileTest {
    private static final String HEADER = "id_activite,date,type,code_insee,participants\n";

    /** More lines than are read ahead when a file begins. */
    private static final int LINES = 8_000;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Home home;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeAFile() throws IOException {
        TestHome.empty(jdbc);
        for (String answer : answers()) {
            FileSystemUtils.deleteRecursively(home.folder().resolve("retours").resolve(answer));
        }
        file = Files.writeString(folder.resolve("ecrit-pendant-la-lecture.csv"), content(LINES, 1));
    }

    /** Lines of which the first is rejected. */
    private static String content(int lines, int participants) {
        return IntStream.range(0, lines)
                .mapToObj(
                        i -> "A%07d,2016-03-01,atelier,%s,%d%n".formatted(i, i == 0 ? "99999" : "75114", participants))
                .collect(Collectors.joining("", HEADER, ""));
    }

    /** Does something to the file when it is open, and some of its lines are read. */
    private static Progress onceOpen(Action action) {
        return new Progress() {
            @Override
            public void begin(String name) {
                try {
                    action.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private interface Action {
        void run() throws IOException;
    }

    private void nothingIsKept(DeliveryReport report) throws IOException {
        assertThat(report.status()).isEqualTo(DeliveryReport.Status.REFUSED);
        assertThat(report.problem().key()).isEqualTo("format.changed");
        for (String table : new String[] {"delivery", "attendance", "rejection", "correction", "returned_line"}) {
            assertThat(count(table)).as(table).isZero();
        }
        // Of bytes that are nowhere no job is left to be gone on with.
        assertThat(count("batch_job_instance")).isZero();
        assertThat(answers()).isEmpty();
    }

    private List<String> answers() throws IOException {
        Path folders = home.folder().resolve("retours");
        if (Files.notExists(folders)) {
            return List.of();
        }
        try (var found = Files.list(folders)) {
            return found.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.startsWith("ecrit-pendant-la-lecture-"))
                    .toList();
        }
    }

    private void isTakenAfresh(int lines) throws IOException {
        DeliveryReport report = deliveries.ingest(file);

        assertThat(report.status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(report.lines().accepted()).isEqualTo(lines - 1);
        assertThat(report.lines().rejected()).isEqualTo(1);
        assertThat(count("attendance")).isEqualTo(lines - 1);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void keepsNothingOfAFileThatIsCutOffWhileItIsRead() throws IOException {
        nothingIsKept(deliveries.ingest(file, onceOpen(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() - 100_000);
            }
        })));

        Files.writeString(file, content(LINES, 1));
        isTakenAfresh(LINES);
    }

    @Test
    void keepsNothingOfAFileThatIsWrittenAgainInPlace() throws IOException {
        nothingIsKept(deliveries.ingest(file, onceOpen(() -> Files.writeString(file, content(LINES, 2)))));

        isTakenAfresh(LINES);
    }

    @Test
    void keepsNothingOfAFileThatGrows() throws IOException {
        nothingIsKept(deliveries.ingest(
                file,
                onceOpen(() -> Files.writeString(file, "A,2016-03-01,atelier,75114,1\n", StandardOpenOption.APPEND))));

        isTakenAfresh(LINES + 1);
    }

    @Test
    void doesNotRememberAChangedFileAsOneThatMakesNoSense() throws IOException {
        String whole = content(LINES, 1);
        nothingIsKept(deliveries.ingest(
                file, onceOpen(() -> Files.writeString(file, whole.substring(0, whole.length() - 50_000) + "\n\"A"))));

        Files.writeString(file, whole);
        isTakenAfresh(LINES);
    }

    @Test
    void readsTheFileThatWasReceivedWhereAnotherTakesItsName() throws IOException {
        Path other = Files.writeString(folder.resolve("autre.csv"), HEADER);

        deliveries.ingest(file, onceOpen(() -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING)));

        assertThat(count("attendance")).isEqualTo(LINES - 1);
    }

    @Test
    void readsAFileThatIsDeletedToItsEnd() throws IOException {
        deliveries.ingest(file, onceOpen(() -> Files.delete(file)));

        assertThat(count("attendance")).isEqualTo(LINES - 1);
    }

    @Test
    void goesOnAfterAnInterruptionWithTheSameBytes() throws IOException {
        int lines = 3 * SliceReader.LINES;
        Files.writeString(file, content(lines, 1));
        deliveries.ingest(file, interruptedAt(2));

        isTakenAfresh(lines);
        assertThat(jdbc.sql("select max(read_count) from batch_step_execution where step_name = 'load'")
                        .query(Long.class)
                        .single())
                .isLessThan(3);
    }

    @Test
    void keepsNothingThatWasReadOfOtherBytesBeforeAnInterruption() throws IOException {
        int lines = 3 * SliceReader.LINES;
        String whole = content(lines, 1);
        Files.writeString(file, whole);
        deliveries.ingest(file, new Progress() {
            private final Progress interruption = interruptedAt(2);

            @Override
            public void begin(String name) {
                write(whole.replace("A0010000,2016-03-01", "A0010000,2016-03-02"));
            }

            @Override
            public void lines(int count) {
                interruption.lines(count);
            }
        });
        assertThat(count("attendance")).isPositive();
        Files.writeString(file, whole);

        nothingIsKept(deliveries.ingest(file));

        isTakenAfresh(lines);
    }

    @Test
    void beginsAgainWhereTheProfileSaysOtherwiseAfterAnInterruption() throws IOException {
        Files.writeString(file, content(3 * SliceReader.LINES, 1));
        deliveries.ingest(file, profileOf("atelier"), interruptedAt(2));
        assertThat(count("attendance")).isPositive();

        deliveries.ingest(file, profileOf("individuel"));

        assertThat(jdbc.sql("select distinct activity_type from attendance_fact")
                        .query(String.class)
                        .list())
                .containsExactly("individuel");
        assertThat(count("attendance")).isEqualTo(3 * SliceReader.LINES - 1);
    }

    private Intake profileOf(String type) throws IOException {
        return Deliveries.intakeWith(folder, "tous", "producer: p\ncolumns: {type: {constant: " + type + "}}\n");
    }

    private void write(String content) {
        try {
            Files.write(file, content.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when a slice is handed over, after those before it were committed. */
    private static Progress interruptedAt(int slice) {
        return new Progress() {
            private int slices;

            @Override
            public void lines(int count) {
                if (++slices == slice) {
                    throw new IllegalStateException("interrupted");
                }
            }
        };
    }
}

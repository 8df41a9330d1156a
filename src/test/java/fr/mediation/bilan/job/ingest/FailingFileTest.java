package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.text.Sha256;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever the reading of one file throws is told as the failure of that file. */
@BilanTest
class FailingFileTest {
    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Home home;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeAFile() {
        TestHome.empty(jdbc);
        file = Deliveries.file(
                folder, "frequentation.csv", "id_activite,date,type,code_insee", "A1,2016-03-01,atelier,75114");
    }

    /** What to check with, where one method of each source throws something. */
    private static Intake failing(String method, Throwable thrown) {
        Intake intake = Deliveries.intake();
        return new Intake(
                intake.sources().stream()
                        .map(source -> failing(source, method, thrown))
                        .toList(),
                intake.profiles(),
                intake.territories(),
                intake.personKey(),
                intake.clock());
    }

    private static Source failing(Source source, String failing, Throwable thrown) {
        return (Source) Proxy.newProxyInstance(
                Source.class.getClassLoader(), new Class<?>[] {Source.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(failing)) {
                        throw thrown;
                    }
                    try {
                        return method.invoke(source, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void isToldAndLeavesNothing(DeliveryReport report) {
        assertThat(report.status()).isEqualTo(DeliveryReport.Status.REFUSED);
        assertThat(report.problem().key()).isEqualTo("job.file-failed");
        assertThat(report.problem().values()).containsExactly("frequentation.csv");
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, OutOfMemoryError.class})
    void aFileWhoseLinesCannotBeJudgedIsNamed(Class<? extends Throwable> thrown) throws ReflectiveOperationException {
        Intake intake = failing("read", thrown.getConstructor().newInstance());

        isToldAndLeavesNothing(deliveries.ingest(file, intake));

        assertThat(deliveries.ingest(file).status()).isEqualTo(DeliveryReport.Status.LOADED);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, OutOfMemoryError.class})
    void aFileThatCannotBeRecognisedIsNamed(Class<? extends Throwable> thrown) throws ReflectiveOperationException {
        isToldAndLeavesNothing(deliveries.ingest(
                file, failing("required", thrown.getConstructor().newInstance())));
    }

    @Test
    void aCheckNamesTheFileToo() {
        DeliveryReport report = Check.of(file, failing("read", new StackOverflowError()), DeliveryHints.NONE);

        assertThat(report.status()).isEqualTo(DeliveryReport.Status.REFUSED);
        assertThat(report.problem().key()).isEqualTo("job.file-failed");
    }

    @Test
    void anAnswerThatCannotBeWrittenIsToldWithItsFolder() throws IOException {
        Path rejected = Deliveries.file(
                folder, "frequentation.csv", "id_activite,date,type,code_insee", "A1,2016-02-31,atelier,75114");
        Path answer = home.returned("frequentation.csv", Sha256.of(Files.readAllBytes(rejected)), false);
        Files.createDirectories(answer.getParent());
        Files.writeString(answer, "");
        try {
            assertThat(deliveries.ingest(rejected).problem().key()).isEqualTo("job.answer-not-writable");
        } finally {
            Files.delete(answer);
        }

        assertThat(deliveries.ingest(rejected).status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(answer.resolve("rejets.csv")).exists();
    }
}

package fr.mediation.bilan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.mediation.bilan.format.kind.RowReaders;
import fr.mediation.bilan.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBytesTest {
    @TempDir
    Path folder;

    /** The one-block example of NIST's "Examples with intermediate values" for FIPS 180-4. */
    @Test
    void givesTheDigestOfTheStandardsExample() {
        Path file = new Samples(folder).text("abc");

        assertThat(FileBytes.of(file).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void countsAndDigestsAFileLongerThanTheBuffer() {
        String text = "abc".repeat(100_000);

        assertThat(FileBytes.of(new Samples(folder).text(text)))
                .isEqualTo(new FileBytes(text.length(), Sha256.of(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void saysThatADiskFails() {
        // A network within the machine has no speed: reading it is an input error.
        Path failing = Path.of("/sys/class/net/lo/speed");
        assumeThat(failing).exists();

        assertThatThrownBy(() -> FileBytes.of(failing)).isInstanceOf(InterruptedReadException.class);
        assertThatThrownBy(() -> RowReaders.open(failing)).isInstanceOf(InterruptedReadException.class);
    }

    @Test
    void readsNothingOfWhatSaysThatItIsEmpty() {
        // As the messages of the system do, whose reader waits for the next one.
        Path system = Path.of("/proc/version");
        assumeThat(system).exists();

        assertThat(FileBytes.of(system).count()).isZero();
        assertThatThrownBy(() -> RowReaders.open(system))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        problem -> assertThat(problem.key()).isEqualTo("format.empty"));
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> FileBytes.of(folder.resolve("absent.csv")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("absent.csv");
    }
}

package fr.mediation.bilan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

        assertThat(FileBytes.sha256(file))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> FileBytes.sha256(folder.resolve("absent.csv")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("absent.csv");
    }
}

package fr.mediation.bilan.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.poi.util.TempFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    @TempDir
    private Path parent;

    @Test
    void itIsItsOwnersAlone() throws IOException {
        try (TemporaryFolder temporary = TemporaryFolder.in(parent.resolve("tmp"))) {
            assertThat(PrivateFilesTest.permissions(temporary.folder())).isEqualTo("rwx------");
            assertThat(PrivateFilesTest.permissions(parent.resolve("tmp"))).isEqualTo("rwx------");
        }
    }

    @Test
    void whatLibrariesNeedForAWhileLiesInIt() throws IOException {
        try (TemporaryFolder temporary = TemporaryFolder.in(parent)) {
            File file = TempFile.createTempFile("sheet", ".xml");

            assertThat(file.toPath()).startsWith(temporary.folder());
            assertThat(PrivateFiles.temporary(".keys")).startsWith(temporary.folder());
            assertThat(System.getProperty("java.io.tmpdir"))
                    .isEqualTo(temporary.folder().toString());
        }
    }

    @Test
    void itGoesWithAllThatIsInIt() throws IOException {
        String before = System.getProperty("java.io.tmpdir");
        Path outside = Files.createDirectories(parent.resolve("outside"));
        Path folder;
        try (TemporaryFolder temporary = TemporaryFolder.in(parent)) {
            folder = temporary.folder();
            PrivateFiles.temporary(".keys");
            Files.createSymbolicLink(folder.resolve("link"), outside);
        }

        assertThat(folder).doesNotExist();
        assertThat(outside).exists();
        assertThat(System.getProperty("java.io.tmpdir")).isEqualTo(before);
    }

    @Test
    void whatADeadProcessLeftIsRemoved() throws IOException {
        Path left = Files.createDirectories(parent.resolve("4321-" + UUID.randomUUID()));
        Files.writeString(left.resolve(".alive"), "");
        Files.writeString(Files.createDirectories(left.resolve("sheets")).resolve("a.xml"), "names");

        TemporaryFolder.in(parent).close();

        assertThat(left).doesNotExist();
    }

    @Test
    void whatAnotherRunUsesStays() throws IOException {
        try (TemporaryFolder one = TemporaryFolder.in(parent);
                TemporaryFolder other = TemporaryFolder.in(parent)) {
            assertThat(one.folder()).exists().isNotEqualTo(other.folder());
        }
    }

    @Test
    void whatIsNoFolderOfAProcessStays() throws IOException {
        Path notes = Files.createDirectories(parent.resolve("notes"));
        Path number = Files.createDirectories(parent.resolve("2016"));

        TemporaryFolder.in(parent).close();

        assertThat(notes).exists();
        assertThat(number).exists();
    }
}

package fr.mediation.bilan.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    @TempDir
    private Path folder;

    static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void eachFolderThatWasMissingIsItsOwnersAlone() throws IOException {
        Path made = PrivateFiles.folder(folder.resolve("a/b"));

        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(made.getParent())).isEqualTo("rwx------");
    }

    @Test
    void aFileIsItsOwnersAloneHoweverItIsWritten() throws IOException {
        byte[] content = {1};
        PrivateFiles.write(folder.resolve("a"), content);
        PrivateFiles.writeNew(folder.resolve("b"), content);
        PrivateFiles.reserve(folder.resolve("c"));
        try (BufferedWriter writer = PrivateFiles.writer(folder.resolve("d"))) {
            writer.write("é");
        }

        for (String name : Set.of("a", "b", "c", "d")) {
            assertThat(permissions(folder.resolve(name))).as(name).isEqualTo("rw-------");
        }
        assertThat(folder.resolve("d")).hasContent("é");
    }

    @Test
    void aLongerFileIsReplacedWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "longer than before");

        PrivateFiles.write(file, "short".getBytes(StandardCharsets.US_ASCII));

        assertThat(file).hasContent("short");
    }

    @Test
    void aFileThatWasOpenIsClosedBeforeAnythingIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        PrivateFiles.write(file, new byte[1]);

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void whatIsReservedKeepsWhatItHas() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "a line");

        PrivateFiles.reserve(file);

        assertThat(file).hasContent("a line");
    }

    @Test
    void aNewFileIsNotWrittenThroughALinkOfItsName() throws IOException {
        Path other = folder.resolve("other");
        Path link = Files.createSymbolicLink(folder.resolve("link"), other);

        assertThatThrownBy(() -> PrivateFiles.writeNew(link, new byte[1]))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(other).doesNotExist();
    }

    @Test
    void closingTakesFromOthersAndLeavesTheOwnerWhatHeMayDo() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xrwxrwx"));

        assertThat(Permissions.close(file)).isEqualTo(Permissions.Closing.CLOSED);
        assertThat(permissions(file)).isEqualTo("r-x------");
        assertThat(Permissions.close(file)).isEqualTo(Permissions.Closing.WAS_CLOSED);
    }

    @Test
    void closingALinkDoesNotTouchWhatItLeadsTo() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(Permissions.close(link)).isEqualTo(Permissions.Closing.WAS_CLOSED);
        assertThat(permissions(file)).isEqualTo("rw-r--r--");
    }

    @Test
    void whatAKilledProcessLeftBesideAFileIsRemovedWhenItIsWrittenAgain(@TempDir Path lines) throws IOException {
        Path file = lines.resolve("lines.csv");
        List<Path> beside = new ArrayList<>();
        PrivateFiles.replace(file, out -> {
            try (Stream<Path> files = Files.list(lines)) {
                beside.addAll(files.toList());
            }
        });
        // A killed process leaves it as it was while it was being written.
        Path left = Files.createFile(beside.get(0));
        Path ofAnother = Files.createFile(lines.resolve(".0-another.tmp"));

        PrivateFiles.replace(file, out -> out.write("again"));

        assertThat(file).hasContent("again");
        assertThat(left).doesNotExist();
        assertThat(ofAnother).exists();
    }

    @Test
    void whatCannotBeWrittenWholeLeavesWhatWasThere(@TempDir Path lines) throws IOException {
        Path file = Files.writeString(lines.resolve("lines.csv"), "earlier");

        assertThatThrownBy(() -> PrivateFiles.replace(file, out -> {
                    out.write("half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class);

        assertThat(file).hasContent("earlier");
        try (Stream<Path> files = Files.list(lines)) {
            assertThat(files).containsExactly(file);
        }
    }
}

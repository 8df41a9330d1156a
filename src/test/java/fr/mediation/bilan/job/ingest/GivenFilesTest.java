package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenFilesTest {
    @TempDir
    private Path folder;

    private GivenFiles write(String content) throws IOException {
        GivenFiles given = new GivenFiles(folder);
        given.write("rejets.csv", into -> Files.writeString(into.resolve("rejets.csv"), content));
        return given;
    }

    /** As where the disk is full, or the server dies while lines come from it. */
    private void breakOff() {
        assertThatThrownBy(() -> new GivenFiles(folder).write("rejets.csv", into -> {
                    Files.writeString(into.resolve("rejets.csv"), "half");
                    throw new IOException("no space");
                }))
                .hasMessage("no space");
    }

    @Test
    void whatWasBrokenOffLeavesTheFileThatWasThere() throws IOException {
        write("whole");

        breakOff();

        assertThat(folder.resolve("rejets.csv")).hasContent("whole");
        assertThat(folder).isDirectoryNotContaining("glob:**.en-cours");
    }

    @Test
    void whatWasBrokenOffIsNotTakenForWhatAPersonChanged() throws IOException {
        breakOff();

        assertThat(write("whole").kept()).isEmpty();
        assertThat(folder.resolve("rejets.csv")).hasContent("whole");
    }

    @Test
    void whatAKilledRunLeftOfAnotherFileIsNotInTheWay() throws IOException {
        Path left = Files.createDirectories(folder.resolve(".en-cours"));
        Files.writeString(left.resolve("retour.xlsx"), "half");

        write("whole");

        assertThat(folder.resolve("rejets.csv")).hasContent("whole");
        assertThat(left).doesNotExist();
    }

    @Test
    void whatAPersonChangedIsKept() throws IOException {
        write("whole");
        Files.writeString(folder.resolve("rejets.csv"), "changed");

        assertThat(write("whole").kept()).containsExactly(folder.resolve("rejets-precedent.csv"));
        assertThat(folder.resolve("rejets-precedent.csv")).hasContent("changed");
    }
}

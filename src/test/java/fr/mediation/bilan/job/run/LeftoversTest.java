package fr.mediation.bilan.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    private Path home;

    private Path file(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    @Test
    void whatAKilledRunWasWritingIsRemoved() throws IOException {
        Path report = file("reports/2016/.bilan-2016.xlsx.tmp");
        Path lines = file("retours/frequentation-01234567/lignes.part");

        new Leftovers(new Home(home)).remove();

        assertThat(report).doesNotExist();
        assertThat(lines).doesNotExist();
    }

    @Test
    void whatIsWholeAndWhatOthersPutThereStays() throws IOException {
        Path report = file("reports/2016/bilan-2016.xlsx");
        Path lines = file("retours/frequentation-01234567/retour.xlsx");
        Path notes = file("reports/2016/notes.tmp");

        new Leftovers(new Home(home)).remove();

        assertThat(report).exists();
        assertThat(lines).exists();
        assertThat(notes).exists();
    }

    @Test
    void aHomeInWhichNothingWasWrittenYetIsFine() {
        new Leftovers(new Home(home)).remove();

        assertThat(home).isEmptyDirectory();
    }
}

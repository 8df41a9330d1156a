package fr.mediation.bilan.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home on a small disk, which only root may mount. */
class FullDiskTest {
    @TempDir
    private Path folder;

    /** The disk itself: what commands say is written beside it. */
    private Path home;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        home = Files.createDirectory(folder.resolve("home"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", home.toString()) == 0);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", home.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** It is full before the programs, among them, or while the data are made. */
    @ParameterizedTest
    @ValueSource(ints = {5, 40, 75})
    void aHomeWhoseFirstStartFilledTheDiskIsOpenedOnceThereIsRoom(int megabytes) throws Exception {
        run("mount", "-o", "remount,size=" + megabytes + "m", home.toString());
        BilanProcess full = BilanProcess.run(home, "status");
        assertThat(full.code()).isEqualTo(1);
        assertThat(full.text()).contains("plus de place sur le disque").doesNotContain("Exception");

        run("mount", "-o", "remount,size=500m", home.toString());

        BilanProcess room = BilanProcess.run(home, "status");
        assertThat(room.code()).as(room.text()).isZero();
    }
}

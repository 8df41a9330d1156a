package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.producer.CoopFile;
import fr.mediation.bilan.producer.CraV1File;
import fr.mediation.bilan.producer.FranceServicesFile;
import fr.mediation.bilan.source.delivery.LineCounts;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Damaged files, a thousand unless more are asked for: each gives an answer, and none is stored by halves. */
@Tag("slow")
@BilanTest
class MutatedFilesTest {
    private static final int FILES = Integer.getInteger("damaged", 1_000);
    private static final int STORED = FILES / 25;
    private static final int MOST_BYTES = 12_000;
    private static final byte[][] PIECES = {
        {(byte) 0xE9},
        {(byte) 0xC3, (byte) 0xA9},
        {(byte) 0x8E},
        {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD},
        {0},
        {'"'},
        {'\r'},
        {'\n'},
        {';'},
        {','},
        {'|'},
        {'\t'},
        {(byte) 0xFF, (byte) 0xFE},
        "null".getBytes(),
        "=1+1".getBytes(),
        "99999999999999999999".getBytes(),
        "-".getBytes(),
        "2016-02-30".getBytes(),
        {(byte) 0xE2, (byte) 0x80, (byte) 0xAF}
    };

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private List<Sample> samples() throws IOException {
        Path coop = folder.resolve("coop.csv");
        Path cra = folder.resolve("cra.csv");
        Path services = folder.resolve("liste-fs.csv");
        CoopFile.writeText(coop);
        CraV1File.write(cra);
        FranceServicesFile.write(services);
        List<Path> files = new ArrayList<>(List.of(coop, cra, services));
        try (Stream<Path> dirty = Files.list(Path.of("sample-data/dirty"))) {
            dirty.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        List<Sample> samples = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String name = file.getFileName().toString();
            boolean text = !name.endsWith(".xlsx");
            samples.add(new Sample(name, text ? Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)) : bytes));
        }
        return samples;
    }

    private record Sample(String name, byte[] bytes) {
        /** Some bytes changed, cut, doubled, exchanged or put in. */
        byte[] mutated(Random random) {
            byte[] mutated = bytes.clone();
            for (int i = 1 + random.nextInt(4); i > 0 && mutated.length > 2; i--) {
                int at = random.nextInt(mutated.length);
                int other = random.nextInt(mutated.length);
                int from = Math.min(at, other);
                int to = Math.min(Math.max(at, other), from + 400);
                switch (random.nextInt(6)) {
                    case 0 -> mutated = Arrays.copyOf(mutated, at);
                    case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                    case 2 -> mutated = spliced(mutated, at, at, PIECES[random.nextInt(PIECES.length)]);
                    case 3 -> mutated = spliced(mutated, from, to, new byte[0]);
                    case 4 -> mutated = spliced(mutated, to, to, Arrays.copyOfRange(mutated, from, to));
                    default -> mutated = exchanged(mutated, random);
                }
            }
            return mutated;
        }

        private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
            byte[] spliced = Arrays.copyOf(bytes, bytes.length - (to - from) + piece.length);
            System.arraycopy(piece, 0, spliced, from, piece.length);
            System.arraycopy(bytes, to, spliced, from + piece.length, bytes.length - to);
            return spliced;
        }

        /** Two cells of a text in each other's place. */
        private static byte[] exchanged(byte[] bytes, Random random) {
            int[] ends = IntStream.range(0, bytes.length)
                    .filter(i -> bytes[i] == ',' || bytes[i] == ';' || bytes[i] == '\n')
                    .toArray();
            if (ends.length < 4) {
                return bytes;
            }
            int one = random.nextInt(ends.length - 3);
            int two = one + 1 + random.nextInt(ends.length - one - 2);
            byte[] second = Arrays.copyOfRange(bytes, ends[two] + 1, ends[two + 1]);
            byte[] first = Arrays.copyOfRange(bytes, ends[one] + 1, ends[one + 1]);
            byte[] half = spliced(bytes, ends[two] + 1, ends[two + 1], first);
            return spliced(half, ends[one] + 1, ends[one + 1], second);
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyDamagedFileGivesAnAnswer() throws IOException {
        List<Sample> samples = samples();

        IntStream.range(0, FILES).parallel().forEach(seed -> {
            Random random = new Random(seed);
            Sample sample = samples.get(random.nextInt(samples.size()));
            Path file = folder.resolve(seed + "-" + sample.name());
            assertThatCode(() -> {
                        Files.write(file, sample.mutated(random));
                        DeliveryReport report = Deliveries.check(file);
                        LineCounts lines = report.lines();
                        assertThat(lines.accepted() + lines.rejected() + lines.passedOver())
                                .isEqualTo(lines.read());
                        Optional.ofNullable(report.problem()).ifPresent(Messages.in(Messages.FRENCH)::get);
                        Files.delete(file);
                    })
                    .as("seed %d of %s", seed, sample.name())
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void aDamagedFileIsStoredWhollyOrNotAtAll() throws IOException {
        List<Sample> samples = samples();
        for (int seed = 0; seed < STORED; seed++) {
            Random random = new Random(seed);
            Sample sample = samples.get(random.nextInt(samples.size()));
            Path file = Files.write(folder.resolve(seed + "-" + sample.name()), sample.mutated(random));

            DeliveryReport checked = Deliveries.check(file);
            DeliveryReport ingested = deliveries.ingest(file);

            assertThat(ingested.problem() != null)
                    .as("seed %d of %s", seed, sample.name())
                    .isEqualTo(checked.problem() != null);
            assertThat(stored(ingested))
                    .as("seed %d", seed)
                    .isEqualTo(checked.lines().accepted());
        }
    }

    private long stored(DeliveryReport report) {
        if (report.detected() == null) {
            return 0;
        }
        return jdbc.sql("select count(*) from " + report.detected().source()
                        + " f join delivery d on d.id = f.delivery where d.sha256 = ?")
                .param(report.sha256())
                .query(Long.class)
                .single();
    }
}

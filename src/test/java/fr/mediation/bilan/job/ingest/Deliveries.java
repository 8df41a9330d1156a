package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.source.Profile;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.source.delivery.ProfileReader;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/**
 * Checks and ingests files in the tests: with the shipped profiles, a fixed key and a fixed day. Where nothing else is said of a
 * file, somebody has confirmed what it replaces.
 */
public final class Deliveries {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-06-15T10:00:00Z"), ZoneOffset.UTC);
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Of this process alone: another one ingests files of the same names at the same time. */
    private static final Path FOLDER = Path.of(TestHome.FOLDER + "-deliveries");

    /** What is said of a file where a test says nothing. */
    private static final DeliveryHints CONFIRMED = DeliveryHints.NONE.confirmed(true);

    private static final Intake INTAKE = new Intake(
            SourceCatalogue.all(),
            ProfileReader.read(JobsFolder.packaged(), SourceCatalogue.all()),
            Territories.load(),
            KEY,
            CLOCK);

    private final Ingestion ingestion;

    /**
     * Deliveries to an application.
     *
     * @param ingestion its ingestion
     */
    public Deliveries(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    /**
     * Ingests a file that is written for it.
     *
     * @param name its name
     * @param lines its lines, each ended by a line feed
     * @return what became of it
     */
    public DeliveryReport ingest(String name, String... lines) {
        try {
            return ingest(file(Files.createDirectories(FOLDER), name, lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ingests a file.
     *
     * @param file the file
     * @return what became of it
     */
    public DeliveryReport ingest(Path file) {
        return ingest(file, INTAKE);
    }

    /**
     * Ingests a file of which a user says something.
     *
     * @param file the file
     * @param hints what is said
     * @return what became of it
     */
    public DeliveryReport ingest(Path file, DeliveryHints hints) {
        return ingest(file, INTAKE, hints, Progress.SILENT);
    }

    /**
     * Ingests a file with other profiles, another key or on another day.
     *
     * @param file the file
     * @param intake what to check with
     * @return what became of it
     */
    public DeliveryReport ingest(Path file, Intake intake) {
        return ingest(file, intake, CONFIRMED, Progress.SILENT);
    }

    /**
     * Ingests a file under observation.
     *
     * @param file the file
     * @param progress told about each line
     * @return what became of it
     */
    public DeliveryReport ingest(Path file, Progress progress) {
        return ingest(file, INTAKE, CONFIRMED, progress);
    }

    /** Ingests a file with other profiles, of which a user says something. */
    DeliveryReport ingest(Path file, Intake intake, DeliveryHints hints) {
        return ingest(file, intake, hints, Progress.SILENT);
    }

    /** Ingests a file with other profiles under observation. */
    DeliveryReport ingest(Path file, Intake intake, Progress progress) {
        return ingest(file, intake, CONFIRMED, progress);
    }

    /** Ingests a file with other profiles under observation, of which a user says something. */
    DeliveryReport ingest(Path file, Intake intake, DeliveryHints hints, Progress progress) {
        return ingestion.ingest(file, intake, hints, Messages.in(Messages.FRENCH), progress);
    }

    /**
     * Checks a file without storing anything.
     *
     * @param file the file
     * @return what would become of it
     */
    public static DeliveryReport check(Path file) {
        return Check.of(file, INTAKE, DeliveryHints.NONE);
    }

    /**
     * The fixed key, as a home's file holds it.
     *
     * @return hexadecimal digits
     */
    public static String personKey() {
        return HexFormat.of().formatHex(KEY);
    }

    /**
     * What to check with.
     *
     * @return the same for all tests
     */
    public static Intake intake() {
        return INTAKE;
    }

    /**
     * What to check with by other profiles.
     *
     * @param profiles the profiles
     * @return the same, but for the profiles
     */
    public static Intake intakeWith(List<Profile> profiles) {
        return new Intake(INTAKE.sources(), profiles, INTAKE.territories(), KEY, CLOCK);
    }

    /** What to check attendance with by one profile of a folder's own, named as its id says. */
    static Intake intakeWith(Path folder, String id, String profile) throws IOException {
        Path profiles = Files.createDirectories(folder.resolve("jobs/sources/attendance"));
        Files.writeString(profiles.resolve(id + ".yaml"), "id: " + id + "\nsource: attendance\n" + profile);
        return intakeWith(ProfileReader.read(JobsFolder.of(folder.resolve("jobs")), INTAKE.sources()));
    }

    /**
     * What to check with on another day.
     *
     * @param day the day
     * @return the same, but for the day
     */
    public static Intake intakeOn(LocalDate day) {
        return new Intake(
                INTAKE.sources(),
                INTAKE.profiles(),
                INTAKE.territories(),
                KEY,
                Clock.fixed(day.atTime(10, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    /**
     * Writes a file.
     *
     * @param folder where
     * @param name its name
     * @param lines its lines, each ended by a line feed
     * @return the file
     */
    public static Path file(Path folder, String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

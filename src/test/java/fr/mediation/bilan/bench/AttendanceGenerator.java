package fr.mediation.bilan.bench;

import fr.mediation.bilan.bench.Shape.Order;
import fr.mediation.bilan.territory.Commune;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Writes attendance logs of any length in the canonical columns. The same plan gives the same bytes. One line in a
 * hundred is invalid, one in two hundred repeats an earlier one; no two other lines share an activity and a participant.
 */
public final class AttendanceGenerator {
    /** The columns, in the order of the file. */
    static final List<String> COLUMNS = List.of(
            "id_activite",
            "date",
            "id_lieu",
            "code_insee",
            "code_postal",
            "commune",
            "type",
            "canal",
            "thematiques",
            "duree_minutes",
            "participants",
            "id_participant",
            "annee_naissance",
            "tranche_age",
            "genre",
            "statut",
            "public",
            "premiere_venue",
            "oriente");

    private static final int ACTIVITY = COLUMNS.indexOf("id_activite");
    private static final int DATE = COLUMNS.indexOf("date");
    private static final int PLACE = COLUMNS.indexOf("id_lieu");
    private static final int INSEE_CODE = COLUMNS.indexOf("code_insee");
    private static final int POSTAL_CODE = COLUMNS.indexOf("code_postal");
    private static final int COMMUNE = COLUMNS.indexOf("commune");
    private static final int TYPE = COLUMNS.indexOf("type");
    private static final int CHANNEL = COLUMNS.indexOf("canal");
    private static final int THEMES = COLUMNS.indexOf("thematiques");
    private static final int MINUTES = COLUMNS.indexOf("duree_minutes");
    private static final int PARTICIPANTS = COLUMNS.indexOf("participants");
    private static final int PERSON = COLUMNS.indexOf("id_participant");
    private static final int BORN = COLUMNS.indexOf("annee_naissance");
    private static final int AGE_BAND = COLUMNS.indexOf("tranche_age");
    private static final int GENDER = COLUMNS.indexOf("genre");
    private static final int STATUS = COLUMNS.indexOf("statut");
    private static final int AUDIENCE = COLUMNS.indexOf("public");
    private static final int FIRST_VISIT = COLUMNS.indexOf("premiere_venue");
    private static final int REFERRED = COLUMNS.indexOf("oriente");

    private static final int INVALID_PER_MILLE = 10;
    private static final int DUPLICATE_PER_MILLE = 5;
    private static final int RECENT = 64;
    private static final int FAR = 1_024;
    private static final int FAR_ONE_IN = 256;
    private static final int LONGEST_LINE = 1_024;
    private static final int OUTPUT = 1 << 20;

    private static final byte[] NOTHING = {};
    private static final byte[] INDIVIDUAL = bytes("individuel");
    private static final byte[] WORKSHOP = bytes("atelier");
    private static final byte[] OPEN_DAY = bytes("portes_ouvertes");
    private static final byte[] OTHER_PLACE = bytes("autre_lieu");
    private static final byte[] AT_HOME = bytes("domicile");
    private static final byte[] PLACE_ITSELF = bytes("lieu");
    private static final byte[][] CHANNELS = {
        PLACE_ITSELF, PLACE_ITSELF, PLACE_ITSELF, PLACE_ITSELF, OTHER_PLACE, AT_HOME, bytes("distance")
    };
    private static final byte[][] THEME_LISTS = all(
            "demarches_en_ligne",
            "prendre_en_main|internet",
            "courriel",
            "emploi|demarches_en_ligne",
            "parentalite",
            "bureautique",
            "securite|donnees_personnelles",
            "création");
    private static final byte[][] DURATIONS = all("15", "20", "30", "45", "60", "60", "90", "120", "180");
    private static final byte[][] AGE_BANDS = all("<12", "12-17", "18-24", "25-39", "40-59", "60-69", "70+");
    private static final byte[][] GENDERS = all("F", "F", "F", "M", "M", "M", "F", "autre");
    private static final byte[][] STATUSES = all("scolarise", "sans_emploi", "en_emploi", "en_emploi", "retraite");
    private static final byte[][] AUDIENCES = all("usager", "usager", "usager", "adherent", "parent", "salarie");
    private static final byte[][] YES_NO = all("oui", "non");
    private static final byte[][] NUMBERS = numbers();
    private static final List<Fault> FAULTS = List.of(
            new Fault(DATE, "2016-02-30"),
            new Fault(DATE, "mars 2016"),
            new Fault(DATE, ""),
            new Fault(TYPE, "conference"),
            new Fault(INSEE_CODE, "99999"),
            new Fault(MINUTES, "une heure"),
            new Fault(PARTICIPANTS, "0"),
            new Fault(BORN, "1816"),
            new Fault(GENDER, "X"));

    private final Plan plan;
    private final SplittableRandom random;
    private final Places places;
    private final int firstPlace;
    private final int placeCount;
    private final byte[][] dates;
    private final int persons;
    private final byte[][] recent = new byte[RECENT][];
    private final byte[][] far = new byte[FAR][];
    private int recentCount;
    private int farCount;
    private final byte[][] cells = new byte[COLUMNS.size()][];
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private long activity;
    private int left;
    private int firstPerson;

    private record Fault(int column, byte[] value) {
        Fault(int column, String value) {
            this(column, bytes(value));
        }
    }

    private AttendanceGenerator(Plan plan) {
        this.plan = plan;
        random = new SplittableRandom(plan.seed() + plan.part());
        persons = plan.shape().persons();
        dates = plan.first()
                .datesUntil(plan.last().plusDays(1))
                .map(day -> bytes(day.toString()))
                .toArray(byte[][]::new);
        places = new Places(plan.shape());
        boolean ofOneProducer = plan.shape().producers() > 1;
        firstPlace = ofOneProducer ? places.firstOf(plan.part()) : 0;
        placeCount =
                (ofOneProducer ? places.firstOf(plan.part() + 1) : plan.shape().places()) - firstPlace;
    }

    /**
     * Writes one file.
     *
     * @param file the file
     * @param plan what to write
     * @return how many lines of each kind were written
     * @throws IOException if the file cannot be written
     */
    public static Tally write(Path file, Plan plan) throws IOException {
        return new AttendanceGenerator(plan).write(file);
    }

    /**
     * Writes the files of all producers of a country, each into a folder of its own, as in an inbox.
     *
     * @param folder where the folders are made
     * @param plan what they have together
     * @return how many lines of each kind were written
     * @throws IOException if a file cannot be written
     */
    static Tally writeProducers(Path folder, Plan plan) throws IOException {
        Tally all = new Tally(0, 0, 0);
        for (int producer = 0; producer < plan.shape().producers(); producer++) {
            Path own = Files.createDirectories(folder.resolve("producteur-%03d".formatted(producer)));
            all = all.plus(write(own.resolve("frequentation.csv"), plan.ofProducer(producer)));
        }
        return all;
    }

    /**
     * Writes one file by hand.
     *
     * @param arguments the file, the number of lines and, if not 1, the seed
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        System.out.println(write(Path.of(arguments[0]), new Plan(Long.parseLong(arguments[1]), seed, 0, true)));
    }

    private Tally write(Path file) throws IOException {
        long invalid = 0;
        long duplicates = 0;
        byte[] output = new byte[OUTPUT];
        byte[] header = bytes(String.join(",", COLUMNS) + "\n");
        System.arraycopy(header, 0, output, 0, header.length);
        int filled = header.length;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < plan.lines(); written++) {
                int chance = random.nextInt(1_000);
                if (chance < INVALID_PER_MILLE) {
                    nextCells(written);
                    invalid += join(FAULTS.get(random.nextInt(FAULTS.size())));
                } else if (chance < INVALID_PER_MILLE + DUPLICATE_PER_MILLE && farCount > 0 && plan.repeats()) {
                    repeat();
                    duplicates++;
                } else {
                    nextCells(written);
                    join();
                    if (cells[PERSON].length > 0) {
                        remember();
                    }
                }
                if (filled + length > output.length) {
                    out.write(output, 0, filled);
                    filled = 0;
                }
                System.arraycopy(line, 0, output, filled, length);
                filled += length;
            }
            out.write(output, 0, filled);
        }
        return new Tally(plan.lines() - invalid - duplicates, invalid, duplicates);
    }

    /** Joins the cells with one of them spoilt, where the plan has faults. */
    private int join(Fault fault) {
        if (!plan.faults()) {
            join();
            return 0;
        }
        byte[] right = cells[fault.column()];
        cells[fault.column()] = fault.value();
        join();
        cells[fault.column()] = right;
        return 1;
    }

    private void join() {
        length = 0;
        for (byte[] cell : cells) {
            System.arraycopy(cell, 0, line, length, cell.length);
            length += cell.length;
            line[length++] = ',';
        }
        line[length - 1] = '\n';
    }

    private void remember() {
        byte[] copy = Arrays.copyOf(line, length);
        recent[recentCount++ % RECENT] = copy;
        if (farCount == 0 || random.nextInt(FAR_ONE_IN) == 0) {
            far[farCount < FAR ? farCount++ : random.nextInt(FAR)] = copy;
        }
    }

    private void repeat() {
        byte[] earlier = random.nextBoolean()
                ? recent[random.nextInt(Math.min(RECENT, recentCount))]
                : far[random.nextInt(farCount)];
        System.arraycopy(earlier, 0, line, 0, earlier.length);
        length = earlier.length;
    }

    private void nextCells(long written) {
        if (left == 0) {
            beginActivity(written);
        }
        left--;
        if (cells[TYPE] == OPEN_DAY) {
            anonymous(NUMBERS[5 + random.nextInt(75)]);
        } else if (cells[TYPE] == INDIVIDUAL && random.nextInt(4) == 0) {
            anonymous(NUMBERS[1]);
        } else {
            // Neighbouring numbers: those of one activity are never the same person.
            person((firstPerson + left) % persons);
        }
        cells[REFERRED] = YES_NO[random.nextInt(8) == 0 ? 0 : 1];
    }

    private void beginActivity(long written) {
        activity++;
        // Where the file has come to, in places or in days.
        long reached = written * placeCount;
        int place = firstPlace
                + (plan.shape().order() == Order.BY_PLACE
                        ? (int) (reached / plan.lines())
                        : random.nextInt(placeCount));
        int day = switch (plan.shape().order()) {
            case BY_DAY -> (int) (written * dates.length / plan.lines());
            case BY_PLACE -> (int) (reached % plan.lines() * dates.length / plan.lines());
            case SHUFFLED -> random.nextInt(dates.length);
        };
        cells[ACTIVITY] = activity();
        cells[DATE] = dates[day];
        cells[CHANNEL] = one(CHANNELS);
        locate(place);
        cells[THEMES] = one(THEME_LISTS);
        cells[MINUTES] = one(DURATIONS);
        firstPerson = places.visitor(place, random);
        int kind = random.nextInt(100);
        cells[TYPE] = kind < 65 ? INDIVIDUAL : kind < 98 ? WORKSHOP : OPEN_DAY;
        left = cells[TYPE] == WORKSHOP ? 2 + random.nextInt(9) : 1;
    }

    /** Part and number, as {@code A01200000042}. */
    private byte[] activity() {
        return numbered("A", plan.part() * 100_000_000L + activity, 11);
    }

    /** Names the place, and mostly the commune: its own, or one around where the activity is held elsewhere. */
    private void locate(int place) {
        cells[PLACE] = bytes(Places.id(place));
        cells[INSEE_CODE] = NOTHING;
        cells[POSTAL_CODE] = NOTHING;
        cells[COMMUNE] = NOTHING;
        if (random.nextInt(100) >= plan.shape().placeAlone()) {
            Commune commune = cells[CHANNEL] == OTHER_PLACE || cells[CHANNEL] == AT_HOME
                    ? places.around(place, random)
                    : places.commune(place);
            cells[INSEE_CODE] = bytes(commune.code());
            cells[POSTAL_CODE] = bytes(commune.postalCodes().get(0));
            cells[COMMUNE] = bytes(commune.name());
        }
    }

    private void anonymous(byte[] participants) {
        cells[PARTICIPANTS] = participants;
        cells[PERSON] = NOTHING;
        cells[BORN] = NOTHING;
        cells[AGE_BAND] = NOTHING;
        cells[GENDER] = NOTHING;
        cells[STATUS] = NOTHING;
        cells[AUDIENCE] = NOTHING;
        cells[FIRST_VISIT] = NOTHING;
    }

    /** A person has the same birth year, gender and status wherever they come again. */
    private void person(int number) {
        int mixed = (number * 0x9E3779B9) >>> 8;
        int age = 8 + mixed % 80;
        boolean birthYearKnown = mixed % 5 != 0;
        cells[PARTICIPANTS] = NUMBERS[1];
        cells[PERSON] = numbered("usager-", number, 7);
        cells[BORN] = birthYearKnown ? NUMBERS[Plan.YEAR - age] : NOTHING;
        cells[AGE_BAND] = birthYearKnown ? NOTHING : AGE_BANDS[mixed / 5 % AGE_BANDS.length];
        cells[GENDER] = GENDERS[mixed / 7 % GENDERS.length];
        cells[STATUS] = STATUSES[mixed / 11 % STATUSES.length];
        cells[AUDIENCE] = AUDIENCES[mixed / 13 % AUDIENCES.length];
        cells[FIRST_VISIT] = YES_NO[random.nextInt(5) == 0 ? 0 : 1];
    }

    private byte[] one(byte[][] values) {
        return values[random.nextInt(values.length)];
    }

    private static byte[] numbered(String prefix, long number, int digits) {
        byte[] text = new byte[prefix.length() + digits];
        for (int i = 0; i < prefix.length(); i++) {
            text[i] = (byte) prefix.charAt(i);
        }
        long rest = number;
        for (int i = text.length - 1; i >= prefix.length(); i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return text;
    }

    private static byte[][] numbers() {
        return Stream.iterate(0, number -> number + 1)
                .limit(Plan.YEAR + 1L)
                .map(number -> bytes(number.toString()))
                .toArray(byte[][]::new);
    }

    private static byte[][] all(String... texts) {
        return Stream.of(texts).map(AttendanceGenerator::bytes).toArray(byte[][]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

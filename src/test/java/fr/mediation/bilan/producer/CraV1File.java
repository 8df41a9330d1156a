package fr.mediation.bilan.producer;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The accompaniment records of the advisers' first tool: 46 headers, 70 fields in every row, the surplus being the text
 * {@code null}. Persons are counts; the place is the activity's commune, never the structure's.
 */
public final class CraV1File {
    /** The columns of the header, those of the tool's table. */
    public static final List<String> HEADERS = List.of(
            "id",
            "imported_at",
            "canal",
            "activite",
            "nb_participants",
            "nb_participants_recurrents",
            "age_moins_12_ans",
            "age_de_12_a_18_ans",
            "age_de_18_a_35_ans",
            "age_de_35_a_60_ans",
            "age_plus_60_ans",
            "statut_etudiant",
            "statut_sans_emploi",
            "statut_en_emploi",
            "statut_retraite",
            "statut_heterogene",
            "themes",
            "sous_themes_sante",
            "duree",
            "accompagnement_individuel",
            "accompagnement_atelier",
            "accompagnement_redirection",
            "code_postal",
            "nom_commune",
            "date_accompagnement",
            "code_commune",
            "created_at",
            "structure_id",
            "structure_id_pg",
            "structure_type",
            "structure_statut",
            "structure_nom",
            "structure_siret",
            "structure_code_postal",
            "structure_nom_commune",
            "structure_code_commune",
            "structure_code_departement",
            "structure_code_region",
            "v1_conseiller_numerique_id",
            "annotation",
            "sous_themes_accompagner",
            "sous_themes_equipement_informatique",
            "sous_themes_traitement_texte",
            "organismes",
            "updated_at",
            "duree_minutes");
    /** The fields of every row below the header. */
    public static final int FIELDS = 70;

    private static final int RECORDS = 500;
    private static final String NONE = "null";
    private static final List<String> CHANNELS =
            List.of("rattachement", "rattachement", "rattachement", "autre lieu", "distance", "domicile");
    private static final List<String> THEMES = List.of(
            "equipement informatique",
            "demarche en ligne",
            "smartphone",
            "courriel",
            "internet",
            "traitement texte",
            "trouver emploi",
            "tpe/pme",
            "sante",
            "fraude et harcelement",
            "securite");
    private static final List<String> STRUCTURE_TYPES =
            List.of("COMMUNE", "EPCI", "DEPARTEMENT", "COLLECTIVITE", "GIP", "PRIVATE");
    private static final List<DateTimeFormatter> TIMESTAMPS = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT));

    private CraV1File() {}

    /** Writes the file; returns what its records add up to. */
    public static Totals write(Path file) throws IOException {
        List<Activity> activities = activities();
        Files.createDirectories(file.getParent());
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(HEADERS);
            for (Activity activity : activities) {
                printer.printRecord(cells(activity));
            }
        }
        return new Totals(activities);
    }

    /**
     * One record, as the adviser meant it.
     *
     * @param number its number in the file, from 0
     * @param date when
     * @param commune where
     * @param structure the commune of the adviser's employer, in another region
     * @param channel the channel
     * @param kind individuel, ponctuel or collectif
     * @param ages persons under 12, 12 to 18, 18 to 35, 35 to 60, over 60; in some records fewer than the participants
     * @param statuses students, out of work, in work, retired, mixed; they add up to the participants
     * @param recurrent participants who came before
     * @param redirected participants sent elsewhere
     * @param band the duration as written: 0-30, 30-60 or minutes
     * @param minutes the duration in minutes, 15 for 0-30 and 45 for 30-60
     * @param themes what it was about
     */
    private record Activity(
            int number,
            LocalDateTime date,
            Commune commune,
            Commune structure,
            String channel,
            String kind,
            List<Integer> ages,
            List<Integer> statuses,
            int recurrent,
            int redirected,
            String band,
            int minutes,
            List<String> themes) {
        int participants() {
            return statuses.stream().mapToInt(Integer::intValue).sum();
        }
    }

    private static List<Activity> activities() {
        SplittableRandom random = new SplittableRandom(46_70);
        List<Activity> activities = new ArrayList<>();
        for (int number = 0; number < RECORDS; number++) {
            Commune commune = one(Commune.all(), random);
            Commune structure = one(Commune.all(), random);
            while (structure.region().equals(commune.region())) {
                structure = one(Commune.all(), random);
            }
            int kind = random.nextInt(10);
            int participants = kind < 2 ? 3 + random.nextInt(10) : kind == 2 ? 2 : 1;
            String band = kind < 2
                    ? one(List.of("60", "90", "120", "180"), random)
                    : one(List.of("0-30", "30-60", "30-60", "60", "75"), random);
            activities.add(new Activity(
                    number,
                    LocalDateTime.of(2021, 6, 1, 8, 0)
                            .plusDays(random.nextInt(560))
                            .plusMinutes(15L * random.nextInt(40)),
                    commune,
                    structure,
                    one(CHANNELS, random),
                    kind < 2 ? "collectif" : kind < 6 ? "ponctuel" : "individuel",
                    parts(number % 40 == 7 ? participants - 1 : participants, random),
                    parts(participants, random),
                    random.nextInt(participants + 1),
                    random.nextInt(8) == 0 ? 1 : 0,
                    band,
                    switch (band) {
                        case "0-30" -> 15;
                        case "30-60" -> 45;
                        default -> Integer.parseInt(band);
                    },
                    IntStream.rangeClosed(0, random.nextInt(3))
                            .mapToObj(i -> one(THEMES, random))
                            .distinct()
                            .toList()));
        }
        return activities;
    }

    private static List<Integer> parts(int persons, SplittableRandom random) {
        int[] parts = new int[5];
        for (int i = 0; i < persons; i++) {
            parts[Math.min(random.nextInt(7), 4)]++;
        }
        return IntStream.of(parts).boxed().toList();
    }

    private static <T> T one(List<T> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<Object> cells(Activity activity) {
        int number = activity.number();
        Commune structure = activity.structure();
        String timestamp = TIMESTAMPS.get(number % TIMESTAMPS.size()).format(activity.date());
        List<Object> cells = new ArrayList<>();
        cells.add(String.format("62f0%020x", 7919L * number + 1));
        cells.add("2024-09-05 16:04:27.518");
        cells.add(activity.channel());
        cells.add(activity.kind());
        cells.add(activity.participants());
        cells.add(number % 50 == 11 ? "0null" : number % 50 == 12 ? NONE : activity.recurrent());
        int children = activity.ages().get(0);
        cells.add(children == 0 && number % 30 == 5 ? NONE : children);
        cells.addAll(activity.ages().subList(1, 5));
        cells.addAll(activity.statuses());
        cells.add(array(activity.themes()));
        cells.add(activity.themes().contains("sante") ? "{\"mon espace sante\"}" : "{}");
        cells.add(activity.band());
        cells.add(number % 9 == 0 ? 1 : 0);
        cells.add(number % 14 == 0 ? 1 : 0);
        cells.add(number % 60 == 17 && activity.redirected() == 0 ? "0null" : activity.redirected());
        cells.add(activity.commune().postalCode());
        cells.add(activity.commune().name());
        cells.add(timestamp);
        cells.add(activity.commune().code());
        cells.add(timestamp);
        cells.add(String.format("60ab%020x", Integer.parseInt(structure.postalCode())));
        cells.add(1000 + number % 37);
        cells.add(STRUCTURE_TYPES.get(number % STRUCTURE_TYPES.size()));
        cells.add("VALIDATION_COSELEC");
        cells.add("Maison du numérique, " + structure.name());
        cells.add(NONE);
        cells.add(structure.postalCode());
        cells.add(structure.name());
        cells.add(structure.code());
        cells.add(structure.department());
        cells.add(structure.region());
        cells.add(String.format("61cd%020x", 31L * (number % 37) + 5));
        cells.add(number % 25 == 3 ? "Groupe du matin, suite prévue" : NONE);
        cells.add("{}");
        cells.add(activity.themes().contains("equipement informatique") ? "{ordinateur,telephone}" : "{}");
        cells.add("{}");
        cells.add(activity.redirected() == 0 ? NONE : "{\"CCAS\": 1}");
        cells.add(NONE);
        cells.add(activity.minutes());
        cells.addAll(Collections.nCopies(FIELDS - cells.size(), NONE));
        return cells;
    }

    /** An array of texts as the database writes it: an element with a space stands in quotes. */
    private static String array(List<String> elements) {
        return elements.stream()
                .map(element -> element.contains(" ") ? '"' + element + '"' : element)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** What the records add up to, counted from themselves. */
    public static final class Totals {
        private final List<Activity> activities;

        private Totals(List<Activity> activities) {
            this.activities = activities;
        }

        public Count all() {
            return Count.of(activities);
        }

        public SortedMap<Integer, Count> byYear() {
            return by(activity -> activity.date().getYear());
        }

        /** By region of the activity's commune, in the map of 2016. */
        public SortedMap<String, Count> byRegion() {
            return by(activity -> activity.commune().region());
        }

        /** By region, within one year. */
        public SortedMap<String, Count> byRegion(int year) {
            return new Totals(activities.stream()
                            .filter(activity -> activity.date().getYear() == year)
                            .toList())
                    .byRegion();
        }

        private <K extends Comparable<K>> SortedMap<K, Count> by(Function<Activity, K> key) {
            return activities.stream()
                    .collect(Collectors.groupingBy(
                            key, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), Count::of)));
        }
    }

    /**
     * A sum over records.
     *
     * @param records the records
     * @param persons the participants, one who came twice counted twice
     * @param ateliers the collective activities
     * @param minutes the duration of the activities
     * @param personMinutes the duration times the participants
     * @param under18 participants of less than 18 years, of those whose age is known
     * @param aged60 participants of 60 years and over, of those whose age is known
     * @param withoutWork participants out of work
     * @param redirected participants sent elsewhere
     */
    public record Count(
            int records,
            int persons,
            int ateliers,
            int minutes,
            int personMinutes,
            int under18,
            int aged60,
            int withoutWork,
            int redirected) {
        private static Count of(List<Activity> activities) {
            int persons = 0;
            int ateliers = 0;
            int minutes = 0;
            int personMinutes = 0;
            int under18 = 0;
            int aged60 = 0;
            int withoutWork = 0;
            int redirected = 0;
            for (Activity activity : activities) {
                persons += activity.participants();
                ateliers += activity.kind().equals("collectif") ? 1 : 0;
                minutes += activity.minutes();
                personMinutes += activity.minutes() * activity.participants();
                under18 += activity.ages().get(0) + activity.ages().get(1);
                aged60 += activity.ages().get(4);
                withoutWork += activity.statuses().get(1);
                redirected += activity.redirected();
            }
            return new Count(
                    activities.size(),
                    persons,
                    ateliers,
                    minutes,
                    personMinutes,
                    under18,
                    aged60,
                    withoutWork,
                    redirected);
        }
    }
}

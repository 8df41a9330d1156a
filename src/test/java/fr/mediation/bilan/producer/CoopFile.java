package fr.mediation.bilan.producer;

import fr.mediation.bilan.sample.Workbook;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The accompaniments export of La Coop de la médiation numérique: who exported and with which filters above the header,
 * one row per participant, lists separated by line ends in one cell. The workbook and the text hold the same rows.
 */
public final class CoopFile {
    /** The columns of an adviser's own export. */
    public static final List<String> HEADERS = List.of(
            "Date",
            "Enregistré le",
            "Dernière modification le",
            "Type",
            "Participants",
            "Bénéficiaire",
            "Canaux d’accompagnement",
            "Nom du lieu",
            "Adresse",
            "Commune",
            "Code postal",
            "Code Insee",
            "Durée (min)",
            "Nom de l’atelier",
            "Matériel numérique utilisé",
            "Thématique(s) d’accompagnement",
            "Tags",
            "Nom de la démarche administrative",
            "Niveau d’autonomie (ou de l’atelier)",
            "Bénéficiaire réorienté",
            "Structure de redirection",
            "Commune du bénéficiaire",
            "Code postal du bénéficiaire",
            "Code Insee du bénéficiaire",
            "Genre du bénéficiaire",
            "Tranche d’âge du bénéficiaire",
            "Statut du bénéficiaire",
            "Notes supplémentaires",
            "ID CRA");

    private static final int ROWS = 120;
    private static final String INDIVIDUAL = "Accompagnement individuel";
    private static final String ATELIER = "Atelier collectif";
    private static final String AT_PLACE = "Lieu d’activité";
    private static final String REMOTE = "À distance";
    private static final String WITHOUT_WORK = "Sans emploi";
    private static final String WOMAN = "Féminin";
    private static final String YES = "Oui";
    private static final List<String> CHANNELS = List.of(AT_PLACE, AT_PLACE, AT_PLACE, "Autre lieu", "À domicile");
    private static final List<String> MATERIALS =
            List.of("Ordinateur", "Téléphone", "Tablette", "Autre", "Pas de matériel");
    private static final List<String> THEMES = List.of(
            "Prendre en main du matériel",
            "Navigation sur internet",
            "E-mail",
            "Réseaux sociaux communication",
            "Prévention en sécurité numérique",
            "Insertion professionnelle",
            "Aide aux démarches administratives",
            "Papiers - Élections - Citoyenneté");
    private static final List<String> GENDERS = List.of(WOMAN, WOMAN, "Masculin", "Masculin", "Non communiqué");
    private static final List<String> YOUNG = List.of("Moins de 12 ans", "12 - 17 ans");
    private static final List<String> OLD = List.of("60 - 69 ans", "70 ans et plus");
    private static final List<String> AGES = Stream.of(
                    YOUNG, OLD, OLD, List.of("18 - 24 ans", "25 - 39 ans", "40 - 59 ans", "Non communiqué"))
            .flatMap(List::stream)
            .toList();
    private static final List<String> STATUSES =
            List.of("Retraité", WITHOUT_WORK, "En emploi", "Scolarisé", "Non communiqué ou hétérogène");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private CoopFile() {}

    /** Writes the workbook as the tool does; returns what its rows add up to. */
    public static Totals writeWorkbook(Path file) throws IOException {
        List<Participant> participants = participants();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("Activités");
            CellStyle dates = workbook.createCellStyle();
            dates.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
            CellStyle wrapped = workbook.createCellStyle();
            wrapped.setWrapText(true);
            for (List<Object> cells : rows(participants)) {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                for (int i = 0; i < cells.size(); i++) {
                    fill(row.createCell(i), cells.get(i), dates, wrapped);
                }
            }
            Workbook.write(workbook, file);
        }
        return Totals.of(participants);
    }

    /** Writes the same rows as text, as a spreadsheet saves them: every row as long as the longest. */
    public static Totals writeText(Path file) throws IOException {
        List<Participant> participants = participants();
        return writeText(file, participants, rows(participants));
    }

    /** The text with a band such as {@code 30min à 1 h} for each duration. */
    public static Totals writeTextWithBands(Path file) throws IOException {
        List<Participant> participants = participants();
        List<List<Object>> rows = rows(participants);
        int column = HEADERS.indexOf("Durée (min)");
        int first = rows.size() - participants.size();
        for (int i = 0; i < participants.size(); i++) {
            rows.get(first + i).set(column, participants.get(i).activity().band());
        }
        return writeText(file, participants, rows);
    }

    private static Totals writeText(Path file, List<Participant> participants, List<List<Object>> rows)
            throws IOException {
        CSVFormat format = CSVFormat.EXCEL.builder().setDelimiter(';').get();
        StringWriter text = new StringWriter();
        text.write('\uFEFF');
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (List<Object> cells : rows) {
                List<Object> written = new ArrayList<>();
                for (Object cell : cells) {
                    written.add(cell instanceof LocalDate date ? DAY.format(date) : cell);
                }
                written.addAll(Collections.nCopies(HEADERS.size() - cells.size(), ""));
                printer.printRecord(written);
            }
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.toString(), StandardCharsets.UTF_8);
        return Totals.of(participants);
    }

    private static void fill(Cell cell, Object value, CellStyle dates, CellStyle wrapped) {
        if (value instanceof LocalDate date) {
            cell.setCellValue(date);
            cell.setCellStyle(dates);
        } else if (value instanceof Integer number) {
            cell.setCellValue(number);
        } else {
            cell.setCellValue(value.toString());
            cell.setCellStyle(wrapped);
        }
    }

    /**
     * One activity.
     *
     * @param id its identifier
     * @param date its day
     * @param atelier whether it is collective
     * @param channel the channel
     * @param commune where, null for one at a distance
     * @param minutes how long
     * @param themes what it was about
     * @param materials on which devices
     * @param participants how many took part
     */
    private record Activity(
            UUID id,
            LocalDate date,
            boolean atelier,
            String channel,
            Commune commune,
            int minutes,
            List<String> themes,
            List<String> materials,
            int participants) {
        String band() {
            if (minutes < 30) {
                return "Moins de 30 min";
            }
            return minutes < 60 ? "30min à 1 h" : minutes < 120 ? "1 h à 2 h" : "2 h et plus";
        }
    }

    /**
     * One row.
     *
     * @param activity the activity
     * @param rank its rank among the participants, from 1
     * @param gender its gender as written
     * @param age its band of age as written
     * @param status its status as written
     * @param redirected Oui, Non or nothing
     */
    private record Participant(
            Activity activity, int rank, String gender, String age, String status, String redirected) {}

    private static List<Participant> participants() {
        SplittableRandom random = new SplittableRandom(120);
        List<Participant> participants = new ArrayList<>();
        for (int number = 0; participants.size() < ROWS; number++) {
            boolean atelier = number % 5 == 2;
            int size = atelier ? Math.min(2 + random.nextInt(5), ROWS - participants.size()) : 1;
            boolean remote = !atelier && number % 13 == 4;
            Activity activity = new Activity(
                    new UUID(random.nextLong(), random.nextLong()),
                    LocalDate.of(2025, 1, 6).plusDays(random.nextInt(330)),
                    atelier,
                    remote ? REMOTE : atelier ? AT_PLACE : one(CHANNELS, random),
                    remote ? null : one(Commune.all(), random),
                    atelier ? one(List.of(60, 90, 120, 150), random) : one(List.of(15, 20, 30, 45, 60, 90), random),
                    some(THEMES, random),
                    some(MATERIALS.subList(0, 4), random),
                    size);
            for (int rank = 1; rank <= size; rank++) {
                participants.add(new Participant(
                        activity,
                        rank,
                        one(GENDERS, random),
                        one(AGES, random),
                        one(STATUSES, random),
                        atelier ? "" : random.nextInt(6) == 0 ? YES : "Non"));
            }
        }
        return participants;
    }

    private static List<String> some(List<String> values, SplittableRandom random) {
        int first = random.nextInt(values.size());
        int last = Math.min(values.size(), first + 1 + random.nextInt(3));
        return values.subList(first, last);
    }

    private static <T> T one(List<T> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<List<Object>> rows(List<Participant> participants) {
        List<List<Object>> rows = new ArrayList<>(List.of(
                List.of("Informations export"),
                List.of("Nom", "Exemple"),
                List.of("Prénom", "Dominique"),
                List.of("Rôle", "Conseiller Numérique"),
                List.of("Total", participants.size()),
                List.of("Date d’export", "15/01/2026"),
                List.of("Heure d’export", "09:42"),
                List.of(),
                List.of("Filtres"),
                List.of("Période", "01/01/2025 - 31/12/2025"),
                List.of("Source", "-"),
                List.of("Lieux d’accompagnement", "-"),
                List.of("Communes", "-"),
                List.of("Départements", "-"),
                List.of("Type d’accompagnement", "-"),
                List.of("Rôle", "-"),
                List.of("Thématiques non administratives", "-"),
                List.of("Thématiques administratives", "-"),
                List.of("Tags", "-"),
                List.of(),
                List.of(""),
                List.copyOf(HEADERS)));
        for (Participant participant : participants) {
            rows.add(cells(participant));
        }
        return rows;
    }

    private static List<Object> cells(Participant participant) {
        Activity activity = participant.activity();
        Commune commune = activity.commune();
        boolean place = activity.channel().equals(AT_PLACE);
        List<Object> cells = new ArrayList<>();
        cells.add(activity.date());
        cells.add(DAY.format(activity.date().plusDays(1)) + " à 17:05");
        cells.add("");
        cells.add(activity.atelier() ? ATELIER : INDIVIDUAL);
        cells.add(activity.participants() == 1 ? 1 : participant.rank() + "/" + activity.participants());
        cells.add(activity.minutes() == 45 ? "Camille Exemple" : "Bénéficiaire anonyme");
        cells.add(activity.channel());
        cells.add(place ? "Espace numérique de " + commune.name() : "");
        cells.add(place ? "2 place de la Mairie" : "");
        cells.add(commune == null ? "" : commune.name());
        cells.add(commune == null ? "" : commune.postalCode());
        cells.add(commune == null ? "" : commune.code());
        cells.add(activity.minutes());
        cells.add(activity.atelier() ? "Découverte du numérique" : "");
        cells.add(String.join("\n", activity.materials()));
        cells.add(String.join("\n", activity.themes()));
        cells.add(activity.minutes() == 90 ? "Cycle d’automne\nDébutants" : "");
        cells.add(activity.themes().contains("Papiers - Élections - Citoyenneté") ? "Carte d’identité" : "");
        cells.add(activity.minutes() % 60 == 0 ? "2/3" : "");
        cells.add(participant.redirected());
        cells.add(participant.redirected().equals(YES) ? "Administration (mairie, préfecture…)" : "");
        cells.addAll(List.of("", "", ""));
        cells.add(participant.gender());
        cells.add(participant.age());
        cells.add(participant.status());
        cells.add(participant.rank() == 1 && activity.atelier() ? "Salle au premier étage ;\nprévoir un câble" : "");
        cells.add(activity.id().toString());
        return cells;
    }

    /**
     * What the rows add up to.
     *
     * @param rows the rows, one per participant
     * @param activities the activities
     * @param ateliers those that are collective
     * @param atelierRows the participants of those
     * @param minutes the duration of the activities, each once
     * @param personMinutes the duration of each row
     * @param women rows of women
     * @param men rows of men
     * @param under18 rows of persons of less than 18 years
     * @param aged60 rows of persons of 60 years and over
     * @param withoutWork rows of persons out of work
     * @param redirected rows of persons sent elsewhere
     * @param notRedirected rows of persons said not to be sent elsewhere
     * @param placeless rows without a commune, those at a distance
     * @param rowsByRegion rows by region of the commune in the map of 2016, without the placeless
     * @param activitiesByBand activities by band of duration
     */
    public record Totals(
            int rows,
            int activities,
            int ateliers,
            int atelierRows,
            int minutes,
            int personMinutes,
            int women,
            int men,
            int under18,
            int aged60,
            int withoutWork,
            int redirected,
            int notRedirected,
            int placeless,
            SortedMap<String, Long> rowsByRegion,
            SortedMap<String, Long> activitiesByBand) {
        private static Totals of(List<Participant> rows) {
            List<Activity> activities =
                    rows.stream().map(Participant::activity).distinct().toList();
            return new Totals(
                    rows.size(),
                    activities.size(),
                    (int) activities.stream().filter(Activity::atelier).count(),
                    count(rows, row -> row.activity().atelier()),
                    activities.stream().mapToInt(Activity::minutes).sum(),
                    rows.stream().mapToInt(row -> row.activity().minutes()).sum(),
                    count(rows, row -> row.gender().equals(WOMAN)),
                    count(rows, row -> row.gender().equals("Masculin")),
                    count(rows, row -> YOUNG.contains(row.age())),
                    count(rows, row -> OLD.contains(row.age())),
                    count(rows, row -> row.status().equals(WITHOUT_WORK)),
                    count(rows, row -> row.redirected().equals(YES)),
                    count(rows, row -> row.redirected().equals("Non")),
                    count(rows, row -> row.activity().commune() == null),
                    rows.stream()
                            .filter(row -> row.activity().commune() != null)
                            .collect(Collectors.groupingBy(
                                    row -> row.activity().commune().region(), TreeMap::new, Collectors.counting())),
                    activities.stream()
                            .collect(Collectors.groupingBy(Activity::band, TreeMap::new, Collectors.counting())));
        }

        private static int count(List<Participant> rows, Predicate<Participant> condition) {
            return (int) rows.stream().filter(condition).count();
        }
    }
}

package fr.mediation.bilan.home;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.attendance.AttendanceSource;
import fr.mediation.bilan.source.directory.DirectorySource;
import fr.mediation.bilan.source.donation.DonationSource;
import fr.mediation.bilan.source.funding.FundingSource;
import fr.mediation.bilan.source.governance.GovernanceSource;
import fr.mediation.bilan.source.training.TrainingSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Persons are planted in every column of every source, and in headers and names of sheets and files; then all bytes of the
 * home are searched for them.
 */
class PlantedMarksTest {
    /** What no byte of the home may hold, in small letters. Numbers and addresses differ by their ends alone. */
    private static final List<String> PLANTED = List.of(
            "plante-exemple",
            "plantagenet",
            "0698764",
            "06 98 76 4",
            "06.98.76.4",
            "+33698764",
            "285027511412",
            "2 85 02 75 114 12",
            "adh-plante-");

    private static final List<String> MARKS = List.of(
            "henri%03d@plante-exemple.fr",
            "Henri Plantagenet <henri%03d@plante-exemple.fr>",
            "0698764%03d",
            "06 98 76 4%2$d %3$02d",
            "06.98.76.4%2$d.%3$02d",
            "+33698764%03d",
            "285027511412393",
            "2 85 02 75 114 123 93");

    /** What names a person and looks like nothing else: it leads to somebody in the column of persons alone. */
    private static final String IDENTIFIER = "ADH-plante-%04d";

    private static final Set<String> PERSONS = Set.of("id_participant", "id_stagiaire", "Bénéficiaire");

    private static final Map<Source, Map<String, String>> LINES = lines();

    @TempDir
    private Path temporary;

    private int planted;

    /** A line of each source that is right. */
    private static Map<Source, Map<String, String>> lines() {
        Map<Source, Map<String, String>> lines = new LinkedHashMap<>();
        lines.put(
                new DirectorySource(),
                Map.of(
                        "id",
                        "L1",
                        "nom",
                        "Atelier",
                        "code_insee",
                        "75114",
                        "date_etat",
                        "2016-01-10",
                        "typologie",
                        "ACI"));
        lines.put(
                new AttendanceSource(),
                Map.of(
                        "id_activite",
                        "A1",
                        "date",
                        "2016-03-02",
                        "id_lieu",
                        "L1",
                        "type",
                        "atelier",
                        "thematiques",
                        "internet",
                        "participants",
                        "1",
                        "id_participant",
                        "p1"));
        lines.put(
                new TrainingSource(),
                Map.of(
                        "id_session",
                        "S1",
                        "date_debut",
                        "2016-04-11",
                        "id_lieu",
                        "L1",
                        "duree_heures",
                        "12",
                        "id_stagiaire",
                        "s1"));
        lines.put(
                new GovernanceSource(),
                Map.of("date", "2016-04-11", "nature", "decision", "objet", "Ouvrir le samedi", "code", "L1"));
        lines.put(
                new FundingSource(),
                Map.of("annee", "2016", "financeur", "etat", "nature", "subvention", "montant_euros", "100"));
        lines.put(
                new DonationSource(),
                Map.of(
                        "Date du don",
                        "2016-05-20",
                        "Lieu donateur",
                        "L1",
                        "Bénéficiaire",
                        "Association Ordi",
                        "Type d'équipement",
                        "portable",
                        "Quantité",
                        "6"));
        return lines;
    }

    private String mark(int kind) {
        planted++;
        return MARKS.get(kind).formatted(planted % 1000, planted / 100 % 10, planted % 100);
    }

    /** Each mark in each column: alone, and in a line that is rejected for another reason. */
    private List<List<String>> rows(Source source, List<String> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(columns, LINES.get(source)));
        String date = columns.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("date"))
                .findFirst()
                .orElse("annee");
        for (String column : columns) {
            List<Supplier<String>> marks = new ArrayList<>();
            IntStream.range(0, MARKS.size()).forEach(kind -> marks.add(() -> mark(kind)));
            if (PERSONS.contains(column)) {
                marks.add(() -> IDENTIFIER.formatted(++planted));
            }
            for (Supplier<String> mark : marks) {
                Map<String, String> line = new LinkedHashMap<>(LINES.get(source));
                line.put(column, mark.get());
                rows.add(row(columns, line));
                if (!column.equals(date)) {
                    line.put(date, "hier");
                    line.put(column, mark.get());
                    rows.add(row(columns, line));
                }
            }
        }
        return rows;
    }

    private static List<String> row(List<String> columns, Map<String, String> line) {
        List<String> row = new ArrayList<>(
                columns.stream().map(name -> line.getOrDefault(name, "")).toList());
        row.addAll(List.of("Plantagenet", "Aliénor Plantagenet 0698764000", "1 rue Plantagenet"));
        return row;
    }

    private static List<String> header(List<String> columns) {
        List<String> header = new ArrayList<>(columns);
        header.addAll(List.of("Prénom et nom", "Contact Mme Plantagenet 06 98 76 40 00", "Adresse"));
        return header;
    }

    private Path delivered(Source source) throws IOException {
        List<String> columns = source.columns().stream().map(Column::name).toList();
        List<List<String>> rows = rows(source, columns);
        if (source instanceof DonationSource) {
            Path file = temporary.resolve("dons-2016.xlsx");
            try (XSSFWorkbook workbook = new XSSFWorkbook();
                    OutputStream out = Files.newOutputStream(file)) {
                fill(workbook.createSheet("Mme Plantagenet 0698764001"), header(columns), rows);
                fill(workbook.createSheet("Mme Plantagenet 0698764002"), header(columns), rows);
                workbook.setSheetHidden(workbook.getSheetIndex(workbook.createSheet("h@plante-exemple.fr")), true);
                workbook.write(out);
            }
            return file;
        }
        return Deliveries.file(
                temporary,
                source.filePrefix() + "-2016_h@plante-exemple.fr.csv",
                Stream.concat(Stream.of(header(columns)), rows.stream())
                        .map(row -> row.stream().map(cell -> "\"" + cell + "\"").collect(Collectors.joining(";")))
                        .toArray(String[]::new));
    }

    private static void fill(Sheet sheet, List<String> header, List<List<String>> rows) {
        fill(sheet.createRow(0), header);
        for (int i = 0; i < rows.size(); i++) {
            fill(sheet.createRow(i + 1), rows.get(i));
        }
    }

    private static void fill(Row row, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            row.createCell(i).setCellValue(values.get(i));
        }
    }

    @Test
    void nothingOfAPersonIsFoundInTheHome() throws IOException {
        Path home = temporary.resolve("home");
        TestHome.made(home);
        Commands commands = new Commands(home);

        List<String> answers = new ArrayList<>();
        for (Source source : LINES.keySet()) {
            answers.add(commands.answer("ingest", delivered(source).toString(), "--confirm")
                    .toString());
        }
        commands.answer("indicators");
        commands.answer("report", "--year", "2016");

        assertThat(home.resolve("reports/2016/indicateurs-2016.csv")).exists();
        assertThat(home.resolve("retours")).isNotEmptyDirectory();
        assertThat(found(home)).isEmpty();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).contains("\"loaded\"").contains("[masqué]"));
    }

    /** What is found, with where. */
    private static Set<String> found(Path home) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                String place = home.relativize(file).toString();
                search(place, place.getBytes(StandardCharsets.UTF_8), found);
                if (Files.isRegularFile(file) && !place.startsWith("database/binaries")) {
                    search(place, Files.readAllBytes(file), found);
                }
            }
        }
        return found;
    }

    private static void search(String place, byte[] bytes, Set<String> found) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        PLANTED.stream()
                .filter(text::contains)
                .forEach(mark -> found.add(mark + " in " + place + ": " + around(text, mark)));
        if (text.startsWith("pk")) {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    search(place + "!" + entry.getName(), zip.readAllBytes(), found);
                }
            }
        } else if (bytes.length > 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                search(place + "!", in.readAllBytes(), found);
            }
        }
    }

    private static String around(String text, String mark) {
        int at = text.indexOf(mark);
        return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60))
                .replaceAll("[^ -~]", ".");
    }
}

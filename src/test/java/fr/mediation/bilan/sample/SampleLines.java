package fr.mediation.bilan.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The sample's lines without those in which a fault was planted, read independently of the program: by knowing how each
 * file was written, and workbooks by another library.
 */
final class SampleLines {
    private static final Path SAMPLE = Path.of("sample-data");
    private static final Path FAULTS = Path.of("src/test/resources/sample/planted-faults.csv");
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter WORDED = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRANCE);

    // A few thousand days, asked for again and again.
    private static final Map<String, LocalDate> DATES = new ConcurrentHashMap<>();

    private final Set<String> faulty = new HashSet<>();

    SampleLines() throws IOException {
        for (String line : Files.readAllLines(FAULTS)) {
            String[] cells = line.split(",", -1);
            faulty.add(cells[0] + "#" + cells[2]);
        }
    }

    /** The lines of all text files whose name begins so, with the producer under {@code producer}. */
    List<Map<String, String>> text(String prefix) throws IOException {
        List<Map<String, String>> lines = new ArrayList<>();
        for (int year = 2015; year <= 2017; year++) {
            String name = prefix + "-" + year + ".csv";
            Charset charset = year == 2015 ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
            lines.addAll(read(SAMPLE.resolve(name), charset, year == 2017 ? ',' : ';', "reseau"));
            Path library = SAMPLE.resolve("mediatheques-de-loire").resolve(name);
            if (Files.exists(library)) {
                lines.addAll(read(library, StandardCharsets.UTF_8, ',', "mediatheques-de-loire"));
            }
        }
        return lines;
    }

    private List<Map<String, String>> read(Path file, Charset charset, char delimiter, String producer)
            throws IOException {
        String text = Files.readString(file, charset).replace("\uFEFF", "");
        List<Map<String, String>> lines = new ArrayList<>();
        int number = 1;
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(delimiter).setHeader().get();
        for (CSVRecord record : format.parse(new StringReader(text))) {
            number++;
            boolean planted = producer.equals("reseau") && faulty.contains(file.getFileName() + "#" + number);
            if (!planted) {
                Map<String, String> line = new HashMap<>(record.toMap());
                line.put("producer", producer);
                lines.add(line);
            }
        }
        return lines;
    }

    /** The lots of all donation workbooks, by the position of their column. */
    List<Map<Integer, String>> lots() throws IOException {
        List<Map<Integer, String>> lots = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> entries = Files.list(SAMPLE)) {
            files = entries.filter(file -> file.getFileName().toString().startsWith("dons-"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file);
                    ReadableWorkbook workbook = new ReadableWorkbook(in)) {
                for (Sheet sheet : workbook.getSheets().toList()) {
                    if (sheet.getName().startsWith("Dons ")) {
                        lots.addAll(lots(file, sheet));
                    }
                }
            }
        }
        return lots;
    }

    private List<Map<Integer, String>> lots(Path file, Sheet sheet) throws IOException {
        List<Map<Integer, String>> lots = new ArrayList<>();
        String donor = "";
        for (var row : sheet.read()) {
            if (row.getRowNum() < 6
                    || row.getCell(0) == null
                    || row.getCell(0).getText().equals("TOTAL")) {
                continue;
            }
            Map<Integer, String> lot = new HashMap<>();
            for (Cell cell : row) {
                if (cell != null) {
                    boolean date = cell.getColumnIndex() == 0 && cell.getType() == CellType.NUMBER;
                    lot.put(
                            cell.getColumnIndex(),
                            date ? cell.asDate().toLocalDate().toString() : cell.getText());
                }
            }
            donor = lot.getOrDefault(1, "").isEmpty() ? donor : lot.get(1);
            lot.put(1, donor);
            if (!faulty.contains(file.getFileName() + "#" + row.getRowNum())) {
                lots.add(lot);
            }
        }
        return lots;
    }

    /** A date as any of the sample's files writes it. */
    static LocalDate date(String text) {
        return DATES.computeIfAbsent(text, SampleLines::parsed);
    }

    private static LocalDate parsed(String text) {
        if (text.charAt(4) == '-') {
            return LocalDate.parse(text);
        }
        return LocalDate.parse(text, text.contains("/") ? FRENCH : WORDED);
    }
}

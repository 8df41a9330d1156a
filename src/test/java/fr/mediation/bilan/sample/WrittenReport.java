package fr.mediation.bilan.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.Indicator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The files of a report as they were written, read back by other libraries than wrote them. */
final class WrittenReport {
    private final Map<String, List<Map<String, String>>> files = new LinkedHashMap<>();
    private final Map<String, List<List<String>>> sheets = new LinkedHashMap<>();

    /** Reads a folder. */
    WrittenReport(Path folder) {
        try (Stream<Path> written = Files.list(folder)) {
            for (Path file : written.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".csv")) {
                    files.put(name.replaceAll("-\\d{4}\\.csv", ""), csv(file));
                } else if (name.endsWith(".xlsx")) {
                    readWorkbook(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, String>> csv(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = format.parse(Files.newBufferedReader(file))) {
            return parser.stream().map(CSVRecord::toMap).toList();
        }
    }

    private void readWorkbook(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                List<List<String>> rows = new ArrayList<>();
                for (Row row : sheet.read()) {
                    while (rows.size() < row.getRowNum() - 1) {
                        rows.add(List.of());
                    }
                    rows.add(row.stream().map(WrittenReport::text).toList());
                }
                sheets.put(sheet.getName(), rows);
            }
        }
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        return cell.getType() == CellType.NUMBER ? cell.asNumber().toPlainString() : cell.getText();
    }

    /** The lines of an open file, each by its columns; the file's name is given without its year. */
    List<Map<String, String>> file(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    /** All rows of a sheet. */
    List<List<String>> sheet(String name) {
        return Objects.requireNonNull(sheets.get(name), name);
    }

    /** The rows of a sheet's table, below the row that begins so, each by its columns, until one is empty. */
    List<Map<String, String>> table(String name, String firstColumn) {
        List<List<String>> rows = sheet(name);
        int header = 0;
        while (rows.get(header).isEmpty() || !rows.get(header).get(0).equals(firstColumn)) {
            header++;
        }
        List<String> columns = rows.get(header);
        List<Map<String, String>> table = new ArrayList<>();
        for (List<String> row : rows.subList(header + 1, rows.size())) {
            if (row.isEmpty() || row.get(0).isEmpty()) {
                break;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i), i < row.size() ? row.get(i) : "");
            }
            table.add(cells);
        }
        return table;
    }

    /**
     * What an additive indicator is in each territory, as a sheet or file gives it.
     *
     * @param where the sheet or file, and what is given
     * @param values the cells by the territories' names
     */
    record Additive(String where, Map<String, String> values) {
        private static final Set<String> NOT_ADDED = Set.of("France", "Ensemble des régions");

        /** Insists that what lies in regions and in none makes the country's. */
        void addsUp() {
            BigDecimal sum = values.entrySet().stream()
                    .filter(cell -> !NOT_ADDED.contains(cell.getKey()))
                    .map(cell -> number(cell.getValue()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(toString()).isCloseTo(number(values.get("France")), within(new BigDecimal("0.0001")));
        }

        private static BigDecimal number(String cell) {
            return cell.isEmpty() || cell.startsWith("[") ? BigDecimal.ZERO : new BigDecimal(cell);
        }
    }

    /** Each column of each sheet, and each indicator and category of each file, that gives an additive indicator by region. */
    List<Additive> additive(Catalogue catalogue) {
        Map<String, String> labels = catalogue.all().stream()
                .filter(Indicator::additive)
                .collect(Collectors.toMap(
                        Indicator::id, indicator -> indicator.label().in(Locale.FRENCH)));
        List<Additive> found = new ArrayList<>();
        inFile("indicateurs", labels, List.of("valeur"), found);
        inFile("evolution", labels, List.of("valeur", "valeur_precedente"), found);
        sheets.keySet().forEach(sheet -> inSheet(sheet, labels, found));
        return found;
    }

    private void inFile(String file, Map<String, String> labels, List<String> columns, List<Additive> found) {
        file(file).stream()
                .filter(line -> labels.containsKey(line.get("indicateur")))
                .filter(line -> !"connaissance".equals(line.get("dimension")))
                .collect(Collectors.groupingBy(
                        line -> String.join(" ", line.get("indicateur"), line.get("dimension"), line.get("modalite"))))
                .forEach((of, lines) -> columns.forEach(column -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    lines.forEach(line -> values.put(line.get("territoire"), line.get(column)));
                    found.add(new Additive(file + " " + of + " " + column, values));
                }));
    }

    /** A table whose rows are territories and whose columns are indicators, or one that has a row for each of both. */
    private void inSheet(String sheet, Map<String, String> labels, List<Additive> found) {
        Set<String> names = file("territoires").stream()
                .map(line -> line.get("territoire"))
                .collect(Collectors.toCollection(HashSet::new));
        names.add("Moyens nationaux, non répartis");
        List<List<String>> rows = sheet(sheet);
        List<List<String>> territories = rows.stream()
                .filter(row -> !row.isEmpty() && names.contains(row.get(0)))
                .toList();
        if (territories.isEmpty()) {
            return;
        }
        List<String> header = rows.get(rows.indexOf(territories.get(0)) - 1);
        for (int column = 1; column < header.size(); column++) {
            // The unit stands behind the name.
            if (labels.containsValue(header.get(column).replaceAll(" \\([^)]*\\)$", ""))) {
                Map<String, String> values = new LinkedHashMap<>();
                for (List<String> row : territories) {
                    values.put(row.get(0), column < row.size() ? row.get(column) : "");
                }
                found.add(new Additive(sheet + " " + header.get(column), values));
            }
        }
    }
}

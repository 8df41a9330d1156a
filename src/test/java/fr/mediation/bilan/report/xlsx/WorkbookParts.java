package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.office.FileProperties;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** A workbook written and taken apart again: its XML parts by name, and its cells as another library reads them. */
record WorkbookParts(byte[] bytes, Map<String, String> xml, Map<String, List<List<Object>>> cells) {

    static WorkbookParts of(ReportInput input) throws IOException {
        byte[] bytes =
                new WorkbookWriter(FileProperties.EPOCH).files(input).get(0).content();
        return new WorkbookParts(bytes, parts(bytes), read(bytes));
    }

    /** The XML of a sheet, by its name. */
    String sheetXml(String name) {
        return sheetXml(1 + List.copyOf(cells.keySet()).indexOf(name));
    }

    String sheetXml(int number) {
        return xml.get("xl/worksheets/sheet" + number + ".xml");
    }

    /** Every text a reader may see in cells. */
    Stream<String> texts() {
        return cells.values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** The cells of the first row whose first cell is a text. */
    List<Object> row(String sheet, String first) {
        return cells.get(sheet).stream()
                .filter(row -> !row.isEmpty() && first.equals(row.get(0)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + first + " on " + sheet));
    }

    private static Map<String, String> parts(byte[] bytes) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static Map<String, List<List<Object>>> read(byte[] bytes) throws IOException {
        Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                List<List<Object>> rows = new ArrayList<>();
                for (Row row : sheet.read()) {
                    List<Object> values = new ArrayList<>();
                    row.forEach((Cell cell) -> values.add(cell == null ? null : cell.getValue()));
                    rows.add(values);
                }
                sheets.put(sheet.getName(), rows);
            }
        }
        return sheets;
    }
}

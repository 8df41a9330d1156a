package fr.mediation.bilan.format.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.Samples;
import fr.mediation.bilan.format.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workbooks whose XML was changed: attributes, references, counts and the order of elements. Each is refused, or read as
 * POI's model of whole workbooks reads it.
 */
class MutatedWorkbooksTest {
    private static final int WORKBOOKS = 200;
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([\\w:]+)=\"([^\"]*)\"");
    private static final Pattern ELEMENT = Pattern.compile(
            "<(c|row|si|xf|sheet|mergeCell|numFmt|v|t|is|Relationship)\\b(?:[^>]*/>|.*?</\\1>)", Pattern.DOTALL);
    private static final List<String> VALUES = List.of(
            "",
            "0",
            "1",
            "-1",
            "2",
            "3",
            "14",
            "164",
            "1048576",
            "1048577",
            "99999999999",
            "1e308",
            "NaN",
            "A1",
            "B2",
            "XFD1",
            "XFE1",
            "A1:XFD1048576",
            "s",
            "n",
            "b",
            "str",
            "inlineStr",
            "e",
            "d",
            "true",
            "hidden",
            "visible",
            "General",
            "yyyy",
            "sharedStrings.xml",
            "../../x");

    @TempDir
    private Path folder;

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
            CellStyle code = workbook.createCellStyle();
            code.setDataFormat(workbook.createDataFormat().getFormat("00000"));
            for (String name : List.of("Lieux", "Ateliers")) {
                Sheet sheet = workbook.createSheet(name);
                for (int row = 0; row < 6; row++) {
                    var cells = sheet.createRow(row == 5 ? 7 : row);
                    cells.createCell(0).setCellValue("texte " + row % 4);
                    cells.createCell(1).setCellValue(42_000 + row);
                    cells.getCell(1).setCellStyle(date);
                    cells.createCell(2).setCellValue(1_000 + row);
                    cells.getCell(2).setCellStyle(code);
                    cells.createCell(3).setCellValue(row / 4.0);
                    cells.createCell(4).setCellValue(row % 2 == 0);
                    cells.createCell(6).setCellFormula("D" + (row + 1) + "*2");
                    cells.getCell(6).setCellValue(row / 2.0);
                }
                sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
                sheet.addMergedRegion(new CellRangeAddress(3, 3, 0, 1));
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static String mutated(String xml, Random random) {
        boolean ofAttribute = random.nextBoolean();
        List<MatchResult> all =
                (ofAttribute ? ATTRIBUTE : ELEMENT).matcher(xml).results().toList();
        if (all.isEmpty()) {
            return xml;
        }
        MatchResult one = all.get(random.nextInt(all.size()));
        MatchResult other = all.get(random.nextInt(all.size()));
        String before = xml.substring(0, one.start());
        String after = xml.substring(one.end());
        if (ofAttribute) {
            String value = VALUES.get(random.nextInt(VALUES.size()));
            return switch (random.nextInt(4)) {
                case 0 -> before + after;
                case 1 -> before + " " + one.group(1) + "=\"" + other.group(2) + "\"" + after;
                default -> before + " " + one.group(1) + "=\"" + value + "\"" + after;
            };
        }
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + one.group() + one.group() + after;
            case 2 -> before + other.group() + after;
            default -> exchanged(xml, one, other);
        };
    }

    private static String exchanged(String xml, MatchResult one, MatchResult other) {
        MatchResult first = one.start() <= other.start() ? one : other;
        MatchResult second = first == one ? other : one;
        if (first.end() > second.start()) {
            return xml;
        }
        return xml.substring(0, first.start())
                + second.group()
                + xml.substring(first.end(), second.start())
                + first.group()
                + xml.substring(second.end());
    }

    @Test
    void isRefusedOrReadAsAnotherLibraryReadsIt() throws IOException {
        Map<String, String> parts = parts(workbook());
        List<String> mutable = parts.keySet().stream()
                .filter(name -> name.matches("xl/(workbook|styles|sharedStrings|worksheets/sheet1|_rels/workbook).*"))
                .toList();
        Map<String, String> original = ours(write("original.xlsx", parts)).orElseThrow();
        List<String> differences = new ArrayList<>();
        int read = 0;
        for (int seed = 0; seed < WORKBOOKS; seed++) {
            Random random = new Random(seed);
            Map<String, String> changed = new LinkedHashMap<>(parts);
            changed.computeIfPresent(mutable.get(random.nextInt(mutable.size())), (name, xml) -> mutated(xml, random));
            Path file = write(seed + ".xlsx", changed);
            Optional<Map<String, String>> ours = ours(file);
            // Without its styles a workbook shows numbers for dates, which the domain refuses.
            boolean styled = changed.get("xl/_rels/workbook.xml.rels").contains("Target=\"styles.xml\"");
            if (ours.isPresent() && styled) {
                read++;
                Map<String, String> theirs = theirs(file, ours.get()).orElse(original);
                if (!ours.get().equals(theirs)) {
                    differences.add(
                            "seed " + seed + ": " + difference(parts, changed) + ": " + difference(theirs, ours.get()));
                }
            }
            Files.delete(file);
        }
        assertThat(differences).isEmpty();
        assertThat(read).as("workbooks that are read").isBetween(WORKBOOKS / 4, WORKBOOKS * 3 / 4);
    }

    /** Where two texts of the same name begin to differ, or that a name has only one. */
    private static String difference(Map<String, String> expected, Map<String, String> actual) {
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(expected.get(name), actual.get(name)))
                .map(name -> name + " " + differing(expected.get(name), actual.get(name)))
                .limit(3)
                .collect(Collectors.joining(" | "));
    }

    private static String differing(@Nullable String expected, @Nullable String actual) {
        if (expected == null || actual == null) {
            return expected + " -> " + actual;
        }
        int at = 0;
        while (at < Math.min(expected.length(), actual.length()) && expected.charAt(at) == actual.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 40);
        return expected.substring(from, Math.min(expected.length(), at + 40)) + " -> "
                + actual.substring(from, Math.min(actual.length(), at + 40));
    }

    private Path write(String name, Map<String, String> parts) {
        Map<String, Iterable<String>> pieces = new LinkedHashMap<>();
        parts.forEach((part, xml) -> pieces.put(part, List.of(xml)));
        return XmlWorkbook.write(folder.resolve(name), pieces);
    }

    /** The cells as Bilan reads them, by sheet, row and column; empty where the workbook is refused. */
    private static Optional<Map<String, String>> ours(Path file) {
        Map<String, String> cells = new TreeMap<>();
        try {
            for (Row row : Samples.rows(file)) {
                for (int column = 0; column < row.cells().size(); column++) {
                    String text = row.cells().get(column);
                    if (!text.isEmpty() && !row.repeated().contains(column)) {
                        cells.put(key(row.sheet(), row.number(), column), plain(text));
                    }
                }
            }
            return Optional.of(cells);
        } catch (UnreadableFileException refused) {
            return Optional.empty();
        }
    }

    /** The cells as POI reads them; empty where it reads none. What merged cells hide is taken out of ours. */
    private static Optional<Map<String, String>> theirs(Path file, Map<String, String> ours) throws IOException {
        Map<String, String> cells = new TreeMap<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
                    add(workbook.getSheetAt(i), cells, ours);
                }
            }
            return cells.isEmpty() ? Optional.empty() : Optional.of(cells);
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static void add(Sheet sheet, Map<String, String> cells, Map<String, String> ours) {
        List<CellRangeAddress> merged = new ArrayList<>(sheet.getMergedRegions());
        for (var row : sheet) {
            for (int column = 0; column < row.getLastCellNum(); column++) {
                Cell cell = row.getCell(column, MissingCellPolicy.RETURN_BLANK_AS_NULL);
                String key = key(sheet.getSheetName(), row.getRowNum() + 1, column);
                if (cell != null && merged.stream().anyMatch(region -> covers(region, cell))) {
                    ours.remove(key);
                } else if (cell != null && !text(cell).isEmpty()) {
                    cells.put(key, text(cell));
                }
            }
        }
    }

    private static boolean covers(CellRangeAddress region, Cell cell) {
        return region.isInRange(cell)
                && (cell.getRowIndex() != region.getFirstRow() || cell.getColumnIndex() != region.getFirstColumn());
    }

    private static String text(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? date(cell.getNumericCellValue(), cell.getLocalDateTimeCellValue())
                        : number(new BigDecimal(cell.getNumericCellValue()));
            case BOOLEAN -> cell.getBooleanCellValue() ? "oui" : "non";
            case STRING -> plain(cell.getStringCellValue().strip());
            default -> "";
        };
    }

    private static String date(double value, LocalDateTime date) {
        if (value == 0) {
            return "";
        }
        return value < 1 ? date.toLocalTime().toString() : date.toLocalDate().toString();
    }

    /** A number by its value, a date without its time. */
    private static String plain(String text) {
        Matcher date = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(T.*)?").matcher(text);
        if (date.matches()) {
            return LocalDate.parse(date.group(1)).toString();
        }
        return text.matches("-?\\d+(\\.\\d+)?") ? number(new BigDecimal(text)) : text;
    }

    private static String number(BigDecimal number) {
        BigDecimal rounded = number.round(new MathContext(15)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String key(String sheet, int row, int column) {
        return String.format("%s %08d %05d", sheet, row, column);
    }
}

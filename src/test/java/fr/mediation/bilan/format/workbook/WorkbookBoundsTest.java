package fr.mediation.bilan.format.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.Samples;
import fr.mediation.bilan.format.UnreadableFileException;
import fr.mediation.bilan.format.kind.RowReaders;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small workbooks that ask for more time or memory than any reader has. */
class WorkbookBoundsTest {
    private static final String ONE = XmlWorkbook.row(1, "a");

    @TempDir
    private Path folder;

    private void assertRefused(XmlWorkbook workbook, String key) {
        Path file = workbook.write(folder.resolve("petit.xlsx"));

        UnreadableFileException problem = catchThrowableOfType(UnreadableFileException.class, () -> Samples.rows(file));

        assertThat(problem.key()).isEqualTo(key);
        assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                .contains("petit.xlsx")
                .doesNotContain("{");
    }

    private static List<String> rows(int from, int to, String column) {
        return IntStream.range(from, to)
                .mapToObj(row -> "<row r='" + row + "'><c r='" + column + row + "'><v>1</v></c></row>")
                .toList();
    }

    private static String shared(int index) {
        return "<c t='s'><v>" + index + "</v></c>";
    }

    static Stream<Arguments> workbooksThatAskForTooMuch() {
        int emptyCells = (int) (Bounds.EMPTY_CELLS / (Bounds.COLUMNS - 1)) + 3;
        int mergedCells = (int) (Bounds.MERGED_CELLS / (Bounds.COLUMNS - 1)) + 3;
        String longText = "<si><t>" + "é".repeat(Bounds.CELL_CHARACTERS) + "</t></si>";
        int longTexts = (int) (Bounds.REPEATED_CHARACTERS / Bounds.CELL_CHARACTERS) / 4 + 1;
        return Stream.of(
                Arguments.of(
                        "shared texts that fill the memory",
                        new XmlWorkbook()
                                .sheet(ONE)
                                .shared(XmlWorkbook.times(
                                        (int) (Bounds.SHARED_TEXT_BYTES / Bounds.TEXT_OVERHEAD / 100) + 1,
                                        "<si><t/></si>".repeat(100))),
                        "format.too-much-text"),
                Arguments.of(
                        "a long text in very many cells",
                        new XmlWorkbook()
                                .sheet(
                                        XmlWorkbook.times(
                                                longTexts, "<row>" + shared(0).repeat(4) + "</row>"),
                                        "")
                                .shared(List.of(longText)),
                        "format.too-much-text"),
                Arguments.of(
                        "a long text in more cells than a file of a few bytes has",
                        new XmlWorkbook()
                                .sheet(
                                        XmlWorkbook.times(
                                                (int) (Bounds.REPEATED_FREE / Bounds.CELL_CHARACTERS),
                                                "<row>" + shared(0).repeat(2) + "</row>"),
                                        "")
                                .shared(List.of(longText)),
                        "format.too-much-text"),
                Arguments.of(
                        "a region merged over the whole grid",
                        new XmlWorkbook()
                                .sheet(
                                        Stream.concat(
                                                        rows(1, mergedCells, "A").stream(),
                                                        rows(mergedCells, mergedCells + 1, "XFD").stream())
                                                .toList(),
                                        "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"),
                        "format.too-many-cells"),
                Arguments.of(
                        "regions merged over each other",
                        new XmlWorkbook()
                                .sheet(
                                        rows(1, 2_100, "A"),
                                        "<mergeCells>" + "<mergeCell ref='A1:A9999'/>".repeat(2_100) + "</mergeCells>"),
                        "format.too-many-cells"),
                Arguments.of(
                        "more merged regions than are held",
                        new XmlWorkbook()
                                .sheet(
                                        List.of(ONE),
                                        "<mergeCells>"
                                                + "<mergeCell ref='A1:B2'/>".repeat(Bounds.MERGED_REGIONS + 1)
                                                + "</mergeCells>"),
                        "format.too-many-cells"),
                Arguments.of(
                        "rows with one cell in the last column",
                        new XmlWorkbook().sheet(rows(1, emptyCells, "XFD"), ""),
                        "format.too-many-cells"),
                Arguments.of(
                        "a cell longer than Excel's",
                        new XmlWorkbook().sheet(XmlWorkbook.row(1, "x".repeat(Bounds.CELL_CHARACTERS + 1))),
                        "format.cell-too-long"),
                Arguments.of(
                        "a cell of very many runs",
                        new XmlWorkbook()
                                .sheet(ONE)
                                .shared(List.of(
                                        "<si>" + "<r><t>x</t></r>".repeat(Bounds.CELL_CHARACTERS + 1) + "</si>")),
                        "format.cell-too-long"),
                Arguments.of(
                        "a row longer than is read",
                        new XmlWorkbook()
                                .sheet(ONE + "<row>" + shared(0).repeat(5) + "</row>")
                                .shared(List.of(longText)),
                        "format.line-too-long"),
                Arguments.of("more sheets than are read", sheets(Bounds.SHEETS + 1), "format.too-many-sheets"),
                Arguments.of(
                        "elements within each other",
                        new XmlWorkbook().sheet("<a>".repeat(Bounds.XML_DEPTH) + "</a>".repeat(Bounds.XML_DEPTH)),
                        "format.expands"),
                Arguments.of(
                        "more vocabularies in an element than are declared anywhere",
                        new XmlWorkbook().sheet(ONE + "<a" + vocabularies(0, Bounds.XML_NAMESPACES) + "/>"),
                        "format.expands"),
                Arguments.of(
                        "more vocabularies in elements within each other",
                        new XmlWorkbook()
                                .sheet(ONE + "<a" + vocabularies(0, Bounds.XML_NAMESPACES / 2) + "><a"
                                        + vocabularies(0, Bounds.XML_NAMESPACES / 2) + "/></a>"),
                        "format.expands"),
                Arguments.of(
                        "a remark without end",
                        new XmlWorkbook().sheet(ONE + "<!--" + "x".repeat(2 * Bounds.XML_EVENT_BYTES) + "-->"),
                        "format.expands"),
                Arguments.of(
                        "an attribute without end",
                        new XmlWorkbook().sheet("<row r='" + "1".repeat(2 * Bounds.XML_EVENT_BYTES) + "'/>"),
                        "format.expands"),
                Arguments.of(
                        "more styles than Excel has",
                        new XmlWorkbook()
                                .sheet(ONE)
                                .styles(List.of("<cellXfs>" + "<xf/>".repeat(Bounds.STYLES + 1) + "</cellXfs>")),
                        "format.expands"),
                Arguments.of(
                        "a number format longer than Excel's",
                        new XmlWorkbook()
                                .sheet(ONE)
                                .styles(List.of("<numFmts><numFmt numFmtId='164' formatCode='"
                                        + "0".repeat(Bounds.FORMAT_CHARACTERS + 1)
                                        + "'/></numFmts><cellXfs><xf numFmtId='164'/></cellXfs>")),
                        "format.expands"),
                Arguments.of(
                        "a description that expands",
                        new XmlWorkbook()
                                .sheet(ONE)
                                .styles(XmlWorkbook.times(
                                        (int) (Bounds.DESCRIPTION_BYTES >> 10) + 1, " ".repeat(1024))),
                        "format.expands"),
                Arguments.of("more parts than are listed", parts(Bounds.ARCHIVE_ENTRIES), "format.expands"),
                Arguments.of(
                        "an archive of nothing but spaces",
                        new XmlWorkbook()
                                .sheet(
                                        XmlWorkbook.times(
                                                (int) (Bounds.EXPANSION_FREE >> 10) * 2, " ".repeat(1024) + "<a/>"),
                                        ""),
                        "format.expands"));
    }

    private static String vocabularies(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> " xmlns:v" + i + "='v'").collect(Collectors.joining());
    }

    private static XmlWorkbook sheets(int count) {
        XmlWorkbook workbook = new XmlWorkbook();
        IntStream.range(0, count).forEach(i -> workbook.sheet(ONE));
        return workbook;
    }

    private static XmlWorkbook parts(int count) {
        XmlWorkbook workbook = new XmlWorkbook().sheet(ONE);
        IntStream.range(0, count).forEach(i -> workbook.part("xl/media/" + i, ""));
        return workbook;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workbooksThatAskForTooMuch")
    void isRefused(String what, XmlWorkbook workbook, String key) {
        assertRefused(workbook, key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='5'/><row r='5'/>",
                "<row r='5'/><row r='4'/>",
                "<row r='0'/>",
                "<row r='1048577'/>",
                "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>",
                "<row r='1'><c r='A2'><v>1</v></c></row>",
                "<row r='1'><c r='XFE1'><v>1</v></c></row>",
                "<row r='1'><c r='A1'><v>1</v><v>2</v></c></row>",
                "<row r='1'><c r='A1' t='b'><v>2</v></c></row>",
                "<row r='1'><c r='A1' t='x'><v>2</v></c></row>",
                "<row r='1'><c r='A1' t='s'><v>0</v></c></row>",
                "<row r='1'><c r='A1'><is><t>1</t></is></c></row>",
                "<row r='1'><c r='A1' s='-1'><v>1</v></c></row>",
                "</sheetData><sheetData><row r='1'/>"
            })
    void whatOfficeProgramsReadInDifferentWaysIsRefused(String rows) {
        assertRefused(new XmlWorkbook().sheet(rows).styles(List.of("<cellXfs><xf/></cellXfs>")), "format.damaged");
    }

    @Test
    void twoSheetsInOnePartAreRefused() {
        assertRefused(new XmlWorkbook().sheet(ONE).sheetAgain(), "format.damaged");
    }

    @Test
    void aDigitThatChangedOnTheWayIsNoticed() throws IOException {
        Path file = folder.resolve("petit.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, Iterable<String>> part : new XmlWorkbook()
                    .sheet("<row><c><v>1234</v></c></row>")
                    .parts()
                    .entrySet()) {
                byte[] bytes = String.join("", part.getValue()).getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(part.getKey());
                CRC32 checksum = new CRC32();
                checksum.update(bytes);
                entry.setCrc(checksum.getValue());
                entry.setSize(bytes.length);
                zip.putNextEntry(entry);
                zip.write(bytes);
            }
        }
        assertThat(Samples.cells(file)).containsExactly(List.of("1234"));
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);

        Files.writeString(file, bytes.replace("<v>1234<", "<v>1934<"), StandardCharsets.ISO_8859_1);

        assertThat(catchThrowableOfType(UnreadableFileException.class, () -> Samples.rows(file))
                        .key())
                .isEqualTo("format.damaged");
    }

    @Test
    void aStrayCellInTheLastColumnIsRead() {
        Path file = new XmlWorkbook()
                .sheet(XmlWorkbook.row(1, "a") + "<row r='2'><c r='XFD2'><v>1</v></c></row>")
                .write(folder.resolve("petit.xlsx"));

        assertThat(Samples.rows(file).get(1).cells()).hasSize(Bounds.COLUMNS).endsWith("1");
    }

    @Test
    void vocabulariesOfElementsBesideEachOtherAreRead() {
        String element = "<a" + vocabularies(0, Bounds.XML_NAMESPACES / 2) + "/>";
        Path file = new XmlWorkbook().sheet(ONE + element.repeat(3)).write(folder.resolve("petit.xlsx"));

        assertThat(Samples.cells(file)).containsExactly(List.of("a"));
    }

    @Test
    void aLongNumberIsReadAsExcelHoldsIt() {
        String digits = "1." + "3".repeat(20_000);
        Path file = new XmlWorkbook()
                .sheet("<row><c><v>" + digits + "</v></c><c><v>1e999999</v></c><c><v>1e-999999</v></c></row>")
                .write(folder.resolve("petit.xlsx"));

        assertThat(Samples.cells(file)).containsExactly(Arrays.asList("1.33333333333333", "1e999999", "0"));
    }

    @Test
    void aHundredThousandRowsOfTextsOfTheirOwnAreRead() {
        int rows = 100_000;
        Path file = new XmlWorkbook()
                .sheet(
                        () -> IntStream.range(0, rows)
                                .mapToObj(row -> IntStream.range(0, 8)
                                        .mapToObj(column -> shared(8 * row + column))
                                        .collect(Collectors.joining("", "<row>", "</row>")))
                                .iterator(),
                        "")
                .shared(() -> IntStream.range(0, 8 * rows)
                        .mapToObj(i -> "<si><t>a text of forty characters, number " + i + "</t></si>")
                        .iterator())
                .write(folder.resolve("grand.xlsx"));
        int read = 0;

        try (RowReader reader = RowReaders.open(file)) {
            while (reader.read() != null) {
                read++;
            }
        }

        assertThat(read).isEqualTo(rows);
    }
}

package fr.mediation.bilan.format.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.Detection;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.Samples;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookRowReaderTest {
    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void inFolder() {
        samples = new Samples(folder);
    }

    @Test
    void readsVisibleSheetsInOrderAndNamesHiddenOnes() {
        Path file = samples.workbook(workbook -> {
            for (String name : List.of("Janvier", "Listes", "Février", "Secret")) {
                write(workbook.createSheet(name), 0, name);
            }
            workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
            workbook.setSheetVisibility(3, SheetVisibility.VERY_HIDDEN);
        });

        assertThat(Samples.rows(file))
                .containsExactly(new Row("Janvier", 1, List.of("Janvier")), new Row("Février", 1, List.of("Février")));
        assertThat(Samples.detection(file))
                .isEqualTo(new Detection(
                        "xlsx", null, null, List.of("Janvier", "Février"), List.of("Listes", "Secret"), Map.of()));
    }

    @Test
    void keepsExcelsRowNumbersAcrossBlankRows() {
        Path file = samples.workbook(workbook -> {
            XSSFSheet sheet = workbook.createSheet();
            write(sheet, 2, "a");
            write(sheet, 3, " ");
            write(sheet, 6, "b");
        });

        assertThat(Samples.numbers(file)).containsExactly(3, 7);
    }

    @Test
    void fillsGapsBetweenCellsAndDropsTrailingEmptyOnes() {
        Path file = samples.workbook(workbook -> {
            XSSFRow row = workbook.createSheet().createRow(0);
            row.createCell(1).setCellValue("b");
            row.createCell(3).setCellValue("d");
            row.createCell(4).setBlank();
            row.createCell(5).setCellValue(" ");
        });

        assertThat(Samples.cells(file)).containsExactly(List.of("", "b", "", "d"));
    }

    @Test
    void readsRowsThatAFilterHides() {
        Path file = samples.workbook(workbook -> {
            XSSFSheet sheet = workbook.createSheet();
            write(sheet, 0, "a").setZeroHeight(true);
        });

        assertThat(Samples.numbers(file)).containsExactly(1);
    }

    @Test
    void namesBothColumnsUnderAMergedHeader() {
        Path file = samples.workbook(workbook -> {
            XSSFSheet sheet = workbook.createSheet();
            write(sheet, 0, "Date", "Équipement");
            write(sheet, 1, "", "Type", "Quantité");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A2"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("B1:C1"));
        });

        List<Row> rows = Samples.rows(file);
        assertThat(rows.get(0).cells()).containsExactly("Date", "Équipement", "Équipement");
        assertThat(rows.get(0).repeated()).isEqualTo(Set.of(2));
        assertThat(rows.get(1).cells()).containsExactly("Date", "Type", "Quantité");
        assertThat(rows.get(1).repeated()).isEqualTo(Set.of(0));
    }

    @Test
    void repeatsADonorMergedOverItsLots() {
        Path file = samples.workbook(workbook -> {
            XSSFSheet sheet = workbook.createSheet();
            write(sheet, 0, "EPN-1", "fixe");
            write(sheet, 1, "", "portable");
            write(sheet, 2, "", "écran");
            write(sheet, 3, "EPN-2", "fixe");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A3"));
        });

        assertThat(Samples.cells(file))
                .containsExactly(
                        List.of("EPN-1", "fixe"),
                        List.of("EPN-1", "portable"),
                        List.of("EPN-1", "écran"),
                        List.of("EPN-2", "fixe"));
    }

    @Test
    void makesNoRowOutOfAMergedRegionAlone() {
        Path file = samples.workbook(workbook -> {
            XSSFSheet sheet = workbook.createSheet();
            write(sheet, 0, "EPN-1", "fixe");
            write(sheet, 1, "", "");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A1000000"));
        });

        assertThat(Samples.numbers(file)).containsExactly(1);
    }

    @Test
    void repeatsATitleNoFurtherThanTheSheetIsWide() {
        Path file = samples.workbook(workbook -> {
            XSSFSheet sheet = workbook.createSheet();
            write(sheet, 0, "Dons 2016");
            write(sheet, 1, "a", "b", "c");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:XFD1"));
        });

        assertThat(Samples.cells(file).get(0)).containsExactly("Dons 2016", "Dons 2016", "Dons 2016");
    }

    @Test
    void readsInlineTextAndCellsWithoutReferences() throws IOException {
        Path file = withSheet("<row><c t='inlineStr'><is><r><t>Lieu </t></r><r><t>donateur</t></r>"
                + "<rPh sb='0' eb='1'><t>?</t></rPh></is></c><c><v>3</v></c></row><row><c><v>4</v></c></row>");

        assertThat(Samples.rows(file))
                .containsExactly(new Row("Dons", 1, List.of("Lieu donateur", "3")), new Row("Dons", 2, List.of("4")));
    }

    @Test
    void passesOverAMillionFormattedBlankRows() throws IOException {
        StringBuilder rows = new StringBuilder("<row r='1'><c r='A1'><v>1</v></c></row>");
        for (int row = 2; row < 1_048_576; row++) {
            rows.append("<row r='").append(row).append("' s='1' customFormat='1' ht='15'/>");
        }
        rows.append("<row r='1048576'><c r='B1048576'><v>2</v></c></row>");

        assertThat(Samples.rows(withSheet(rows.toString())))
                .containsExactly(new Row("Dons", 1, List.of("1")), new Row("Dons", 1_048_576, List.of("", "2")));
    }

    @Test
    void findsAWorkbookPartOfAnotherName() throws IOException {
        Path file = samples.workbook(workbook -> write(workbook.createSheet(), 0, "a"));
        try (FileSystem archive = open(file)) {
            for (String part : List.of("[Content_Types].xml", "_rels/.rels")) {
                Path path = archive.getPath(part);
                Files.writeString(path, Files.readString(path).replace("workbook.xml", "workbook22.xml"));
            }
            Files.move(archive.getPath("xl/workbook.xml"), archive.getPath("xl/workbook22.xml"));
            Files.move(archive.getPath("xl/_rels/workbook.xml.rels"), archive.getPath("xl/_rels/workbook22.xml.rels"));
        }

        assertThat(Samples.cells(file)).containsExactly(List.of("a"));
    }

    private static XSSFRow write(XSSFSheet sheet, int index, String... cells) {
        XSSFRow row = sheet.createRow(index);
        for (int column = 0; column < cells.length; column++) {
            row.createCell(column).setCellValue(cells[column]);
        }
        return row;
    }

    /** A workbook whose only sheet is written by hand, as POI would not write it. */
    private Path withSheet(String rows) throws IOException {
        Path file = samples.workbook(workbook -> workbook.createSheet("Dons"));
        try (FileSystem archive = open(file)) {
            String sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                    + rows + "</sheetData></worksheet>";
            Files.write(archive.getPath("xl/worksheets/sheet1.xml"), sheet.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static FileSystem open(Path file) throws IOException {
        return FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of());
    }
}

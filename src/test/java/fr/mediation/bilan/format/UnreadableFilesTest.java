package fr.mediation.bilan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.mediation.bilan.format.kind.RowReaders;
import fr.mediation.bilan.text.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableFilesTest {
    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void inFolder() {
        samples = new Samples(folder);
    }

    @Test
    void missingFile() {
        assertProblem(folder.resolve("absent.csv"), "format.missing");
    }

    @Test
    void folderInsteadOfAFile() {
        assertProblem(folder, "format.folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", " \t\r\n", "\uFEFF", "\u00A0\n"})
    void fileWithoutAnythingWritten(String content) {
        assertProblem(samples.text(content), "format.empty");
    }

    @Test
    void workbookWithoutAnythingWritten() {
        assertProblem(samples.workbook(workbook -> workbook.createSheet().createRow(4)), "format.empty");
    }

    @Test
    void workbookWithoutAVisibleSheet() {
        Path file = samples.workbook(workbook -> {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("a");
            workbook.setSheetVisibility(0, SheetVisibility.HIDDEN);
        });

        assertProblem(file, "format.no-visible-sheet");
    }

    @Test
    void workbookWithAVisibleSheetThatIsEmpty() {
        Path file = samples.workbook(workbook -> {
            workbook.createSheet();
            workbook.createSheet().createRow(0).createCell(0).setCellValue("a");
            workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
        });

        assertProblem(file, "format.no-visible-sheet");
    }

    @Test
    void binaryFileNamedCsv() {
        assertProblem(samples.bytes("photo.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}), "format.unknown");
    }

    @Test
    void compressedFileWithoutANul() {
        byte[] bytes = new byte[1000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (1 + i * 7 % 255);
        }
        assertProblem(samples.bytes("export.csv", bytes), "format.unknown");
    }

    @Test
    void pdfDocument() {
        assertProblem(samples.bytes("dons.pdf", ascii("%PDF-1.4\n")), "format.pdf");
    }

    @Test
    void webPageNamedXls() {
        assertProblem(samples.bytes("dons.xls", ascii("\n<HTML><table><tr><td>1</td></tr></table>")), "format.markup");
    }

    @Test
    void sylkAndDifOfSpreadsheets() {
        String sylk = "ID;PSCALCULUS\r\nB;Y2;X2\r\nC;Y1;X1;K\"id_activite\"\r\nE\r\n";
        String dif = "TABLE\r\n0,1\r\n\"EXCEL\"\r\nVECTORS\r\n0,2\r\n\"\"\r\n";

        assertProblem(samples.bytes("dons.slk", ascii(sylk)), "format.sylk");
        assertProblem(samples.bytes("dons.csv", ascii(dif)), "format.dif");
    }

    @Test
    void aTextWhoseFirstColumnIsAnIdIsNoSylk() {
        assertThat(Samples.rows(samples.text("ID;Public;Code\nC;P1;K1\n12;P2;K2\n")))
                .hasSize(3);
    }

    @Test
    void aFileOfAnotherKindIsRefusedByItsFirstBytes() {
        Path film = samples.bytes("film.mp4", new byte[] {0, 0, 0, 32, 'f', 't', 'y', 'p'});
        Path table = samples.text("a;b\n1;2\n");

        assertThatThrownBy(() -> RowReaders.requireRows(film))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        problem -> assertThat(problem.key()).isEqualTo("format.unknown"));
        assertThatCode(() -> RowReaders.requireRows(table)).doesNotThrowAnyException();
    }

    @Test
    void textNamedXlsx() {
        assertProblem(samples.bytes("dons.xlsx", ascii("a;b\n1;2\n")), "format.misnamed");
    }

    @Test
    void workbookOfExcel97() throws IOException {
        Path file = folder.resolve("dons.xls");
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet();
            workbook.write(out);
        }

        assertProblem(file, "format.old-office");
    }

    @Test
    void aWorkbookThatExcelEncryptsWithoutAskingForAPasswordIsRead() throws IOException, GeneralSecurityException {
        Path plain = samples.workbook(
                workbook -> workbook.createSheet().createRow(0).createCell(0).setCellValue("a"));
        Path file = folder.resolve("protegee.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword(Decryptor.DEFAULT_PASSWORD);
            try (OutputStream encrypted = encryptor.getDataStream(container)) {
                Files.copy(plain, encrypted);
            }
            container.writeFilesystem(out);
        }

        try (RowReader rows = RowReaders.open(file)) {
            assertThat(rows.read().cells()).containsExactly("a");
            assertThat(rows.bytesRead()).isEqualTo(FileBytes.of(file));
        }
    }

    @Test
    void workbookBehindAPassword() throws IOException, GeneralSecurityException {
        Path file = folder.resolve("dons.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream encrypted = encryptor.getDataStream(container)) {
                encrypted.write(1);
            }
            container.writeFilesystem(out);
        }

        assertProblem(file, "format.protected");
    }

    @Test
    void spreadsheetOfLibreOffice() throws IOException {
        byte[] bytes = zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet");

        assertProblem(samples.bytes("dons.ods", bytes), "format.open-document");
    }

    @Test
    void archiveThatIsNoWorkbook() throws IOException {
        assertProblem(samples.bytes("dons.xlsx", zip("dons.csv", "a;b")), "format.other-archive");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1000})
    void truncatedWorkbook(int missing) throws IOException {
        byte[] bytes = Files.readAllBytes(samples.workbook(workbook -> workbook.createSheet()));

        assertProblem(samples.bytes("dons.xlsx", Arrays.copyOf(bytes, bytes.length - missing)), "format.damaged");
    }

    @Test
    void workbookWithASheetThatBreaksOff() throws IOException {
        Path file = samples.workbook(workbook -> workbook.createSheet());
        replace(file, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row>");

        assertProblem(file, "format.damaged");
    }

    @Test
    void workbookThatUnpacksToFarMoreThanItsSize() throws IOException {
        Path file = samples.workbook(workbook -> workbook.createSheet());
        replace(file, "xl/worksheets/sheet1.xml", "<worksheet>" + " ".repeat(10_000_000) + "</worksheet>");

        assertProblem(file, "format.expands");
    }

    @Test
    void workbookThatRefersToAnotherFile() throws IOException {
        Path secret = samples.bytes("secret.txt", ascii("secret"));
        Path file = samples.workbook(workbook -> workbook.createSheet());
        String type = "<!DOCTYPE worksheet [<!ENTITY other SYSTEM '" + secret.toUri() + "'>]>";
        String rows = "<row r='1'><c r='A1' t='str'><v>a &other;</v></c></row>";
        replace(file, "xl/worksheets/sheet1.xml", type + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");

        assertProblem(file, "format.damaged");
    }

    private static void assertProblem(Path file, String key) {
        UnreadableFileException problem = catchThrowableOfType(UnreadableFileException.class, () -> Samples.rows(file));

        assertThat(problem).isNotNull();
        assertThat(problem.key()).isEqualTo(key);
        String name = file.getFileName().toString();
        assertThat(Messages.in(Messages.FRENCH).get(problem.sentence())).contains("«\u202F" + name + "\u202F»");
        assertThat(Messages.in(Messages.ENGLISH).get(problem.sentence())).contains("“" + name + "”");
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            archive.putNextEntry(new ZipEntry(name));
            archive.write(ascii(content));
        }
        return bytes.toByteArray();
    }

    private static void replace(Path file, String part, String content) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            Files.write(archive.getPath(part), ascii(content));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

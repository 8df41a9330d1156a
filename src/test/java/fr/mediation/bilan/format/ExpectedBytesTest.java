package fr.mediation.bilan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.format.kind.RowReaders;
import fr.mediation.bilan.format.text.TextHints;
import fr.mediation.bilan.format.text.TextRowReader;
import fr.mediation.bilan.text.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedBytesTest {
    private static final String TEXT = "a;b\n1;é\n".repeat(3_000);

    @TempDir
    private Path folder;

    private Path text(String text) throws IOException {
        return Files.writeString(folder.resolve("text.csv"), text);
    }

    private Path workbook(String cell) throws IOException {
        Path file = folder.resolve("classeur.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue(cell);
            workbook.write(out);
        }
        return file;
    }

    private static void readAndVerify(Path file, FileBytes whole, FileBytes before) {
        try (RowReader reader = RowReaders.open(file, new FileBytes.Expected(whole, before), TextHints.NONE)) {
            while (reader.read() != null) {
                // The last row alone says that all bytes were read.
            }
            reader.verify();
            assertThat(reader.bytesRead()).isEqualTo(whole);
        }
    }

    private static FileBytes first(int count) {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        return new FileBytes(count, Sha256.of(Arrays.copyOf(bytes, count)));
    }

    @Test
    void takesATextThatIsWhatWasReceived() throws IOException {
        Path file = text(TEXT);

        assertThatCode(() -> readAndVerify(file, FileBytes.of(file), null)).doesNotThrowAnyException();
    }

    @Test
    void takesAWorkbookThatIsWhatWasReceived() throws IOException {
        Path file = workbook("a");

        assertThatCode(() -> readAndVerify(file, FileBytes.of(file), null)).doesNotThrowAnyException();
    }

    @Test
    void refusesATextThatChanged() throws IOException {
        FileBytes received = FileBytes.of(text(TEXT));
        Path changed = text(TEXT.replaceFirst("1;é", "1;è"));

        assertThatThrownBy(() -> readAndVerify(changed, received, null)).isInstanceOf(InterruptedReadException.class);
    }

    @Test
    void refusesAWorkbookThatChanged() throws IOException {
        FileBytes received = FileBytes.of(workbook("a"));
        Path changed = workbook("b");

        assertThatThrownBy(() -> readAndVerify(changed, received, null)).isInstanceOf(InterruptedReadException.class);
    }

    @Test
    void refusesAFileThatIsNoLongerWhatItWas() throws IOException {
        Path file = workbook("a");
        FileBytes received = FileBytes.of(file);
        Files.writeString(file, "");

        assertThatThrownBy(() -> readAndVerify(file, received, null)).isInstanceOf(InterruptedReadException.class);
    }

    @Test
    void goesOnFromAnyByteToWhichTheSameFileWasRead() throws IOException {
        Path file = text(TEXT);

        for (int count : new int[] {1, 8_191, 8_192, 8_193, TEXT.length()}) {
            assertThatCode(() -> readAndVerify(file, FileBytes.of(file), first(count)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void doesNotGoOnFromOtherBytes() throws IOException {
        Path file = text(TEXT);
        FileBytes other = new FileBytes(8_193, first(8_192).sha256());

        assertThatThrownBy(() -> readAndVerify(file, FileBytes.of(file), other))
                .isInstanceOf(InterruptedReadException.class);
    }

    @Test
    void insistsOnTheBytesByWhichTheEncodingWasFound() throws IOException {
        Path file = text(TEXT);
        FirstBytes cut = new FirstBytes("a;b\n".getBytes(StandardCharsets.UTF_8), true);
        FileBytes.Expected expected = new FileBytes.Expected(FileBytes.of(file), null);

        try (RowReader reader = TextRowReader.open(file, expected, cut, TextHints.NONE)) {
            assertThatThrownBy(reader::verify).isInstanceOf(InterruptedReadException.class);
        }
    }
}

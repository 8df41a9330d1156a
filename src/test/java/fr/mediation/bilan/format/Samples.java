package fr.mediation.bilan.format;

import fr.mediation.bilan.format.kind.RowReaders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The smallest files that show a fault, and their rows. */
public record Samples(Path folder) {
    public Path bytes(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path text(String content) {
        return text(content, StandardCharsets.UTF_8);
    }

    public Path text(String content, Charset charset) {
        return bytes("sample.csv", content.getBytes(charset));
    }

    public Path workbook(Consumer<XSSFWorkbook> content) {
        Path file = folder.resolve("sample.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.accept(workbook);
            workbook.write(out);
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static List<Row> rows(Path file) {
        try (RowReader reader = RowReaders.open(file)) {
            List<Row> rows = new ArrayList<>();
            for (Row row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
            return rows;
        }
    }

    public static List<List<String>> cells(Path file) {
        return rows(file).stream().map(Row::cells).toList();
    }

    public static List<Integer> numbers(Path file) {
        return rows(file).stream().map(Row::number).toList();
    }

    public static Detection detection(Path file) {
        try (RowReader reader = RowReaders.open(file)) {
            return reader.detection();
        }
    }
}

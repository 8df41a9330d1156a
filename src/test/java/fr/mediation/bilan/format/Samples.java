package fr.mediation.bilan.format;

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
record Samples(Path folder) {
    Path bytes(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path text(String content) {
        return text(content, StandardCharsets.UTF_8);
    }

    Path text(String content, Charset charset) {
        return bytes("sample.csv", content.getBytes(charset));
    }

    Path workbook(Consumer<XSSFWorkbook> content) {
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

    static List<Row> rows(Path file) {
        try (RowReader reader = RowReaders.open(file)) {
            List<Row> rows = new ArrayList<>();
            for (Row row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
            return rows;
        }
    }

    static List<List<String>> cells(Path file) {
        return rows(file).stream().map(Row::cells).toList();
    }

    static List<Integer> numbers(Path file) {
        return rows(file).stream().map(Row::number).toList();
    }

    static Detection detection(Path file) {
        try (RowReader reader = RowReaders.open(file)) {
            return reader.detection();
        }
    }
}

package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.file.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person out of the files that lie in the folder of a producer's answer: those that Bilan wrote, and those that
 * somebody changed or that were kept beside.
 */
final class ForgottenFiles {
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setDelimiter(';')
            .setRecordSeparator('\n')
            .get();
    private static final String MARK = "\uFEFF";

    private final ForgottenText text;

    ForgottenFiles(ForgottenText text) {
        this.text = text;
    }

    /** Rewrites those files of a folder that the person is in, and says how many they are. */
    int rewrite(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        GivenFiles given = new GivenFiles(folder);
        int rewritten = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(".csv") && rewriteText(given, file)
                    || name.endsWith(".xlsx") && rewriteWorkbook(given, file)) {
                rewritten++;
            }
        }
        return rewritten;
    }

    private boolean rewriteText(GivenFiles given, Path file) throws IOException {
        Charset charset = StandardCharsets.UTF_8;
        boolean changed;
        try {
            changed = copy(file, charset, record -> {});
        } catch (CharacterCodingException e) {
            // A spreadsheet saved it in another encoding: every byte comes back as it was.
            charset = StandardCharsets.ISO_8859_1;
            changed = copy(file, charset, record -> {});
        }
        if (changed) {
            Charset same = charset;
            given.rewrite(file, folder -> {
                try (Writer writer =
                                new OutputStreamWriter(PrivateFiles.stream(folder.resolve(file.getFileName())), same);
                        CSVPrinter printer = CSV.print(writer)) {
                    copy(file, same, record -> {
                        if (record.get(0).startsWith(MARK)) {
                            // It would be quoted with the first cell.
                            writer.write(MARK);
                            record.set(0, record.get(0).substring(MARK.length()));
                        }
                        printer.printRecord(record);
                    });
                }
            });
        }
        return changed;
    }

    private interface Records {
        void add(List<String> record) throws IOException;
    }

    /** Copies records without the person, and says whether they had it. */
    private boolean copy(Path file, Charset charset, Records records) throws IOException {
        Header header = new Header();
        boolean changed = false;
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file, charset), CSV)) {
            for (CSVRecord record : parser) {
                List<String> cells = record.toList();
                List<String> rest = header.without(cells);
                changed |= !rest.equals(cells);
                records.add(rest);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return changed;
    }

    private boolean rewriteWorkbook(GivenFiles given, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            Set<String> gone = new HashSet<>();
            Set<String> left = new HashSet<>();
            for (Sheet sheet : workbook) {
                Header header = new Header();
                for (Row row : sheet) {
                    rewrite(header, row, gone, left);
                }
            }
            boolean changed = !gone.isEmpty();
            if (changed) {
                gone.removeAll(left);
                // A text that no cell shows any more stays among those of the workbook.
                SharedStringsTable texts = workbook.getSharedStringSource();
                for (int i = 0; i < texts.getUniqueCount(); i++) {
                    XSSFRichTextString shared = (XSSFRichTextString) texts.getItemAt(i);
                    if (gone.contains(shared.getString())) {
                        shared.setString("");
                    }
                }
                given.rewrite(file, folder -> {
                    try (OutputStream out = PrivateFiles.stream(folder.resolve(file.getFileName()))) {
                        workbook.write(out);
                    }
                });
            }
            return changed;
        }
    }

    private static void rewrite(Header header, Row row, Set<String> gone, Set<String> left) {
        List<String> cells = new ArrayList<>();
        for (int at = 0; at < row.getLastCellNum(); at++) {
            cells.add(text(row.getCell(at)));
        }
        List<String> rest = header.without(cells);
        for (int at = 0; at < cells.size(); at++) {
            if (!rest.get(at).equals(cells.get(at))) {
                row.getCell(at).setCellValue(rest.get(at));
                gone.add(cells.get(at));
            } else {
                left.add(cells.get(at));
            }
        }
    }

    /** Somebody may have typed the identifier as a number. */
    private static String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC -> NumberToTextConverter.toText(cell.getNumericCellValue());
            default -> "";
        };
    }

    /** The row that says what stands in the cells below it: the last one that names a column of persons. */
    private final class Header {
        private List<String> names = List.of();

        List<String> without(List<String> cells) {
            if (cells.stream().anyMatch(text::isOfPersons)) {
                names = cells;
            }
            List<String> rest = new ArrayList<>();
            for (int at = 0; at < cells.size(); at++) {
                rest.add(text.without(at < names.size() ? names.get(at) : "", cells.get(at)));
            }
            return rest;
        }
    }
}

package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.report.returned.ReturnWorkbook;
import fr.mediation.bilan.source.ReturnedFile;
import fr.mediation.bilan.store.RejectionStore;
import fr.mediation.bilan.text.FormulaGuard;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/**
 * Writes what goes back to a producer: every fault and every correction as a line of a CSV file, and the rejected lines
 * themselves in a workbook, to be corrected and delivered again. More than {@value #MOST_IN_WORKBOOK} lines of a text file
 * come as text, and of a workbook the first {@value #MOST_IN_WORKBOOK} come alone: nobody corrects more in a spreadsheet.
 */
@Component
class ReturnedFiles {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final String[] FAULT_COLUMNS = {
        "fichier", "feuille", "ligne", "colonne", "valeur", "regle", "message"
    };
    private static final String[] CORRECTION_COLUMNS = {
        "fichier", "feuille", "ligne", "colonne", "avant", "apres", "regle", "message"
    };

    private static final int MOST_IN_WORKBOOK = 5_000;

    private final RejectionStore rejections;

    ReturnedFiles(RejectionStore rejections) {
        this.rejections = rejections;
    }

    /**
     * Where and how a delivery is answered.
     *
     * @param folder the delivery's folder under {@code retours}
     * @param fileName the name of its file
     * @param origin what its producer's correction will refer to
     * @param messages the sentences of the producer's language
     */
    record Target(Path folder, String fileName, ReturnedFile.Origin origin, Messages messages) {
        Path rejections() {
            return folder.resolve("rejets.csv");
        }

        Path corrections() {
            return folder.resolve("corrections.csv");
        }

        Path workbook() {
            return folder.resolve("retour.xlsx");
        }

        Path text() {
            return folder.resolve("retour.csv");
        }

        /** Where rejected lines wait until the workbook is written. */
        Path waitingLines() {
            return folder.resolve("lignes.part");
        }
    }

    /** Writes those files that are not empty. */
    void write(long delivery, Target target) throws IOException {
        try {
            if (rejections.anyRejection(delivery)) {
                print(
                        target.folder(),
                        target.rejections(),
                        FAULT_COLUMNS,
                        csv -> rejections.forEach(delivery, fault -> print(csv, target, fault)));
            }
            if (rejections.anyCorrection(delivery)) {
                print(
                        target.folder(),
                        target.corrections(),
                        CORRECTION_COLUMNS,
                        csv -> rejections.forEachCorrection(delivery, correction -> print(csv, target, correction)));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (Files.exists(target.waitingLines())) {
            giveLinesBack(target);
            Files.delete(target.waitingLines());
        }
    }

    private static void giveLinesBack(Target target) throws IOException {
        long lines = 0;
        boolean text = true;
        try (CSVParser waiting = waiting(target)) {
            for (CSVRecord record : waiting) {
                lines++;
                text &= sheet(record).isEmpty();
            }
        }
        if (lines > MOST_IN_WORKBOOK && text) {
            writeText(target);
        } else {
            writeWorkbook(target, lines > MOST_IN_WORKBOOK);
        }
    }

    /** Prints the rows of a file. */
    @FunctionalInterface
    private interface Rows {
        void to(CSVPrinter csv);
    }

    private static void print(Path folder, Path file, String[] columns, Rows rows) throws IOException {
        Files.createDirectories(folder);
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter csv = FORMAT.print(text)) {
            csv.printRecord((Object[]) columns);
            rows.to(csv);
        }
    }

    private static void print(CSVPrinter csv, Target target, RejectionStore.Rejection fault) {
        record(
                csv,
                FormulaGuard.neutralised(target.fileName()),
                FormulaGuard.neutralised(fault.sheet()),
                fault.line(),
                fault.columnName(),
                FormulaGuard.neutralised(fault.value()),
                fault.rule(),
                target.messages()
                        .get("source.rule." + fault.rule(), fault.value(), fault.columnName(), fault.expected()));
    }

    private static void print(CSVPrinter csv, Target target, RejectionStore.Correction correction) {
        record(
                csv,
                FormulaGuard.neutralised(target.fileName()),
                FormulaGuard.neutralised(correction.sheet()),
                correction.line(),
                correction.columnName(),
                FormulaGuard.neutralised(correction.before()),
                FormulaGuard.neutralised(correction.after()),
                correction.rule(),
                target.messages().get("source.correction." + correction.rule()));
    }

    private static void record(CSVPrinter csv, Object... values) {
        try {
            csv.printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CSVParser waiting(Target target) throws IOException {
        return CSVParser.parse(target.waitingLines(), StandardCharsets.UTF_8, ReturnedLines.FORMAT);
    }

    private static boolean isHeader(CSVRecord record) {
        return record.get(0).equals(ReturnedLines.HEADER);
    }

    private static String sheet(CSVRecord record) {
        return record.get(1);
    }

    private static String number(CSVRecord record) {
        return record.get(2);
    }

    private static String reason(CSVRecord record) {
        return record.get(3);
    }

    /** The cells as they were delivered. */
    private static List<String> cells(CSVRecord record) {
        return record.toList().subList(4, record.size());
    }

    /** The cells as they were delivered, as many as the header has. */
    private static List<String> padded(CSVRecord record, int width) {
        List<String> padded = new ArrayList<>(cells(record));
        while (padded.size() < width) {
            padded.add("");
        }
        return padded.subList(0, width);
    }

    private static void writeText(Target target) throws IOException {
        Messages messages = target.messages();
        try (CSVParser waiting = waiting(target);
                Writer text = Files.newBufferedWriter(target.text(), StandardCharsets.UTF_8);
                CSVPrinter csv = FORMAT.print(text)) {
            csv.printRecord(messages.get("job.return.title", target.fileName()));
            csv.printRecord(messages.get("job.return.instruction"));
            csv.printRecord(target.origin().cells());
            int width = 0;
            for (CSVRecord line : waiting) {
                width = isHeader(line) ? cells(line).size() : width;
                List<String> record = new ArrayList<>(padded(line, width));
                record.add(isHeader(line) ? ReturnedFile.ORIGIN : number(line));
                record.add(isHeader(line) ? ReturnedFile.REASON : reason(line));
                csv.printRecord(record);
            }
        }
    }

    private static void writeWorkbook(Target target, boolean shortened) throws IOException {
        Messages messages = target.messages();
        try (CSVParser waiting = waiting(target);
                ReturnWorkbook workbook = new ReturnWorkbook(
                        messages.get("job.return.title", target.fileName()),
                        shortened
                                ? messages.get("job.return.shortened", MOST_IN_WORKBOOK)
                                : messages.get("job.return.instruction"),
                        target.origin().cells())) {
            int width = 0;
            for (CSVRecord line : waiting) {
                if (line.getRecordNumber() > MOST_IN_WORKBOOK) {
                    break;
                }
                if (isHeader(line)) {
                    width = cells(line).size();
                    String sheet = sheet(line).isEmpty() ? messages.get("job.return.sheet") : sheet(line);
                    workbook.startSheet(sheet, cells(line), List.of(ReturnedFile.ORIGIN, ReturnedFile.REASON));
                } else {
                    workbook.addLine(padded(line, width), Integer.parseInt(number(line)), reason(line));
                }
            }
            workbook.write(target.workbook());
        }
    }
}

package fr.mediation.bilan.job;

import fr.mediation.bilan.report.workbook.ReturnWorkbook;
import fr.mediation.bilan.source.ReturnedFile;
import fr.mediation.bilan.store.RejectionStore;
import fr.mediation.bilan.text.Formulas;
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
 * come as text.
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
        Path linesAside() {
            return folder.resolve("lignes.part");
        }
    }

    /** Writes the files there is something to write in. */
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
        if (Files.exists(target.linesAside())) {
            if (many(target)) {
                writeText(target);
            } else {
                writeWorkbook(target);
            }
            Files.delete(target.linesAside());
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
                Formulas.neutralised(target.fileName()),
                Formulas.neutralised(fault.sheet()),
                fault.line(),
                fault.columnName(),
                Formulas.neutralised(fault.value()),
                fault.rule(),
                target.messages()
                        .get("source.rule." + fault.rule(), fault.value(), fault.columnName(), fault.expected()));
    }

    private static void print(CSVPrinter csv, Target target, RejectionStore.Correction correction) {
        record(
                csv,
                Formulas.neutralised(target.fileName()),
                Formulas.neutralised(correction.sheet()),
                correction.line(),
                correction.columnName(),
                Formulas.neutralised(correction.before()),
                Formulas.neutralised(correction.after()),
                correction.rule(),
                target.messages().get("source.repair." + correction.rule()));
    }

    private static void record(CSVPrinter csv, Object... values) {
        try {
            csv.printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the lines set aside, header rows among them, one by one. */
    private static void forEachLine(Target target, LineConsumer consumer) throws IOException {
        try (CSVParser lines = CSVParser.parse(target.linesAside(), StandardCharsets.UTF_8, ReturnedLines.FORMAT)) {
            for (CSVRecord line : lines) {
                consumer.accept(line, line.toList().subList(4, line.size()));
            }
        }
    }

    /** Takes a line set aside, and its cells as they were delivered. */
    @FunctionalInterface
    private interface LineConsumer {
        void accept(CSVRecord line, List<String> cells) throws IOException;
    }

    /** Whether the lines of a text file are more than anybody corrects in a spreadsheet: a program will. */
    private static boolean many(Target target) throws IOException {
        long[] lines = new long[1];
        boolean[] sheets = new boolean[1];
        forEachLine(target, (line, cells) -> {
            lines[0]++;
            sheets[0] |= !line.get(1).isEmpty();
        });
        return lines[0] > MOST_IN_WORKBOOK && !sheets[0];
    }

    private static void writeText(Target target) throws IOException {
        Messages messages = target.messages();
        try (Writer text = Files.newBufferedWriter(target.text(), StandardCharsets.UTF_8);
                CSVPrinter csv = FORMAT.print(text)) {
            csv.printRecord(messages.get("job.return.title", target.fileName()));
            csv.printRecord(messages.get("job.return.instruction"));
            csv.printRecord(target.origin().cells());
            int[] width = new int[1];
            forEachLine(target, (line, cells) -> {
                boolean header = line.get(0).equals(ReturnedLines.HEADER);
                width[0] = header ? cells.size() : width[0];
                List<String> record = new ArrayList<>(cells.subList(0, Math.min(width[0], cells.size())));
                while (record.size() < width[0]) {
                    record.add("");
                }
                record.add(header ? ReturnedFile.ORIGIN : line.get(2));
                record.add(header ? ReturnedFile.REASON : line.get(3));
                csv.printRecord(record);
            });
        }
    }

    private static void writeWorkbook(Target target) throws IOException {
        Messages messages = target.messages();
        try (ReturnWorkbook workbook = new ReturnWorkbook(
                messages.get("job.return.title", target.fileName()),
                messages.get("job.return.instruction"),
                target.origin().cells())) {
            forEachLine(target, (line, cells) -> {
                if (line.get(0).equals(ReturnedLines.HEADER)) {
                    String sheet = line.get(1).isEmpty() ? messages.get("job.return.sheet") : line.get(1);
                    workbook.startSheet(sheet, cells, List.of(ReturnedFile.ORIGIN, ReturnedFile.REASON));
                } else {
                    workbook.addLine(cells, Integer.parseInt(line.get(2)), line.get(3));
                }
            });
            workbook.write(target.workbook());
        }
    }
}

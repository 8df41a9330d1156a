package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Keeps rejected lines as they were delivered, on their way back to the producer. They may hold what nobody else is
 * to see: they never enter the database, and the file is gone when the workbook for the producer is written.
 */
final class ReturnedLines implements AutoCloseable {
    static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    static final String HEADER = "header";
    static final String LINE = "line";

    private final Path file;
    private final Messages messages;
    private CSVPrinter printer;
    private List<String> header = List.of();

    ReturnedLines(ReturnedFiles.Target target) {
        file = target.waitingLines();
        messages = target.messages();
        try {
            // The lines that an interrupted run kept are judged, and kept, again.
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Verdict.Rejected rejected, List<String> currentHeader) {
        try {
            if (printer == null) {
                Files.createDirectories(file.getParent());
                printer = FORMAT.print(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            }
            Fault first = rejected.faults().get(0);
            if (!header.equals(currentHeader)) {
                header = currentHeader;
                print(Arrays.asList(HEADER, first.sheet(), "", ""), header);
            }
            print(Arrays.asList(LINE, first.sheet(), first.line(), reasons(rejected.faults())), rejected.cells());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(List<?> about, List<String> cells) throws IOException {
        List<Object> record = new ArrayList<>(about);
        record.addAll(cells);
        printer.printRecord(record);
    }

    private String reasons(List<Fault> faults) {
        return faults.stream()
                .map(fault -> (fault.column().isEmpty() ? "" : fault.column() + " — ") + sentence(fault))
                .collect(Collectors.joining("\n"));
    }

    private String sentence(Fault fault) {
        return messages.get("source.rule." + fault.rule().code(), fault.value(), fault.column(), fault.expected());
    }

    @Override
    public void close() {
        try {
            if (printer != null) {
                printer.close(true);
                printer = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

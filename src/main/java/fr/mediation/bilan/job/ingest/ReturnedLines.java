package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.ReturnedFile;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.delivery.DeliveryReader;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps rejected lines as they were delivered, on their way back to the producer. They may hold what nobody else is
 * to see: they never enter the database, and lie in the temporary folder of the process until they are closed.
 */
final class ReturnedLines implements AutoCloseable {
    static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    static final String HEADER = "header";
    static final String LINE = "line";

    private final Messages messages;
    private @Nullable Path file;
    private @Nullable CSVPrinter printer;
    private List<String> header = List.of();
    /** The columns that these lines were given before, where they come back and are at fault again: they get new ones. */
    private BitSet givenBefore = new BitSet();

    private String sheet = "";
    private boolean complete;

    ReturnedLines(Messages messages) {
        this.messages = messages;
    }

    /** Begins with the first line of a delivery. */
    void begin() {
        close();
        header = List.of();
        complete = false;
    }

    void add(Verdict.Rejected rejected, List<String> currentHeader) {
        try {
            if (printer == null) {
                file = PrivateFiles.temporary(".lines");
                printer = FORMAT.print(PrivateFiles.writer(file));
            }
            Fault first = rejected.faults().get(0);
            if (!header.equals(currentHeader) || !sheet.equals(first.sheet())) {
                header = currentHeader;
                givenBefore = ReturnedFile.ownColumns(header);
                sheet = first.sheet();
                print(Arrays.asList(HEADER, sheet, "", "", ""), producers(header));
            }
            String faulty = rejected.faulty().stream()
                    .map(at -> at - givenBefore.get(0, at).cardinality())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "));
            print(
                    Arrays.asList(LINE, sheet, first.line(), reasons(rejected.faults()), faulty),
                    producers(rejected.cells()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> producers(List<String> cells) {
        return givenBefore.isEmpty()
                ? cells
                : IntStream.range(0, cells.size())
                        .filter(at -> !givenBefore.get(at))
                        .mapToObj(cells::get)
                        .toList();
    }

    /** Ends with the last line of the delivery. */
    void end() {
        endWriting();
        complete = true;
    }

    /** Makes sure that all rejected lines are here: a process that died took those it kept with it. */
    void complete(IngestJob.Work work) {
        if (complete) {
            return;
        }
        begin();
        FileBytes.Expected expected = new FileBytes.Expected(work.bytes(), null);
        try (DeliveryReader reader = DeliveryReader.open(work.file(), expected, work.intake(), work.hints())) {
            for (Verdict verdict = reader.next(); verdict != null; verdict = reader.next()) {
                if (verdict instanceof Verdict.Rejected rejected) {
                    add(rejected, reader.header());
                }
            }
        }
        end();
    }

    boolean isEmpty() {
        return file == null;
    }

    /** The lines, from the first one on; {@link #HEADER} and {@link #LINE} say what each record is. */
    CSVParser read() throws IOException {
        return CSVParser.parse(Objects.requireNonNull(file), StandardCharsets.UTF_8, FORMAT);
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

    private void endWriting() {
        try {
            if (printer != null) {
                printer.close(true);
                printer = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the lines. */
    @Override
    public void close() {
        try {
            endWriting();
        } finally {
            remove();
        }
    }

    private void remove() {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
                file = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

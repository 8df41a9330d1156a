package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.report.returned.ReasonsFile;
import fr.mediation.bilan.report.returned.RejectedLinesFile;
import fr.mediation.bilan.report.returned.RejectedLinesText;
import fr.mediation.bilan.report.returned.RejectedLinesWorkbook;
import fr.mediation.bilan.source.ReturnSignature;
import fr.mediation.bilan.source.ReturnedFile;
import fr.mediation.bilan.store.RejectionStore;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what goes back to a producer: every fault and every correction as a line of a CSV file, and the rejected lines
 * themselves in a workbook, to be corrected and delivered again. Where it has no room for them all, lines of a text file come
 * as text, and of a workbook the first ones alone.
 */
@Component
class ReturnedFiles {
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
     * @param lines the rejected lines
     * @param signatures how the correction is known to be of a file that was given out
     */
    record Target(
            Path folder,
            String fileName,
            ReturnedFile.Origin origin,
            Messages messages,
            ReturnedLines lines,
            ReturnSignature signatures) {}

    /**
     * Writes the files there is something to write in.
     *
     * @return files that lay there and were changed since they were written, under their new names
     * @throws ProblemException if they cannot be written
     */
    List<Path> write(long delivery, Target target) {
        try {
            return writeAll(delivery, target);
        } catch (UncheckedIOException | IOException e) {
            throw new ProblemException(
                    e, "job.answer-not-writable", target.folder().toString());
        }
    }

    private List<Path> writeAll(long delivery, Target target) throws IOException {
        GivenFiles given = new GivenFiles(target.folder());
        try {
            if (rejections.anyRejection(delivery)) {
                PrivateFiles.folder(target.folder());
                given.write(ReasonsFile.REJECTIONS, folder -> writeRejections(delivery, target, folder));
            } else {
                given.remove(ReasonsFile.REJECTIONS);
            }
            if (rejections.anyCorrection(delivery)) {
                PrivateFiles.folder(target.folder());
                given.write(ReasonsFile.CORRECTIONS, folder -> writeCorrections(delivery, target, folder));
            } else {
                given.remove(ReasonsFile.CORRECTIONS);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!target.lines().isEmpty()) {
            giveLinesBack(target, given);
        } else {
            given.remove(RejectedLinesText.NAME);
            given.remove(RejectedLinesWorkbook.NAME);
        }
        return given.kept();
    }

    private void writeRejections(long delivery, Target target, Path folder) throws IOException {
        try (ReasonsFile file = ReasonsFile.ofRejections(folder, target.fileName())) {
            rejections.forEach(delivery, fault -> add(file, target, fault));
        }
    }

    private void writeCorrections(long delivery, Target target, Path folder) throws IOException {
        try (ReasonsFile file = ReasonsFile.ofCorrections(folder, target.fileName())) {
            rejections.forEachCorrection(delivery, correction -> add(file, target, correction));
            rejections
                    .unlistedByRule(delivery)
                    .forEach((rule, lines) ->
                            file.addRest(rule, target.messages().get("job.return.more-corrections", lines)));
        }
    }

    private static void add(ReasonsFile file, Target target, RejectionStore.Rejection fault) {
        file.add(
                new ReasonsFile.Place(fault.sheet(), fault.line(), fault.columnName()),
                List.of(fault.value()),
                fault.rule(),
                target.messages()
                        .get("source.rule." + fault.rule(), fault.value(), fault.columnName(), fault.expected()));
    }

    private static void add(ReasonsFile file, Target target, RejectionStore.Correction correction) {
        file.add(
                new ReasonsFile.Place(correction.sheet(), correction.line(), correction.columnName()),
                List.of(correction.before(), correction.after()),
                correction.rule(),
                target.messages().get("source.correction." + correction.rule()));
    }

    private static void giveLinesBack(Target target, GivenFiles given) throws IOException {
        WorkbookRoom room = new WorkbookRoom();
        boolean text = true;
        boolean fit = true;
        try (CSVParser waiting = target.lines().read()) {
            for (CSVRecord record : waiting) {
                if (isHeader(record)) {
                    room.addHeader(record.toList());
                } else {
                    room.addLine(record.toList());
                }
                text &= sheet(record).isEmpty();
                fit &= cells(record).stream().allMatch(RejectedLinesWorkbook::holds);
            }
        }
        boolean asText = text && !(fit && room.suffices());
        Integer shortened = text || room.suffices() ? null : room.fitting();
        boolean whole = fit;
        given.write(
                asText ? RejectedLinesText.NAME : RejectedLinesWorkbook.NAME,
                folder -> writeLines(target, folder, asText, whole, shortened));
    }

    private static void writeLines(
            Target target, Path folder, boolean asText, boolean whole, @Nullable Integer shortened) throws IOException {
        try (CSVParser waiting = target.lines().read();
                RejectedLinesFile file = asText
                        ? new RejectedLinesText(
                                folder.resolve(RejectedLinesText.NAME),
                                heading(target, whole ? "job.return.instruction" : "job.return.too-long", null))
                        : new RejectedLinesWorkbook(
                                folder.resolve(RejectedLinesWorkbook.NAME),
                                heading(
                                        target,
                                        shortened == null ? "job.return.instruction" : "job.return.shortened",
                                        shortened))) {
            giveBack(
                    waiting,
                    file,
                    shortened == null ? Integer.MAX_VALUE : shortened,
                    name -> target.origin().cells(target.signatures(), asText, name),
                    target.messages());
            file.finish();
        }
    }

    private static RejectedLinesFile.Heading heading(Target target, String instruction, @Nullable Integer lines) {
        Messages messages = target.messages();
        return new RejectedLinesFile.Heading(
                messages.get("job.return.title", target.fileName()),
                messages.get(instruction, lines),
                List.of(ReturnedFile.ORIGIN, ReturnedFile.REASON));
    }

    private static void giveBack(
            CSVParser waiting,
            RejectedLinesFile file,
            int most,
            Function<String, List<String>> origin,
            Messages messages)
            throws IOException {
        int width = 0;
        int lines = 0;
        for (CSVRecord line : waiting) {
            if (!isHeader(line) && ++lines > most) {
                break;
            }
            if (isHeader(line)) {
                width = cells(line).size();
                String name = sheet(line).isEmpty() ? messages.get("job.return.sheet") : sheet(line);
                file.startSheet(name, origin.apply(sheet(line)), cells(line));
            } else {
                List<String> cells = padded(line, width);
                file.addLine(new RejectedLinesFile.Line(
                        cells, Integer.parseInt(number(line)), reason(line), faulty(line, width, cells.size())));
            }
        }
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

    /** The cells at fault: those beyond the header are, where there are any. */
    private static Set<Integer> faulty(CSVRecord record, int width, int size) {
        Set<Integer> faulty = Arrays.stream(record.get(4).split(" "))
                .filter(cell -> !cell.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        for (int i = width; i < size; i++) {
            faulty.add(i);
        }
        return faulty;
    }

    /** The cells as they were delivered. */
    private static List<String> cells(CSVRecord record) {
        return record.toList().subList(5, record.size());
    }

    /** The cells as they were delivered: as many as the header has, or more where there is something in them. */
    private static List<String> padded(CSVRecord record, int width) {
        List<String> padded = new ArrayList<>(cells(record));
        while (padded.size() < width) {
            padded.add("");
        }
        int size = Math.min(padded.size(), Bounds.HEADER_COLUMNS);
        while (size > width && padded.get(size - 1).isEmpty()) {
            size--;
        }
        return padded.subList(0, size);
    }
}

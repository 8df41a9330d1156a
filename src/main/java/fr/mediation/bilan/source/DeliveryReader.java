package fr.mediation.bilan.source;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.RowReaders;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads one file as a stream of verdicts, the same for {@code check} and {@code ingest}. The file is recognised when it
 * is opened; each call of {@link #next()} then judges one line. Memory is constant but for what tells repeated lines.
 */
public final class DeliveryReader implements AutoCloseable {
    private final RowReader rows;
    private final HeaderSearch search;
    private final String fileName;
    private final Queue<Row> pending = new ArrayDeque<>();
    private final Repeats repeats = new Repeats();
    private Row lookahead;
    private String lastSheet;
    private HeaderSearch.Candidate recognised;
    private Header header;
    private Reading reading;
    private Context context;
    private final List<String> unknownColumns = new ArrayList<>();
    private Counts counts = Counts.NONE;

    private DeliveryReader(RowReader rows, HeaderSearch search, String fileName) {
        this.rows = rows;
        this.search = search;
        this.fileName = fileName;
    }

    /**
     * Opens a file and recognises it.
     *
     * @param file the file
     * @param intake what files are recognised and checked with
     * @param wish what the user said about it
     * @return the reader, before its first line
     * @throws ProblemException if the file cannot be read, or no source's required columns are in any header
     */
    public static DeliveryReader open(Path file, Intake intake, Intake.Wish wish) {
        String name = file.getFileName().toString();
        List<HeaderSearch.Candidate> candidates = intake.candidates(wish);
        if (candidates.isEmpty()) {
            throw new ProblemException("source.no-such-profile", wish.profile(), wish.source());
        }
        RowReader rows = RowReaders.open(file);
        DeliveryReader reader = new DeliveryReader(rows, new HeaderSearch(candidates, name), name);
        try {
            reader.recognise(intake, wish);
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private void recognise(Intake intake, Intake.Wish wish) {
        lookahead = rows.read();
        while (lookahead != null && recognised == null) {
            enterSheet();
        }
        if (recognised == null) {
            throw search.nearest().map(this::missingColumns).orElseGet(() -> unknownKind(intake));
        }
        String producer = wish.producer() == null ? recognised.profile().producer() : wish.producer();
        LocalDate fileDate = FileDate.in(fileName, LocalDate.now(intake.clock()));
        context = intake.context(producer, fileDate);
        reading = new Reading(context, header);
    }

    private ProblemException missingColumns(HeaderSearch.Match nearest) {
        return new ProblemException(
                "source.missing-columns",
                fileName,
                nearest.candidate().source().filePrefix(),
                String.join(", ", nearest.header().missing()));
    }

    private ProblemException unknownKind(Intake intake) {
        String known = String.join(
                ", ", intake.sources().stream().map(Source::filePrefix).toList());
        return new ProblemException("source.unknown-kind", fileName, known);
    }

    /** Looks for the header of the sheet that the row ahead begins; without one, the sheet is passed over. */
    private void enterSheet() {
        String sheet = lookahead.sheet();
        List<Row> first = new ArrayList<>();
        while (lookahead != null && lookahead.sheet().equals(sheet) && first.size() < HeaderSearch.DEPTH) {
            first.add(lookahead);
            lookahead = rows.read();
        }
        Optional<HeaderSearch.Match> match =
                search.in(first).filter(m -> recognised == null || m.candidate().source() == recognised.source());
        if (match.isEmpty()) {
            while (lookahead != null && lookahead.sheet().equals(sheet)) {
                lookahead = rows.read();
            }
            return;
        }
        recognised = match.get().candidate();
        header = match.get().header();
        header.unknown().stream().filter(c -> !unknownColumns.contains(c)).forEach(unknownColumns::add);
        pending.addAll(first.subList(match.get().index() + 1, first.size()));
        if (context != null) {
            reading = new Reading(context, header);
        }
    }

    /**
     * Judges the next line.
     *
     * @return the verdict, null at the end of the file
     * @throws ProblemException if the file cannot be read to its end: nothing of it may then be kept
     */
    public Verdict next() {
        for (Row row = nextRow(); row != null; row = nextRow()) {
            if (row.blank() || isTotal(row)) {
                counts = counts.plusPassedOver();
                continue;
            }
            return judge(row);
        }
        return null;
    }

    private Row nextRow() {
        while (pending.isEmpty()) {
            if (lookahead == null) {
                return null;
            }
            if (sheetContinues()) {
                Row row = lookahead;
                lookahead = rows.read();
                lastSheet = row.sheet();
                return row;
            }
            enterSheet();
        }
        Row row = pending.poll();
        lastSheet = row.sheet();
        return row;
    }

    private boolean sheetContinues() {
        return lookahead.sheet().equals(lastSheet);
    }

    private Verdict judge(Row row) {
        reading.moveTo(row.sheet(), row.number(), row.cells());
        if (header.exceededBy(row.cells())) {
            reading.fault(Rule.TOO_MANY_CELLS, "");
        }
        Fact fact = recognised.source().read(reading);
        if (reading.faults().isEmpty() && repeats.isDuplicate(fact)) {
            reading.fault(Rule.DUPLICATE, "");
        }
        if (reading.faults().isEmpty()) {
            counts = counts.plusAccepted(fact.date(), repeats.replaced());
            return new Verdict.Accepted(fact);
        }
        counts = counts.plusRejected();
        return new Verdict.Rejected(List.copyOf(reading.faults()));
    }

    /** A row of sums: it begins with the word and lacks what every line must have. */
    private boolean isTotal(Row row) {
        for (String cell : row.cells()) {
            if (!cell.isEmpty()) {
                String first = Folding.fold(cell);
                return (first.startsWith("total") || first.startsWith("sous_total") || first.equals("totaux"))
                        && recognised.source().required().stream()
                                .anyMatch(alternatives -> alternatives.stream()
                                        .allMatch(column ->
                                                header.cell(row.cells(), column).isEmpty()));
            }
        }
        return false;
    }

    /** A merged cell repeats the word over the columns it covers. */
    private static boolean isEmptyOrTotal(String cell) {
        return cell.isEmpty() || Folding.fold(cell).startsWith("total");
    }

    /**
     * What was recognised.
     *
     * @return source, profile, producer and format of the file
     */
    public Reception reception() {
        return new Reception(
                fileName,
                recognised.source(),
                recognised.profile(),
                context.producer(),
                rows.detection(),
                List.copyOf(unknownColumns));
    }

    /**
     * What became of the lines judged so far.
     *
     * @return the counts
     */
    public Counts counts() {
        return counts;
    }

    @Override
    public void close() {
        rows.close();
    }
}

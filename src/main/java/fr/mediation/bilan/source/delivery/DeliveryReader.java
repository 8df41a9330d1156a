package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.format.Prefetcher;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.kind.RowReaders;
import fr.mediation.bilan.source.Context;
import fr.mediation.bilan.source.Correction;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Header;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.ReturnedFile;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.Warning;
import fr.mediation.bilan.source.Warnings;
import fr.mediation.bilan.source.cell.CellText;
import fr.mediation.bilan.source.cell.Identifiers;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file as a stream of verdicts, the same for {@code check} and {@code ingest}. The file is recognised when it
 * is opened; each call of {@link #next()} then judges one line. After the last line come those that are repeated.
 * Memory does not grow with the number of lines.
 */
public final class DeliveryReader implements AutoCloseable {
    private static final int ROWS_TOGETHER = 512;

    private final RowReader file;
    private final Prefetcher<Row> rows;
    private final HeaderSearch search;
    private final String fileName;
    private final Queue<Row> pending = new ArrayDeque<>();
    private final RepeatedLines repeatedLines = new RepeatedLines();
    private final LineCounts.Tally tally = new LineCounts.Tally();
    private final FaultCount faults;
    private final Warnings warnings = new Warnings();
    private final SheetWarnings sheets = new SheetWarnings(warnings);
    private final SummarySheets summaries;
    private final Map<String, List<String>> unknownValues = new LinkedHashMap<>();
    private Row lookahead;
    private String lastSheet;
    private HeaderSearch.Candidate chosen;
    private Header header;
    private Line line;
    private Context context;
    private final Set<String> unknownColumns = new LinkedHashSet<>();
    private Row headerRow;
    private List<Row> aboveHeader = List.of();
    private List<String> headerNames;
    private ReturnedFile returned;
    /** Whether a returned file lacks the rows above its header, or the column of its lines' numbers. */
    private boolean cutReturn;

    private String originSheet = "";
    private Sentence objection;
    private boolean verified;

    private DeliveryReader(RowReader file, HeaderSearch search) {
        this.file = file;
        this.rows = new Prefetcher<>("rows", ROWS_TOGETHER, Row::bytes, file::read);
        this.search = search;
        this.fileName = search.shownName();
        this.faults = new FaultCount(fileName);
        this.summaries = new SummarySheets(file.detection().sheets(), warnings);
    }

    /**
     * Opens a file and recognises it.
     *
     * @param file the file
     * @param expected the bytes it must hold
     * @param intake what files are recognised and checked with
     * @param hints what the user said about it
     * @return the reader, before its first line
     * @throws ProblemException if the file cannot be read, or no source's required columns are in any header
     */
    public static DeliveryReader open(Path file, FileBytes.Expected expected, Intake intake, DeliveryHints hints) {
        String name = file.getFileName().toString();
        List<HeaderSearch.Candidate> candidates = intake.candidates(hints);
        if (candidates.isEmpty()) {
            String known = intake.sources().stream().map(Source::id).collect(Collectors.joining(", "));
            throw new ProblemException("source.no-such-profile", hints.profile(), hints.source(), known);
        }
        RowReader rows = RowReaders.open(file, expected, Intake.textHints(candidates, name));
        DeliveryReader reader = new DeliveryReader(rows, new HeaderSearch(candidates, intake.signatures(), name));
        try {
            reader.recognise(intake, hints);
            return reader;
        } catch (ProblemException problem) {
            try (reader) {
                throw reader.verified(problem);
            }
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    private void recognise(Intake intake, DeliveryHints hints) {
        lookahead = rows.next();
        while (lookahead != null && chosen == null) {
            enterSheet();
        }
        if (chosen == null) {
            throw search.problem(intake);
        }
        String producer = producer(hints.producer());
        if (returned != null) {
            objection = returned.objection(fileName, hints.producer(), intake.signatures());
        } else if (cutReturn) {
            // Taken for an ordinary file, its lines would replace those that were right at once.
            objection = Sentence.of("source.return.changed", fileName);
        }
        context = intake.context(producer, fileName);
        beginLines();
        file.detection().hiddenSheets().forEach(sheet -> warnings.add(Warning.HIDDEN_SHEET, sheet));
    }

    private String producer(@Nullable String said) {
        if (returned != null && !returned.origin().producer().isEmpty()) {
            // Keys are the producer's own, so a corrected line belongs to the producer who delivered it first.
            return returned.origin().producer();
        }
        String name = said == null ? chosen.profile().producer() : said;
        // Systems write the accents of a folder's name in two ways.
        String producer = Identifiers.canonical(CellText.cleaned(name));
        if (producer.isEmpty()) {
            // Those of all such names would count as one producer's.
            throw new ProblemException("source.no-producer", fileName, name);
        }
        return producer;
    }

    /** Looks for the header of the sheet that begins with the row ahead; a sheet without one is passed over. */
    private void enterSheet() {
        String sheet = lookahead.sheet();
        List<Row> first = new ArrayList<>();
        while (lookahead != null && lookahead.sheet().equals(sheet) && first.size() < Bounds.HEADER_ROWS) {
            first.add(lookahead);
            lookahead = rows.next();
        }
        Optional<HeaderSearch.Match> match =
                search.in(first).filter(m -> chosen == null || m.candidate().source() == chosen.source());
        if (match.isEmpty()) {
            // A text has no other sheet behind the rest of its lines.
            lookahead = sheet.isEmpty() ? null : lookahead;
            sheets.passedOver(first);
            while (lookahead != null && lookahead.sheet().equals(sheet)) {
                sheets.passedOver(List.of(lookahead));
                lookahead = rows.next();
            }
            return;
        }
        if (chosen == null) {
            headerRow = first.get(match.get().index());
            headerNames = match.get().header().names();
            boolean numbered = match.get().header().hasOrigin();
            returned = numbered ? search.returned() : null;
            cutReturn = returned == null
                    && (search.returned() != null
                            || ReturnedFile.isSignedIn(first)
                            || match.get().header().beginsAsReturned()
                            || numbered && match.get().header().hasReason());
        } else {
            rememberUnknownValues();
        }
        originSheet = search.returned() == null ? sheet : search.returned().sheetOr(sheet);
        chosen = match.get().candidate();
        header = match.get().header();
        sheets.enter(header, first.get(match.get().index()), file.detection());
        if (header.names().size() > Bounds.HEADER_COLUMNS) {
            throw new ProblemException("source.too-many-columns", fileName, Bounds.HEADER_COLUMNS);
        }
        unknownColumns.addAll(header.unknown());
        if (unknownColumns.size() > Bounds.HEADER_COLUMNS) {
            throw new ProblemException("source.too-many-unknown-columns", fileName, Bounds.HEADER_COLUMNS);
        }
        int skipped = returned == null ? chosen.profile().header().skip() : 0;
        int firstLine = match.get().index() + 1 + skipped;
        if (firstLine < first.size()) {
            pending.addAll(first.subList(firstLine, first.size()));
        }
        aboveHeader = first.subList(0, match.get().index());
        if (context != null) {
            beginLines();
        }
    }

    private void beginLines() {
        line = new Line(context, header, warnings);
        if (returned == null) {
            sheets.aboveHeader(aboveHeader, chosen, header.names(), context);
        }
    }

    /**
     * Judges the next line; after the last, reports the next line that is repeated.
     *
     * @return the verdict, null after the last
     * @throws ProblemException if the file cannot be read to its end, or held other bytes than were expected: nothing of
     *     it may then be kept
     */
    public Verdict next() {
        try {
            Verdict verdict = nextOfLines();
            if (verdict != null) {
                return verdict;
            }
        } catch (ProblemException problem) {
            throw verified(problem);
        }
        if (!verified) {
            verify();
            verified = true;
        }
        Verdict.Repeated repeated = repeatedLines.next();
        if (repeated != null) {
            tally.repeated(repeated);
        } else {
            repeatedLines.tellOfBlock(warnings);
        }
        return repeated;
    }

    /** A file that makes no sense may have changed while it was read, and must then not be blamed for what it holds. */
    private ProblemException verified(ProblemException problem) {
        verify();
        return problem;
    }

    private void verify() {
        rows.close();
        file.verify();
    }

    private @Nullable Verdict nextOfLines() {
        for (Row row = nextRow(); row != null; row = nextRow()) {
            if (row.blank() || TotalRow.is(row, chosen.source(), header) || entersTable(row)) {
                tally.passedOver();
                continue;
            }
            Verdict verdict = judge(row);
            if (verdict != null) {
                return verdict;
            }
            tally.passedOver();
        }
        return null;
    }

    /** Whether a row is the header of another table below the first: its columns may stand in another order. */
    private boolean entersTable(Row row) {
        Header further = returned == null ? FurtherHeader.in(row, header, chosen) : null;
        if (further != null) {
            rememberUnknownValues();
            header = further;
            sheets.enter(header, row, file.detection());
            unknownColumns.addAll(header.unknown());
            line = new Line(context, header, warnings);
        }
        return further != null;
    }

    private Row nextRow() {
        while (pending.isEmpty()) {
            if (lookahead == null) {
                return null;
            }
            if (sheetContinues()) {
                Row row = lookahead;
                lookahead = rows.next();
                lastSheet = row.sheet();
                return restored(row);
            }
            enterSheet();
        }
        Row row = pending.poll();
        lastSheet = row.sheet();
        return restored(row);
    }

    private Row restored(Row row) {
        return returned == null ? row : returned.restored(row);
    }

    private boolean sheetContinues() {
        return lookahead.sheet().equals(lastSheet);
    }

    /** The place that a line of a directory is about, where it is told though the line is refused. */
    private @Nullable String placeOf(List<Fact> facts) {
        Source source = chosen.source();
        return source.isOfPlaces() && !facts.isEmpty() ? source.place(facts.get(0)) : null;
    }

    /** Null where the line counts already, in a sheet that sums up others or is summed up. */
    private @Nullable Verdict judge(Row row) {
        line.moveTo(row);
        sheets.read(row);
        if (header.isExceededBy(row.cells())) {
            line.fault(Rule.TOO_MANY_CELLS, "");
        }
        // What a cell swallowed is of other lines and columns: to judge it would show what it holds of persons.
        List<Fact> facts = line.alreadyFaulty(Rule.SWALLOWED_LINES)
                ? List.of()
                : chosen.source().read(line);
        List<Fault> found = line.faults();
        int origin = returned == null ? 0 : header.origin(row.cells());
        if (!found.isEmpty()) {
            tally.rejected();
            faults.rejected(found.size(), row.number());
            return new Verdict.Rejected(
                    found, line.returned(), header.cellsAtFault(found), placeOf(facts), origin, originSheet);
        }
        if (summaries.hold(row, facts.get(0))) {
            return null;
        }
        List<Correction> corrections = List.copyOf(line.corrections());
        facts.forEach(fact -> repeatedLines.add(fact, origin));
        faults.accepted();
        tally.accepted(facts.get(0).date(), line.department(), !corrections.isEmpty());
        return new Verdict.Accepted(facts, corrections, origin, originSheet);
    }

    /** {@return the source, profile, producer and format that were recognised} */
    public RecognisedFile recognised() {
        return new RecognisedFile(
                fileName,
                chosen.source(),
                chosen.profile(),
                context.producer(),
                file.detection(),
                headerRow.sheet(),
                headerRow.number(),
                headerNames,
                List.copyOf(unknownColumns),
                returned == null ? null : returned.origin().sha256(),
                objection);
    }

    /** {@return what was read of the file so far, at least up to the line judged last} */
    public FileBytes bytesRead() {
        return file.bytesRead();
    }

    /** {@return the producer's own names of the columns of the line judged last} */
    public List<String> header() {
        return header.names();
    }

    /** {@return what became of the lines judged so far} */
    public LineCounts counts() {
        return tally.counts();
    }

    /** {@return what is to be told of the file, as far as its lines were judged} */
    public List<Sentence> warnings() {
        return warnings.sentences();
    }

    /**
     * Values that the profile's lists do not name, among the lines judged so far.
     *
     * @return the first of them by canonical column
     */
    public Map<String, List<String>> unknownValues() {
        rememberUnknownValues();
        return unknownValues;
    }

    private void rememberUnknownValues() {
        header.unknownValues().forEach(unknownValues::putIfAbsent);
    }

    @Override
    public void close() {
        try (repeatedLines;
                file) {
            rows.close();
        }
    }
}

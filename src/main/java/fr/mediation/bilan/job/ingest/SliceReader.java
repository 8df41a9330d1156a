package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.format.InterruptedReadException;
import fr.mediation.bilan.format.Prefetcher;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.delivery.DeliveryReader;
import fr.mediation.bilan.source.delivery.TooManyFaultsException;
import fr.mediation.bilan.text.PersonalData;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads a delivery in slices, from where the last committed one ended. The next slices are judged on another thread while
 * one is stored. After a restart the lines already committed are judged again and not passed on: whoever finds
 * repeated lines must see all of them, and so must the file that goes back to the producer.
 */
final class SliceReader implements ItemStreamReader<Slice>, StepExecutionListener {
    /** The exit status where a file turned out to be unreadable. */
    static final String REFUSED = "REFUSED";

    /** Lines per slice: so many that the cost of a commit does not matter, so few that a restart repeats little. */
    static final int LINES = 20_000;

    private static final String DELIVERY = "delivery";
    private static final String POSITION = "verdicts";
    private static final String BYTES = "bytes";
    private static final String SHA256 = "sha256";
    private static final String PROFILE = "profile";

    private final IngestJob.Work work;
    private final Settlement settlement;
    private final Progress progress;
    private final ListedCorrections listed = new ListedCorrections();
    private DeliveryReader reader;
    private ReturnedLines returned;
    private Prefetcher<Slice> slices;
    private long position;
    private Verdict pending;
    private Slice lastSlice;
    private Sentence refusal;

    SliceReader(IngestJob.Work work, Settlement settlement, Progress progress) {
        this.work = work;
        this.settlement = settlement;
        this.progress = progress;
    }

    @Override
    public void open(ExecutionContext context) {
        if (context.getLong(DELIVERY, work.delivery()) != work.delivery()
                || !work.profile().equals(context.getString(PROFILE, ""))) {
            // What was loaded then was forgotten, or its profile says otherwise now.
            forget(context);
        }
        if (work.known() && !context.containsKey(POSITION)) {
            settlement.beginAgain(work.source().facts(), work.delivery());
        }
        FileBytes.Expected expected = new FileBytes.Expected(work.bytes(), before(context));
        try {
            reader = opened(expected);
        } catch (RuntimeException | Error e) {
            throw FileFailure.of(work.file(), e);
        }
        returned = work.returned().lines();
        returned.begin();
        progress.begin(PersonalData.maskedName(work.file().getFileName().toString()));
        long committed = context.getLong(POSITION, 0);
        slices = new Prefetcher<>("lines", 1, slice -> 0, () -> judge(committed));
    }

    private static void forget(ExecutionContext context) {
        context.remove(POSITION);
        context.remove(BYTES);
        context.remove(Settlement.REFUSAL);
        CountsContext.clear(context);
    }

    private static @Nullable FileBytes before(ExecutionContext context) {
        return context.containsKey(BYTES) ? new FileBytes(context.getLong(BYTES), context.getString(SHA256)) : null;
    }

    /** The file again; what it is recognised as is not what was registered where it changed since. */
    private DeliveryReader opened(FileBytes.Expected expected) {
        DeliveryReader opened = DeliveryReader.open(work.file(), expected, work.intake(), work.hints());
        if (!opened.recognised().equals(work.recognised())) {
            opened.close();
            throw InterruptedReadException.changed(work.file());
        }
        return opened;
    }

    /** The next slice beyond those already committed; runs on the thread that judges. */
    private Slice judge(long committed) {
        while (position < committed) {
            listed.pass(judged());
            position++;
        }
        Slice slice = new Slice(work.recognised().source(), work.delivery(), listed);
        while (!slice.isFull()) {
            Verdict verdict = pending == null ? judged() : pending;
            pending = null;
            if (verdict == null) {
                returned.end();
                break;
            }
            if (!slice.takes(verdict)) {
                pending = verdict;
                break;
            }
            slice.add(verdict);
            position++;
        }
        slice.end(position, reader.bytesRead(), reader.counts());
        return slice.isEmpty() ? null : slice;
    }

    private Verdict judged() {
        Verdict verdict = reader.next();
        if (verdict instanceof Verdict.Rejected rejected) {
            returned.add(rejected, reader.header());
        }
        return verdict;
    }

    @Override
    public Slice read() {
        Slice slice = nextSlice();
        if (slice != null) {
            lastSlice = slice;
            progress.lines(slice.verdicts());
        }
        return slice;
    }

    private @Nullable Slice nextSlice() {
        try {
            return slices.next();
        } catch (InterruptedReadException | TooManyFaultsException e) {
            throw FileFailure.of(work.file(), e);
        } catch (ProblemException e) {
            // What was committed before is removed by the step that refuses the delivery.
            refusal = e.sentence();
            return null;
        } catch (RuntimeException | Error e) {
            throw FileFailure.of(work.file(), e);
        }
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(DELIVERY, work.delivery());
        context.putString(PROFILE, work.profile());
        if (lastSlice != null) {
            context.putLong(BYTES, lastSlice.bytes().count());
            context.putString(SHA256, lastSlice.bytes().sha256());
            context.putLong(POSITION, lastSlice.position());
            CountsContext.put(context, lastSlice.counts());
        }
        if (refusal != null) {
            context.putString(Settlement.REFUSAL, refusal.stored());
        }
    }

    @Override
    public void close() {
        if (reader == null) {
            return;
        }
        slices.close();
        reader.close();
        progress.end();
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        if (reader != null && refusal == null) {
            CountsContext.putUnknownValues(step.getExecutionContext(), reader.unknownValues());
            CountsContext.putWarnings(step.getExecutionContext(), reader.warnings());
        }
        return refusal == null ? step.getExitStatus() : new ExitStatus(REFUSED);
    }
}

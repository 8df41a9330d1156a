package fr.mediation.bilan.job;

import fr.mediation.bilan.source.DeliveryReader;
import fr.mediation.bilan.source.Intake;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads a delivery's verdicts from where the last committed chunk ended. After a restart the lines already committed are
 * judged again without being handed on: what tells repeated lines apart must have seen them all.
 */
final class VerdictReader implements ItemStreamReader<Verdict>, StepExecutionListener {
    /** The exit status of a file that turned out unreadable on the way. */
    static final String REFUSED = "REFUSED";

    private static final String POSITION = "verdicts";

    private final Path file;
    private final Intake intake;
    private final Intake.Wish wish;
    private final Progress progress;
    private DeliveryReader reader;
    private long position;
    private ProblemException refusal;

    VerdictReader(Path file, Intake intake, Intake.Wish wish, Progress progress) {
        this.file = file;
        this.intake = intake;
        this.wish = wish;
        this.progress = progress;
    }

    @Override
    public void open(ExecutionContext context) {
        reader = DeliveryReader.open(file, intake, wish);
        progress.begin(file.getFileName().toString());
        long committed = context.getLong(POSITION, 0);
        for (position = 0; position < committed; position++) {
            reader.next();
        }
    }

    @Override
    public Verdict read() {
        try {
            Verdict verdict = reader.next();
            if (verdict != null) {
                position++;
                progress.line();
            }
            return verdict;
        } catch (ProblemException e) {
            // What was committed before is removed by the step that refuses the delivery.
            refusal = e;
            return null;
        }
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(POSITION, position);
        CountsContext.put(context, reader.counts());
        if (refusal != null) {
            context.putString(LoadedDelivery.REFUSAL, Refusals.write(refusal));
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            progress.end();
        }
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        return refusal == null ? step.getExitStatus() : new ExitStatus(REFUSED);
    }
}

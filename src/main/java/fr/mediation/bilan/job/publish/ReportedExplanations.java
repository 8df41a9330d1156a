package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Comparisons;
import fr.mediation.bilan.indicator.judge.Scope;
import fr.mediation.bilan.job.compute.Explanations;
import fr.mediation.bilan.job.compute.Explanations.Explanation;
import fr.mediation.bilan.job.compute.Explanations.Question;
import fr.mediation.bilan.job.compute.Explanations.Source;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Explains figures with what reports say of them: two years lie beside each other where they do so there. */
@Service
public class ReportedExplanations {
    private final Explanations explanations;
    private final ReportInputs inputs;

    ReportedExplanations(Explanations explanations, ReportInputs inputs) {
        this.explanations = explanations;
        this.inputs = inputs;
    }

    /**
     * Explains.
     *
     * @param question the figure
     * @param jobs the definitions
     * @return the explanation
     */
    public Explanation explain(Question question, JobsFolder jobs) {
        Explanation measured = explanations.explain(question, jobs);
        return hasScope(measured)
                ? told(measured, inputs.comparisons(question.basis(), question.year(), question.perimeter(), jobs))
                : measured;
    }

    /**
     * Writes the lines that figures were computed from.
     *
     * @param explanation the figure
     * @param jobs the definitions that it was explained by
     * @param file where
     * @return how many lines were written
     */
    public long writeLines(Explanation explanation, JobsFolder jobs, Path file) {
        return explanations.writeLines(explanation, jobs, file);
    }

    private static boolean hasScope(Explanation explanation) {
        return explanation.source() != null && explanation.source().scope() != null
                || explanation.inputs().stream().anyMatch(ReportedExplanations::hasScope);
    }

    private static Explanation told(Explanation measured, Comparisons comparisons) {
        return new Explanation(
                measured.indicator(),
                measured.basis(),
                measured.figure(),
                measured.territoryName(),
                measured.categories(),
                told(measured.source(), measured.figure(), comparisons),
                measured.inputs().stream()
                        .map(input -> told(input, comparisons))
                        .toList(),
                measured.sincePublication());
    }

    private static @Nullable Source told(@Nullable Source source, Figure of, Comparisons comparisons) {
        if (source == null || source.scope() == null) {
            return source;
        }
        Scope told = comparisons
                .of(of.indicator(), of.territory(), of.year())
                .map(Comparison::scope)
                .orElse(null);
        return told == null
                ? source
                : new Source(
                        source.statement(),
                        source.numeratorNow(),
                        source.denominatorNow(),
                        source.agrees(),
                        source.deliveries(),
                        new ConstantScope(
                                of.year(),
                                of.perimeter(),
                                of.level(),
                                of.territory(),
                                of.indicator(),
                                told.before(),
                                told.now(),
                                told.shareBefore(),
                                told.shareNow(),
                                told.estimate()));
    }
}

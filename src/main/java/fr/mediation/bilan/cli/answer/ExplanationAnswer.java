package fr.mediation.bilan.cli.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.ConstantScope.Estimate;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.job.compute.Explanations.ContributingDelivery;
import fr.mediation.bilan.job.compute.Explanations.Explanation;
import fr.mediation.bilan.job.compute.Explanations.Since;
import fr.mediation.bilan.job.compute.Explanations.Source;
import fr.mediation.bilan.text.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer that explains a figure.
 *
 * @param subject which figure
 * @param value what it is
 * @param computation how it was computed; left out where it is derived from others
 * @param since what changed since it was published; left out where it never was
 * @param inputs the figures that it is derived from; left out where there are none
 */
public record ExplanationAnswer(
        @JsonUnwrapped Subject subject,
        @JsonUnwrapped Value value,
        @JsonUnwrapped @Nullable Computation computation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SinceAnswer since,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ExplanationAnswer> inputs) {

    record Subject(
            String indicator,
            int year,
            YearBasis yearBasis,
            String perimeter,
            String level,
            String territory,
            String definition) {}

    /** What it is; null where there is none. */
    record Value(
            @Nullable String value,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String unknownRate,
            @Nullable Long contributors,
            String status) {}

    record Computation(
            String statement,
            boolean agrees,
            List<ContributingDelivery> deliveries,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ScopeAnswer constantScope) {
        private static @Nullable Computation of(@Nullable Source source) {
            return source == null
                    ? null
                    : new Computation(
                            source.statement(), source.agrees(), source.deliveries(), ScopeAnswer.of(source.scope()));
        }
    }

    /** What the same reporters reported in both years; what is not known is null. */
    record ScopeAnswer(
            @Nullable String before,
            @Nullable String now,
            @Nullable String shareBefore,
            @Nullable String shareNow,
            boolean broken,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            EstimateAnswer estimate) {
        private static @Nullable ScopeAnswer of(@Nullable ConstantScope scope) {
            return scope == null
                    ? null
                    : new ScopeAnswer(
                            AnswerWriter.plain(scope.before()),
                            AnswerWriter.plain(scope.now()),
                            AnswerWriter.plain(scope.shareBefore()),
                            AnswerWriter.plain(scope.shareNow()),
                            scope.isBroken(),
                            EstimateAnswer.of(scope.estimate()));
        }
    }

    /** The figure with what is missing from those that did not report, and its 95 % interval. */
    record EstimateAnswer(
            @Nullable String value,
            @Nullable String low,
            @Nullable String high,
            String method) {
        private static @Nullable EstimateAnswer of(@Nullable Estimate estimate) {
            return estimate == null
                    ? null
                    : new EstimateAnswer(
                            AnswerWriter.plain(estimate.value()),
                            AnswerWriter.plain(estimate.low()),
                            AnswerWriter.plain(estimate.high()),
                            Estimate.METHOD);
        }
    }

    record SinceAnswer(
            long publication,
            LocalDate publishedOn,
            @Nullable String value,
            List<String> came,
            List<String> gone) {
        private static @Nullable SinceAnswer of(@Nullable Since since) {
            return since == null
                    ? null
                    : new SinceAnswer(
                            since.publication(),
                            since.publishedOn(),
                            AnswerWriter.plain(since.shown()),
                            since.came(),
                            since.gone());
        }
    }

    /**
     * {@return the answer that explains a figure}
     *
     * @param explanation the explanation
     */
    public static ExplanationAnswer of(Explanation explanation) {
        Figure figure = explanation.figure();
        return new ExplanationAnswer(
                new Subject(
                        explanation.indicator().id(),
                        figure.year(),
                        explanation.basis(),
                        figure.perimeter().code(),
                        figure.level().name().toLowerCase(Locale.ROOT),
                        figure.territory(),
                        explanation.indicator().definition().in(Messages.FRENCH)),
                new Value(
                        AnswerWriter.plain(figure.value()),
                        AnswerWriter.plain(figure.numerator()),
                        AnswerWriter.plain(figure.denominator()),
                        AnswerWriter.plain(figure.unknownRate()),
                        figure.contributors(),
                        figure.status().code()),
                Computation.of(explanation.source()),
                SinceAnswer.of(explanation.sincePublication()),
                explanation.inputs().stream().map(ExplanationAnswer::of).toList());
    }
}

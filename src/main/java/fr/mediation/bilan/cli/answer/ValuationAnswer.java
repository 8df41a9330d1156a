package fr.mediation.bilan.cli.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.Payback;
import fr.mediation.bilan.value.Rounding;
import fr.mediation.bilan.value.Valuation;
import fr.mediation.bilan.value.Valuation.Missing;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import fr.mediation.bilan.value.Valuation.YearValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code bilan value}: amounts and months as decimal texts with two decimals, ratios with four, rounded half
 * up; null where there is none.
 *
 * @param total all outcomes together
 * @param outcomes those that were valued, then those that are missing
 * @param stakeholders who gains how much
 * @param articles what each article of the convention brings
 * @param sensitivity what the result depends on; left out unless asked for
 */
public record ValuationAnswer(
        @JsonUnwrapped Total total,
        List<OutcomeAnswer> outcomes,
        List<Stakeholder> stakeholders,
        List<Article> articles,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SensitivityAnswer sensitivity) {

    record Total(
            @Nullable String gross,
            @Nullable String impact,
            @Nullable String impactOfFirstYear,
            List<Year> years,
            @Nullable String totalPresentValue,
            @Nullable String inputs,
            @Nullable String netPresentValue,
            @Nullable String ratio,
            @Nullable String paybackMonths,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Lost paybackLost) {}

    /** Inputs that were paid back once: months until they were, and until they no longer are. */
    record Lost(String reached, String lost) {
        private static @Nullable Lost of(@Nullable Payback payback) {
            return payback == null || payback.lost() == null
                    ? null
                    : new Lost(amount(payback.reached()), amount(payback.lost()));
        }
    }

    /** A year, 1 for that of the activity. */
    record Year(int year, String value, String discountFactor, String presentValue) {
        private static List<Year> of(List<YearValue> years) {
            return years.stream()
                    .map(year -> new Year(
                            year.year(),
                            amount(year.value()),
                            Rounding.factor(year.discountFactor()).toPlainString(),
                            amount(year.presentValue())))
                    .toList();
        }
    }

    /** An outcome of the map. */
    sealed interface OutcomeAnswer {}

    record Valued(
            @JsonUnwrapped Subject subject,
            String status,
            @JsonUnwrapped Steps steps) implements OutcomeAnswer {
        private static Valued of(OutcomeValue value) {
            return new Valued(
                    new Subject(
                            value.outcome().id(),
                            value.outcome().label(),
                            value.outcome().stakeholder(),
                            article(value.outcome().article())),
                    "valued",
                    new Steps(
                            value.quantity().toPlainString(),
                            value.creditedBefore().stream()
                                    .map(BigDecimal::toPlainString)
                                    .toList(),
                            amount(value.proxy()),
                            amount(value.gross()),
                            amount(value.afterDeadweight()),
                            amount(value.afterDisplacement()),
                            amount(value.afterAttribution()),
                            amount(value.impact()),
                            Year.of(value.years()),
                            amount(value.presentValue())));
        }
    }

    record Subject(
            String id,
            Label label,
            Label stakeholder,
            @Nullable Integer article) {}

    record Steps(
            String quantity,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> creditedBefore,
            String proxy,
            String gross,
            String afterDeadweight,
            String afterDisplacement,
            String afterAttribution,
            String impact,
            List<Year> years,
            String presentValue) {}

    record MissingOutcome(String id, Label label, String status, String indicator) implements OutcomeAnswer {
        private static MissingOutcome of(Missing missing) {
            return new MissingOutcome(missing.id(), missing.label(), "missing", missing.indicator());
        }
    }

    record Stakeholder(Label stakeholder, @JsonUnwrapped Part part) {}

    record Article(@Nullable Integer article, @JsonUnwrapped Part part) {}

    record Part(String gross, String impact, String presentValue) {
        private static Part of(Valuation.Subtotal subtotal) {
            return new Part(amount(subtotal.gross()), amount(subtotal.impact()), amount(subtotal.presentValue()));
        }
    }

    /**
     * {@return the answer about a territory}
     *
     * @param appraisal the territories
     * @param territory its code
     * @param sensitivity whether to add what the result depends on
     */
    public static ValuationAnswer of(Appraisal appraisal, String territory, boolean sensitivity) {
        Valuation valuation = appraisal.valuations().get(territory);
        if (!valuation.reported()) {
            return unknown(valuation);
        }
        return new ValuationAnswer(
                new Total(
                        amount(valuation.gross()),
                        amount(valuation.impact()),
                        amount(valuation.impactOfFirstYear()),
                        Year.of(valuation.years()),
                        amount(valuation.totalPresentValue()),
                        amount(valuation.inputs()),
                        amount(valuation.netPresentValue()),
                        ratio(valuation.ratio()),
                        amount(valuation.paybackMonths()),
                        Lost.of(valuation.payback())),
                Stream.<OutcomeAnswer>concat(
                                valuation.outcomes().stream().map(Valued::of),
                                valuation.missing().stream()
                                        .filter(missing -> missing.kind() == Missing.Kind.OUTCOME)
                                        .map(MissingOutcome::of))
                        .toList(),
                valuation.byStakeholder().entrySet().stream()
                        .map(part -> new Stakeholder(part.getKey(), Part.of(part.getValue())))
                        .toList(),
                valuation.byArticle().entrySet().stream()
                        .map(part -> new Article(article(part.getKey()), Part.of(part.getValue())))
                        .toList(),
                sensitivity
                        ? SensitivityAnswer.of(
                                appraisal.sensitivities().get(territory),
                                appraisal.intervals().get(territory))
                        : null);
    }

    /** Of a territory of which nothing that the map counts was reported: its means, and what is missing. */
    private static ValuationAnswer unknown(Valuation valuation) {
        return new ValuationAnswer(
                new Total(null, null, null, List.of(), null, amount(valuation.inputs()), null, null, null, null),
                valuation.missing().stream()
                        .filter(missing -> missing.kind() == Missing.Kind.OUTCOME)
                        .<OutcomeAnswer>map(MissingOutcome::of)
                        .toList(),
                List.of(),
                List.of(),
                null);
    }

    private static @Nullable Integer article(int article) {
        return article == 0 ? null : article;
    }

    static @Nullable String amount(@Nullable BigDecimal amount) {
        return amount == null ? null : Rounding.cents(amount).toPlainString();
    }

    static @Nullable String ratio(@Nullable BigDecimal ratio) {
        return ratio == null ? null : Rounding.ratio(ratio).toPlainString();
    }
}

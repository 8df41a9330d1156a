package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.value.Valuation.Missing;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import fr.mediation.bilan.value.Valuation.YearValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A valuation as the JSON object of {@code bilan value}: fields in a fixed order, amounts and months as decimal strings
 * with two decimals, the ratio with four, rounded half up; null where there is none. A year is a number, 1 for the year of
 * the activity.
 */
public final class ValuationJson {
    private ValuationJson() {}

    /**
     * The JSON object of a valuation.
     *
     * @param valuation what was evaluated
     * @return maps, lists, strings, integers and nulls, which any JSON writer takes
     */
    public static Map<String, Object> of(Valuation valuation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("gross", amount(valuation.gross()));
        json.put("impact", amount(valuation.impact()));
        json.put("years", years(valuation.years()));
        json.put("total_present_value", amount(valuation.totalPresentValue()));
        json.put("inputs", amount(valuation.inputs()));
        json.put("net_present_value", amount(valuation.netPresentValue()));
        json.put("ratio", ratio(valuation.ratio()));
        json.put("payback_months", amount(valuation.paybackMonths()));
        List<Object> outcomes = new ArrayList<>();
        valuation.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
        valuation.missing().stream()
                .filter(missing -> missing.kind() == Missing.Kind.OUTCOME)
                .forEach(missing -> outcomes.add(missing(missing)));
        json.put("outcomes", outcomes);
        json.put(
                "stakeholders",
                valuation.byStakeholder().entrySet().stream()
                        .map(part -> subtotal("stakeholder", label(part.getKey()), part.getValue()))
                        .toList());
        json.put(
                "articles",
                valuation.byArticle().entrySet().stream()
                        .map(part -> subtotal("article", part.getKey() == 0 ? null : part.getKey(), part.getValue()))
                        .toList());
        return json;
    }

    private static Map<String, Object> subtotal(String name, Object part, Valuation.Subtotal subtotal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(name, part);
        json.put("gross", amount(subtotal.gross()));
        json.put("impact", amount(subtotal.impact()));
        json.put("present_value", amount(subtotal.presentValue()));
        return json;
    }

    private static Map<String, Object> outcome(OutcomeValue outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", outcome.outcome().id());
        json.put("label", label(outcome.outcome().label()));
        json.put("stakeholder", label(outcome.outcome().stakeholder()));
        json.put(
                "article",
                outcome.outcome().article() == 0 ? null : outcome.outcome().article());
        json.put("status", "valued");
        json.put("quantity", outcome.quantity().toPlainString());
        json.put("proxy", amount(outcome.proxy()));
        json.put("gross", amount(outcome.gross()));
        json.put("after_deadweight", amount(outcome.afterDeadweight()));
        json.put("after_displacement", amount(outcome.afterDisplacement()));
        json.put("impact", amount(outcome.impact()));
        json.put("years", years(outcome.years()));
        json.put("present_value", amount(outcome.presentValue()));
        return json;
    }

    private static Map<String, Object> missing(Missing missing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", missing.id());
        json.put("label", label(missing.label()));
        json.put("status", "missing");
        json.put("indicator", missing.indicator());
        return json;
    }

    static Map<String, Object> label(Label label) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fr", label.fr());
        json.put("en", label.en());
        return json;
    }

    private static List<Object> years(List<YearValue> years) {
        List<Object> list = new ArrayList<>();
        for (YearValue year : years) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("year", year.year());
            json.put("value", amount(year.value()));
            json.put("discount_factor", Rounding.factor(year.discountFactor()).toPlainString());
            json.put("present_value", amount(year.presentValue()));
            list.add(json);
        }
        return list;
    }

    static @Nullable String amount(@Nullable BigDecimal amount) {
        return amount == null ? null : Rounding.cents(amount).toPlainString();
    }

    static @Nullable String ratio(@Nullable BigDecimal ratio) {
        return ratio == null ? null : Rounding.ratio(ratio).toPlainString();
    }
}

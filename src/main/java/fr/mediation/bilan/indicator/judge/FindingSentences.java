package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Finding.Range;
import fr.mediation.bilan.text.Messages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts findings into sentences of one language. */
public final class FindingSentences {
    private final Messages messages;
    private final Map<String, Indicator> indicators;
    private final Map<String, String> territories;

    /**
     * Sentences in one language.
     *
     * @param messages the language
     * @param indicators the catalogue
     * @param territories the territories' names, by code
     */
    public FindingSentences(Messages messages, List<Indicator> indicators, Map<String, String> territories) {
        this.messages = messages;
        this.indicators = indicators.stream().collect(Collectors.toMap(Indicator::id, indicator -> indicator));
        this.territories = Map.copyOf(territories);
    }

    /**
     * {@return the sentence for a finding: what is odd, where, what was expected, and what to look at}
     *
     * @param finding the finding
     */
    public String of(Finding finding) {
        Indicator indicator = indicators.get(finding.indicator());
        Unit unit = indicator.unit();
        return messages.get(
                "indicator.finding." + finding.kind().code()
                        + (finding.observed().atConstantScope() ? ".same-reporters" : ""),
                territory(finding),
                indicator.label().in(messages.locale()),
                Integer.toString(finding.year()),
                Integer.toString(finding.year() - 1),
                number(finding.value(), unit),
                number(finding.previous(), unit),
                expected(finding.expected(), unit),
                toDo(finding, unit));
    }

    /** What is to be looked at: where a change points to depends on its direction, and a share changes with its answers. */
    private String toDo(Finding finding, Unit unit) {
        if (finding.value() == null || finding.previous() == null) {
            return "";
        }
        String reason =
                unit == Unit.PERCENT ? "share" : finding.value().compareTo(finding.previous()) > 0 ? "more" : "less";
        return messages.get(
                "indicator.finding.look." + reason,
                Integer.toString(finding.year()),
                Integer.toString(finding.year() - 1));
    }

    /**
     * {@return the territory's name, else its code}
     *
     * @param finding the finding
     */
    public String territory(Finding finding) {
        return territories.getOrDefault(finding.territory(), finding.territory());
    }

    private String expected(Range expected, Unit unit) {
        Optional<BigDecimal> least = Optional.ofNullable(expected.least());
        Optional<BigDecimal> most = Optional.ofNullable(expected.most());
        if (least.isPresent() && most.isPresent()) {
            return messages.get("indicator.expected.between", number(least.get(), unit), number(most.get(), unit));
        }
        return least.map(bound -> messages.get("indicator.expected.least", number(bound, unit)))
                .orElseGet(() -> messages.get("indicator.expected.most", number(most.orElseThrow(), unit)));
    }

    /** A number as the reader writes it, empty where there is none. */
    private String number(@Nullable BigDecimal value, Unit unit) {
        if (value == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMaximumFractionDigits(unit.decimals());
        String text = format.format(value);
        return unit == Unit.PERCENT ? messages.get("indicator.percent", text) : text;
    }
}

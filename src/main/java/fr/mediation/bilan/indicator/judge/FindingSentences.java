package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Finding.Kind;
import fr.mediation.bilan.text.Messages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
     * {@return the sentence for a finding: what is odd, where, and what was expected}
     *
     * @param finding the finding
     */
    public String of(Finding finding) {
        Indicator indicator = indicators.get(finding.indicator());
        String name = indicator.label().in(messages.locale());
        String where = territory(finding);
        String year = Integer.toString(finding.year());
        if (finding.kind() == Kind.SILENT) {
            return messages.get("indicator.finding.silent", where, year, Integer.toString(finding.year() - 1));
        }
        return messages.get(
                "indicator.finding." + finding.kind().code(),
                name,
                where,
                year,
                number(finding.value(), indicator.unit()),
                expected(finding, indicator.unit()));
    }

    /**
     * {@return the territory's name, else its code}
     *
     * @param finding the finding
     */
    public String territory(Finding finding) {
        return territories.getOrDefault(finding.territory(), finding.territory());
    }

    private String expected(Finding finding, Unit unit) {
        Optional<BigDecimal> least = Optional.ofNullable(finding.least());
        Optional<BigDecimal> most = Optional.ofNullable(finding.most());
        if (least.isPresent() && most.isPresent()) {
            return messages.get("indicator.expected.between", number(least.get(), unit), number(most.get(), unit));
        }
        return least.map(bound -> messages.get("indicator.expected.least", number(bound, unit)))
                .orElseGet(() -> messages.get("indicator.expected.most", number(most.orElseThrow(), unit)));
    }

    private String number(BigDecimal value, Unit unit) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMaximumFractionDigits(unit.decimals());
        String text = format.format(value);
        return unit == Unit.PERCENT ? messages.get("indicator.percent", text) : text;
    }
}

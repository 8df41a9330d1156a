package fr.mediation.bilan.report.content;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Highlights.KeyFigure;
import fr.mediation.bilan.report.content.Highlights.State;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.value.Interval;
import fr.mediation.bilan.value.Payback;
import fr.mediation.bilan.value.Valuation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The key figures against last year and their targets, and what they come to. */
public record KeyFigures(ReportInput input, Figures figures, Wording wording) {
    private static final int MOST_FILES_NAMED = 5;

    /** The indicator of the lines that were rejected, and not corrected since. */
    private static final String REJECTED = "taux_rejet";

    /** The indicators of the first page, in their order. */
    public static List<Indicator> of(ReportInput input) {
        return input.indicators().stream()
                .filter(indicator -> indicator.keyFigure() != null)
                .sorted(Comparator.comparing(Indicator::keyFigure))
                .toList();
    }

    /** The key figures, one in each row. */
    public Table table() {
        TableLayout<Indicator> layout = new TableLayout<Indicator>(wording)
                .indicator(indicator -> indicator)
                .year(input.year(), figures::cell);
        if (hasShares(of(input))) {
            layout.unknown(of(input), figures::unknown);
        }
        layout.year(input.year() - 1, indicator -> figures.cell(indicator, input.year() - 1))
                .number(TableLayout.CHANGE, figures::changeCell);
        if (figures.knowsConstantScope()) {
            layout.number(TableLayout.CONSTANT_CHANGE, figures::constantChangeCell);
        }
        return layout.number(TableLayout.TARGET, figures::targetCell)
                .name("column.mark", this::mark)
                .of(of(input));
    }

    /** Whether a share is among some indicators: no share stands without its unknown rate beside it. */
    public static boolean hasShares(List<Indicator> indicators) {
        return indicators.stream().anyMatch(indicator -> indicator.unit() == Unit.PERCENT);
    }

    /** What of the key figures that are no shares is not known, empty where all is. */
    private Optional<String> unknown(List<Indicator> shown) {
        String rates = shown.stream()
                .filter(indicator -> figures.unknown(indicator)
                        .filter(rate -> rate.signum() > 0)
                        .isPresent())
                .map(indicator -> wording.say(
                        "summary.unknown-rate",
                        wording.label(indicator),
                        wording.number(figures.unknown(indicator).orElseThrow().movePointRight(2), 1)))
                .collect(Collectors.joining(", "));
        return hasShares(shown) || rates.isEmpty()
                ? Optional.empty()
                : Optional.of(wording.say("summary.unknown", rates));
    }

    /** What the figures are about: the period, the map of regions, the publication. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        // A year that is not civil gives its days in a sentence of its own.
        if (input.reported().basis() == YearBasis.CIVIL) {
            notes.add(input.reported().say("period", input.language()));
        }
        notes.add(wording.perimeter(input.perimeter()));
        notes.add(wording.edition(input.presentation().edition()));
        return notes;
    }

    /** Which way a figure went, and whether it reached its target, in words; empty where neither is known. */
    public String mark(Indicator indicator) {
        List<String> marks = new ArrayList<>();
        figures.told(indicator).ifPresent(change -> marks.add(wording.trend(indicator, change)));
        figures.comparison(indicator)
                .map(Comparison::reached)
                .ifPresent(reached -> marks.add(wording.say(reached ? "mark.reached" : "mark.missed")));
        return String.join(wording.say("mark.and"), marks);
    }

    /** What the key figures come to, and why some of them are absent or do not compare. */
    public List<String> remarks() {
        List<Indicator> shown = of(input);
        List<String> remarks = new ArrayList<>(new Highlights(
                        shown.stream().map(this::highlight).toList(),
                        input.judgement().toCheck().size(),
                        besideFigures(shown),
                        input.year(),
                        wording)
                .sentences());
        if (shown.stream()
                .anyMatch(indicator ->
                        figures.told(indicator).filter(Change::atConstantScope).isPresent())) {
            remarks.add(wording.say("summary.constant-scope", input.lastYear(), input.thisYear()));
        }
        new Engagements(input, figures, wording).besideKeyFigures().ifPresent(remarks::add);
        unknown(shown).ifPresent(remarks::add);
        remarks.add(addedValue());
        ReportingRates rates = new ReportingRates(input, wording);
        rates.ofTheCountry().ifPresent(remarks::add);
        rates.ofOtherSources().ifPresent(remarks::add);
        rates.partial().ifPresent(remarks::add);
        lines().ifPresent(remarks::add);
        files("summary.unread", input.delivered().unread()).ifPresent(remarks::add);
        files(
                        "summary.held",
                        input.quality().held().stream()
                                .map(DeliveryQuality::file)
                                .toList())
                .ifPresent(remarks::add);
        remarks.addAll(wording.missing(
                shown.stream()
                        .filter(indicator -> state(indicator) == State.MISSING)
                        .toList(),
                input.thisYear(),
                figures));
        notJudged(shown).ifPresent(names -> remarks.add(wording.say("summary.not-judged", names)));
        for (Break reason : Break.values()) {
            quoted(
                            shown,
                            indicator -> figures.broken(indicator)
                                    .filter(reason::equals)
                                    .isPresent())
                    .ifPresent(names -> remarks.add(
                            wording.say("summary.break." + reason.code(), names, input.thisYear(), input.lastYear())));
        }
        return remarks;
    }

    /** What calls for attention though no figure is missing or fell: what did not come, does not count or cannot be judged. */
    private List<String> besideFigures(List<Indicator> shown) {
        ReportingRates rates = new ReportingRates(input, wording);
        int notCounted =
                input.delivered().unread().size() + input.quality().held().size();
        return Stream.of(
                        notJudged(shown).map(names -> wording.say("summary.look.not-judged", names)),
                        rates.areAllIn()
                                ? Optional.<String>empty()
                                : Optional.of(wording.say("summary.look.response", wording.say("sheet.response"))),
                        notCounted == 0
                                ? Optional.<String>empty()
                                : Optional.of(wording.say("summary.look.not-counted", notCounted)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> notJudged(List<Indicator> shown) {
        return quoted(
                shown,
                indicator -> !figures.isJudged(indicator)
                        && figures.change(indicator).isPresent());
    }

    /** How many lines came, and how many of them stand rejected, as the indicator counts them; empty where it counts none. */
    private Optional<String> lines() {
        return input.judgement()
                .comparisons()
                .figure(REJECTED, Figure.COUNTRY, input.year())
                .filter(figure -> figure.value() != null && figure.denominator() != null)
                .map(figure -> wording.say(
                        "summary.quality",
                        figure.denominator(),
                        wording.number(figure.value(), 1),
                        wording.say("sheet.quality"),
                        input.thisYear()));
    }

    private Optional<String> files(String sentence, List<String> files) {
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(wording.say(
                        sentence,
                        files.size(),
                        files.stream().limit(MOST_FILES_NAMED).collect(Collectors.joining(", "))));
    }

    /** What is known of an indicator, key figure or not. */
    public KeyFigure highlight(Indicator indicator) {
        return new KeyFigure(
                wording.label(indicator),
                indicator.unit(),
                state(indicator),
                figures.told(indicator).orElse(null),
                figures.broken(indicator).isPresent() && figures.told(indicator).isEmpty(),
                indicator.better(),
                figures.comparison(indicator)
                        .map(Comparison::reached)
                        .filter(reached -> !reached)
                        .isPresent());
    }

    private State state(Indicator indicator) {
        if (figures.isKnown(indicator)) {
            return State.KNOWN;
        }
        return figures.isConfidential(indicator) ? State.CONFIDENTIAL : State.MISSING;
    }

    /** The names of those of which something holds; empty where it holds of none. */
    private Optional<String> quoted(List<Indicator> shown, Predicate<Indicator> holds) {
        return Optional.of(shown.stream()
                        .filter(holds)
                        .map(indicator -> wording.say("summary.quoted", wording.label(indicator)))
                        .collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty());
    }

    private String addedValue() {
        Valuation valuation = input.valuations().get(Figure.COUNTRY);
        if (valuation == null || !valuation.reported()) {
            return wording.noValue(input);
        }
        if (valuation.ratio() == null) {
            return wording.say("value.no-inputs", ReportInput.FRANCE.name(), input.thisYear());
        }
        String ratio = wording.number(valuation.ratio(), 2);
        Interval interval = input.appraisal().intervals().get(Figure.COUNTRY);
        String range = wording.say(
                "summary.value-range",
                wording.number(interval.low().ratio(), 2),
                wording.number(interval.high().ratio(), 2));
        return paidBack(valuation, ratio) + " " + range + missing(valuation);
    }

    /** How many effects are not in the ratio, for want of data. */
    private String missing(Valuation valuation) {
        long missing = valuation.missing().stream()
                .filter(one -> one.kind() == Valuation.Missing.Kind.OUTCOME)
                .count();
        return missing == 0
                ? ""
                : " "
                        + wording.say(
                                "summary.value-partly",
                                missing,
                                input.appraisal().map().outcomes().size());
    }

    private String paidBack(Valuation valuation, String ratio) {
        if (valuation.ratio().signum() < 0) {
            return wording.say(
                    "summary.value-negative", wording.number(valuation.ratio().abs(), 2));
        }
        Payback payback = valuation.payback();
        if (payback == null) {
            return wording.say("summary.value-not-paid-back", ratio);
        }
        String reached = wording.number(payback.reached(), 1);
        return Optional.ofNullable(payback.lost())
                .map(lost -> wording.say("summary.value-lost", ratio, reached, wording.number(lost, 1)))
                .orElseGet(() -> wording.say("summary.value-paid-back", ratio, reached));
    }
}

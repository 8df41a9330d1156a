package fr.mediation.bilan.report.content;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Revision;
import fr.mediation.bilan.indicator.judge.Revision.Cause;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What differs from the last publication of the same year, figure by figure, and why. */
public record Revisions(ReportInput input, Wording wording) {
    private static final String TERRITORY = "field.territoire";
    private static final String PUBLISHED = "revisions.published";
    private static final String NOW = "revisions.now";
    private static final String DIFFERENCE = "revisions.difference";
    private static final String CAUSE = "revisions.cause";

    /** The columns of what was revised, in short. */
    public static final List<String> RESULTS =
            List.of(TERRITORY, TableLayout.INDICATOR, PUBLISHED, NOW, DIFFERENCE, CAUSE);

    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What differs. A territory of another perimeter, or an indicator that is no longer defined, has no row here. */
    public List<Revision> shown() {
        Map<String, Indicator> indicators = input.indicatorsById();
        List<String> order = List.copyOf(indicators.keySet());
        List<String> territories = List.copyOf(input.territoryNames().keySet());
        return input.judgement().earlier() == null
                ? List.of()
                : input.judgement().earlier().revisions().stream()
                        .filter(revision -> territories.contains(revision.territory())
                                && indicators.containsKey(revision.indicator()))
                        .sorted(Comparator.comparing((Revision revision) -> territories.indexOf(revision.territory()))
                                .thenComparing(revision -> order.indexOf(revision.indicator())))
                        .toList();
    }

    /** What is to be known before the table is read, or why there is none. */
    public List<String> notes() {
        if (input.judgement().earlier() == null) {
            return List.of(wording.say("revisions.first", input.thisYear()));
        }
        String edition = wording.edition(input.judgement().earlier().edition());
        List<String> notes = new ArrayList<>(
                shown().isEmpty()
                        ? List.of(wording.say("revisions.none", edition))
                        : List.of(wording.say("revisions.note", edition), wording.say("revisions.causes")));
        if (input.judgement().earlier().forgotten() > 0) {
            notes.add(wording.say(
                    "revisions.forgotten", input.judgement().earlier().forgotten()));
        }
        return notes;
    }

    /** Revisions with what was published, what there is now, and why. */
    public Table table(List<Revision> revisions) {
        Map<String, Indicator> indicators = input.indicatorsById();
        Function<Revision, Indicator> indicator = revision -> indicators.get(revision.indicator());
        ToIntFunction<Revision> decimals =
                revision -> decimals(revision, indicator.apply(revision).unit());
        return new TableLayout<Revision>(wording)
                .name(TERRITORY, revision -> input.territoryNames().get(revision.territory()))
                .indicator(indicator)
                .number(PUBLISHED, one -> Cell.Quantity.orMark(one.published(), decimals.applyAsInt(one), Cell.MISSING))
                .number(NOW, one -> Cell.Quantity.orMark(one.now(), decimals.applyAsInt(one), Cell.MISSING))
                .number(DIFFERENCE, one -> difference(one, decimals.applyAsInt(one)))
                .number(
                        "revisions.percent",
                        one -> percent(one, indicator.apply(one).unit()))
                .prose(CAUSE, this::causes)
                .of(revisions);
    }

    /** As many decimals as the difference needs to be seen: « 0,11, 0,11, +0,00 » explains nothing. */
    private static int decimals(Revision revision, Unit unit) {
        BigDecimal difference = revision.difference().orElse(BigDecimal.ZERO);
        int decimals = unit.decimals();
        while (decimals < MOST_DECIMALS
                && difference.signum() != 0
                && difference.setScale(decimals, RoundingMode.HALF_UP).signum() == 0) {
            decimals++;
        }
        return decimals;
    }

    private static Cell difference(Revision revision, int decimals) {
        return revision.difference()
                .<Cell>map(difference -> Cell.Quantity.signed(difference, decimals))
                .orElse(Cell.NOT_APPLICABLE);
    }

    private static Cell percent(Revision revision, Unit unit) {
        return revision.difference()
                .filter(difference ->
                        unit != Unit.PERCENT && revision.published().signum() != 0)
                .<Cell>map(difference -> Cell.Quantity.signed(
                        HUNDRED.multiply(difference).divide(revision.published().abs(), MathContext.DECIMAL64), 1))
                .orElse(Cell.NOT_APPLICABLE);
    }

    private String causes(Revision revision) {
        return revision.causes().stream()
                .map(cause -> cause == Cause.RULES ? rules(revision) : cause(cause))
                .collect(Collectors.joining(wording.say("marks.and")));
    }

    private String cause(Cause cause) {
        return wording.say(
                "revisions.cause." + cause.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private String rules(Revision revision) {
        List<String> numbers = numbers(revision).map(String::valueOf).toList();
        return numbers.isEmpty()
                ? cause(Cause.RULES)
                : wording.say("revisions.cause.numbered-rules", String.join(", ", numbers));
    }

    private Stream<Integer> numbers(Revision revision) {
        return new RuleChanges(input, wording).of(input.indicatorsById().get(revision.indicator())).stream();
    }

    /** What changed in the rules that some revisions are due to, one sentence a rule. */
    public List<String> rules() {
        Set<Integer> named = shown().stream()
                .filter(revision -> revision.causes().contains(Cause.RULES))
                .flatMap(this::numbers)
                .collect(Collectors.toSet());
        return new RuleChanges(input, wording)
                .all().stream()
                        .filter(rule -> named.contains(rule.number()))
                        .map(rule -> wording.say("revisions.rule", String.valueOf(rule.number()), rule.sentence()))
                        .toList();
    }
}

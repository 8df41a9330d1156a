package fr.mediation.bilan.report.content;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which rules of computation changed, and why: a publication of before is revised by them. */
public record RuleChanges(ReportInput input, Wording wording) {
    private static final String SENTENCES = "method.change.";

    /** Which figures a rule gives, where it does not give all, by its number. */
    private static final Map<Integer, Predicate<Indicator>> FIGURES = Map.ofEntries(
            Map.entry(1, measuredOn("attendance", "training", "coverage")),
            Map.entry(2, measuredOn("attendance", "donation", "funding")),
            Map.entry(3, measuredOn("attendance").and(indicator -> indicator.unit() == Unit.PERCENT)),
            Map.entry(4, measuredOn("attendance")),
            Map.entry(5, facts(table -> table.is(Trait.LOCATED) || table.is(Trait.LOCATES))),
            Map.entry(9, facts(FactTable::isReported).and(indicator -> indicator.denominator() == null)),
            Map.entry(
                    11,
                    named(
                            "taux_labellisation",
                            "ateliers_canope",
                            "equipements_donnes_ateliers",
                            "lieux_abonnes_tarif_reduit",
                            "part_lieux_abonnes",
                            "economie_abonnements")),
            Map.entry(12, named("part_communaute_educative")),
            Map.entry(
                    13,
                    named(
                            "sessions_formation",
                            "heures_formation",
                            "heures_stagiaires",
                            "personnes_formees",
                            "delai_labellisation",
                            "co2_evite",
                            "affluence_moyenne",
                            "moyens_engages")),
            Map.entry(14, ofTheValueMap()),
            Map.entry(15, ofTheValueMap()),
            Map.entry(16, ofTheValueMap()));

    /**
     * A rule that changed.
     *
     * @param number its number
     * @param sentence what a figure says now, what it said before, and why that changed
     */
    public record RuleChange(int number, String sentence) {}

    /** All rules that changed, in the order of their numbers. */
    public List<RuleChange> all() {
        return wording.names(SENTENCES).stream()
                .sorted()
                .map(name ->
                        new RuleChange(Integer.parseInt(name.replaceAll("\\D", "")), wording.say(SENTENCES + name)))
                .sorted(Comparator.comparingInt(RuleChange::number))
                .toList();
    }

    /** The numbers of the rules that an indicator's figures changed by, itself or through those it is derived from. */
    public SortedSet<Integer> of(Indicator indicator) {
        SortedSet<Integer> numbers = new TreeSet<>();
        all().stream()
                .map(RuleChange::number)
                .filter(number -> FIGURES.getOrDefault(number, none -> false).test(indicator))
                .forEach(numbers::add);
        if (indicator.from() == Origin.Derived.INDICATORS) {
            Map<String, Indicator> known = input.indicatorsById();
            Stream.of(indicator.numerator(), indicator.denominator())
                    .filter(known::containsKey)
                    .forEach(operand -> numbers.addAll(of(known.get(operand))));
        }
        return numbers;
    }

    private static Predicate<Indicator> facts(Predicate<FactTable> which) {
        return indicator -> indicator.facts().filter(which).isPresent();
    }

    private static Predicate<Indicator> measuredOn(String... facts) {
        return facts(table -> Set.of(facts).contains(table.id()));
    }

    private static Predicate<Indicator> named(String... ids) {
        return indicator -> Set.of(ids).contains(indicator.id());
    }

    private static Predicate<Indicator> ofTheValueMap() {
        return indicator -> indicator.from() == Origin.Derived.VALUE;
    }
}

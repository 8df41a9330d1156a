package fr.mediation.bilan.disclosure.rules;

import fr.mediation.bilan.definition.LineFinder;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.disclosure.published.Secrecy;
import fr.mediation.bilan.disclosure.published.Secrecy.Measure;
import fr.mediation.bilan.disclosure.rules.Confidentiality.OfFacts;
import fr.mediation.bilan.disclosure.rules.Confidentiality.OfIndicator;
import fr.mediation.bilan.disclosure.rules.Confidentiality.Subject;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.ValueMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rules of confidentiality come to for each indicator. */
public final class Secrecies {
    private final Confidentiality rules;
    private final Catalogue catalogue;
    private final Set<Measure> valued;

    private Secrecies(Confidentiality rules, Catalogue catalogue, ValueMap map) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.valued = map.measured().stream()
                .map(measured ->
                        new Measure(measured.indicator(), dimension(measured.dimension()), measured.category()))
                .collect(Collectors.toSet());
    }

    private static String dimension(String word) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.word().equals(word))
                .map(Dimension::code)
                .findFirst()
                .orElse("");
    }

    /**
     * {@return what must not be told by each indicator of a catalogue, by its id}
     *
     * @param rules the rules
     * @param catalogue the indicators
     * @param map what the added value is made of
     * @throws ProblemException if the rules say nothing of some facts, or name an indicator that there is not
     */
    public static Map<String, Secrecy> of(Confidentiality rules, Catalogue catalogue, ValueMap map) {
        Secrecies secrecies = new Secrecies(rules, catalogue, map);
        Map<String, Secrecy> byIndicator = new LinkedHashMap<>();
        catalogue.all().forEach(indicator -> byIndicator.put(indicator.id(), secrecies.of(indicator)));
        return byIndicator;
    }

    private Secrecy of(Indicator indicator) {
        return indicator.facts().map(facts -> measured(indicator, facts)).orElseGet(() -> derived(indicator));
    }

    private Secrecy measured(Indicator indicator, FactTable facts) {
        OfFacts usual = rules.facts().get(facts.id());
        if (usual == null) {
            throw new ProblemException("disclosure.no-facts", rules.file().name(), line("/facts"), facts.id());
        }
        OfIndicator own = rules.indicators().getOrDefault(indicator.id(), OfIndicator.USUAL);
        Subject subject = own.about().orElse(usual.about());
        return switch (subject) {
            case NOBODY -> Secrecy.NONE;
            case STRUCTURES -> new Secrecy.Structures(usual.publicCategories());
            case PERSONS ->
                new Secrecy.Persons(
                        own.countsPersons() ? counted(indicator) : Set.of(),
                        own.countsPersons() ? things(indicator) : counted(indicator),
                        known(facts, "counted_by", usual.countedBy()),
                        known(facts, "asked", usual.asked()));
        };
    }

    private Optional<String> known(FactTable facts, String word, Optional<String> indicator) {
        indicator.filter(id -> catalogue.get(id).isEmpty()).ifPresent(id -> {
            throw new ProblemException(
                    "disclosure.no-indicator", rules.file().name(), line("/facts/" + facts.id() + "/" + word), id);
        });
        return indicator;
    }

    private String line(String place) {
        return LineFinder.of(rules.file()).line(place);
    }

    /** Which of its quantities are numbers of persons. */
    private static Set<Quantity> counted(Indicator indicator) {
        return switch (indicator.unit()) {
            case COUNT, PERSONS -> Set.of(Quantity.VALUE);
            case PERCENT -> Set.of(Quantity.NUMERATOR, Quantity.DENOMINATOR, Quantity.COMPLEMENT);
            case RATIO -> Set.of(Quantity.NUMERATOR);
            case HOURS, EURO, EURO_PER_UNIT, DAYS, KILOGRAMS -> Set.of();
        };
    }

    /** What an average divides by is no number of persons. */
    private static Set<Quantity> things(Indicator indicator) {
        return indicator.unit() == Unit.RATIO ? Set.of(Quantity.DENOMINATOR) : Set.of();
    }

    private Secrecy derived(Indicator indicator) {
        if (indicator.from() == Origin.Derived.VALUE) {
            return new Secrecy.Derived(Map.of(), valued);
        }
        Map<Quantity, String> terms = new EnumMap<>(Quantity.class);
        addTerm(terms, Quantity.NUMERATOR, indicator.numerator());
        addTerm(terms, Quantity.DENOMINATOR, indicator.denominator());
        return new Secrecy.Derived(
                terms,
                terms.values().stream().map(id -> new Measure(id, "", "")).collect(Collectors.toSet()));
    }

    private void addTerm(Map<Quantity, String> terms, Quantity quantity, @Nullable String term) {
        if (term != null && catalogue.get(term).isPresent()) {
            terms.put(quantity, term);
        }
    }
}

package fr.mediation.bilan.indicator;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.definition.LineFinder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Quantity;
import fr.mediation.bilan.value.ValueMap;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a value map against the catalogue: its quantities are indicators, and its proxies are per unit of them. */
public final class ValueMapCheck {
    /** The words for one unit after "per"; what is counted may be called anything else. */
    private static final Map<Unit, Set<String>> UNIT_WORDS = Map.of(
            Unit.PERSONS, Set.of("person", "personne", "beneficiary", "bénéficiaire", "trainee", "stagiaire"),
            Unit.HOURS, Set.of("hour", "heure"),
            Unit.KILOGRAMS, Set.of("kg", "kilogram", "kilogramme"),
            Unit.EURO, Set.of("euro"));

    /** The units that can be multiplied by a price; a share or a mean cannot. */
    private static final Set<Unit> QUANTITIES =
            EnumSet.of(Unit.COUNT, Unit.PERSONS, Unit.HOURS, Unit.KILOGRAMS, Unit.EURO);

    private final ValueMap map;
    private final Catalogue catalogue;
    private final JobsFolder.Definition definition;
    private final LineFinder lines;

    private ValueMapCheck(ValueMap map, Catalogue catalogue, JobsFolder.Definition definition) {
        this.map = map;
        this.catalogue = catalogue;
        this.definition = definition;
        this.lines = LineFinder.of(definition);
    }

    /**
     * Checks a map.
     *
     * @param map the map
     * @param catalogue the indicators
     * @param definition the map's file
     * @throws ProblemException if they do not go together: the sentence names file, line and reason
     */
    public static void check(ValueMap map, Catalogue catalogue, JobsFolder.Definition definition) {
        new ValueMapCheck(map, catalogue, definition).check();
    }

    /**
     * Says that a map would credit persons twice: an outcome of several years that counts persons must say how many of them
     * were credited before. Maps of before that was asked are good for everything but the added value.
     *
     * @param map the map, which {@link #check(ValueMap, Catalogue, JobsFolder.Definition)} admits
     * @param catalogue the indicators
     * @param definition the map's file
     * @return file, line and remedy of the first such outcome, empty where there is none
     */
    public static Optional<Sentence> creditedTwice(
            ValueMap map, Catalogue catalogue, JobsFolder.Definition definition) {
        ValueMapCheck check = new ValueMapCheck(map, catalogue, definition);
        try {
            map.outcomes().forEach(check::checkCreditedOnce);
            return Optional.empty();
        } catch (ProblemException problem) {
            return Optional.of(problem.sentence());
        }
    }

    private void checkCreditedOnce(Outcome outcome) {
        if (outcome.duration() > 1 && outcome.quantity() instanceof Quantity.Measured quantity) {
            String pointer = pointer(outcome);
            require(
                    indicator(quantity, pointer).unit() != Unit.PERSONS
                            || !outcome.creditedBefore().isEmpty(),
                    pointer,
                    "credited-twice",
                    outcome.id(),
                    outcome.duration(),
                    outcome.duration() - 1);
        }
    }

    private void check() {
        for (int i = 0; i < map.inputs().size(); i++) {
            ValueMap.Input input = map.inputs().get(i);
            if (input.amount() instanceof Quantity.Measured amount) {
                String pointer = "/inputs/" + i + "/amount";
                Unit unit = indicator(amount, pointer).unit();
                if (input.times() == null) {
                    require(unit == Unit.EURO, pointer, "input-not-euros", amount.code());
                } else {
                    require(unit == Unit.HOURS, pointer, "input-not-hours", amount.code());
                }
            }
        }
        List<Outcome> all = Stream.concat(map.outcomes().stream(), map.alternatives().stream())
                .toList();
        for (Outcome outcome : all) {
            if (outcome.quantity() instanceof Quantity.Measured quantity) {
                check(outcome, quantity);
            }
        }
    }

    private void check(Outcome outcome, Quantity.Measured quantity) {
        String pointer = pointer(outcome);
        Unit unit = indicator(quantity, pointer + "/quantity").unit();
        require(QUANTITIES.contains(unit), pointer + "/quantity", "not-a-quantity", quantity.code());
        Label per = outcome.proxy().unit();
        for (String text : List.of(per.fr(), per.en())) {
            require(fits(text, unit), pointer + "/proxy", "unit-misfit", text, quantity.code(), words(unit));
        }
        for (Quantity before : outcome.creditedBefore()) {
            if (before instanceof Quantity.Measured credited) {
                Unit own = indicator(credited, pointer + "/credited_before").unit();
                require(
                        own == unit,
                        pointer + "/credited_before",
                        "credits-other-unit",
                        credited.code(),
                        quantity.code());
            }
        }
    }

    private String pointer(Outcome outcome) {
        return "/outcomes/" + lines.indexOf("/outcomes", outcome.id());
    }

    private Indicator indicator(Quantity.Measured quantity, String pointer) {
        Indicator indicator = catalogue
                .get(quantity.indicator())
                .orElseThrow(() -> fault(pointer, "unknown-indicator", quantity.indicator()));
        require(indicator.facts().isPresent(), pointer, "derived-quantity", quantity.indicator());
        require(
                quantity.dimension().isEmpty()
                        || ValueMeasures.dimension(quantity)
                                .filter(indicator.dimensions()::contains)
                                .isPresent(),
                pointer,
                "unknown-dimension",
                quantity.dimension(),
                quantity.indicator(),
                indicator.dimensions().stream().map(Dimension::word).collect(Collectors.joining(", ")));
        return indicator;
    }

    private boolean fits(String unitOfProxy, Unit unit) {
        String[] words = unitOfProxy.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
        int per = Math.max(
                Arrays.asList(words).indexOf("par"), Arrays.asList(words).indexOf("per"));
        if (words.length == 0
                || !words[0].equals(map.currency().toLowerCase(Locale.ROOT))
                || per < 0
                || per + 1 >= words.length) {
            return false;
        }
        String thing = words[per + 1];
        return unit == Unit.COUNT
                ? UNIT_WORDS.values().stream().noneMatch(names -> names.contains(thing))
                : UNIT_WORDS.get(unit).contains(thing);
    }

    private static String words(Unit unit) {
        return UNIT_WORDS.getOrDefault(unit, Set.of("…")).stream().sorted().collect(Collectors.joining(", "));
    }

    private void require(boolean holds, String pointer, String sentence, Object... words) {
        if (!holds) {
            throw fault(pointer, sentence, words);
        }
    }

    private ProblemException fault(String pointer, String sentence, Object... words) {
        return new ProblemException(
                "indicator.value-map." + sentence,
                Stream.concat(Stream.of(definition.name(), lines.line(pointer)), Arrays.stream(words))
                        .toArray());
    }
}

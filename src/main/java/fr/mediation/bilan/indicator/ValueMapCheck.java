package fr.mediation.bilan.indicator;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.definition.LineFinder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Quantity;
import fr.mediation.bilan.value.ValueMap;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private void check() {
        for (int i = 0; i < map.inputs().size(); i++) {
            if (map.inputs().get(i).amount() instanceof Quantity.Measured amount) {
                String pointer = "/inputs/" + i + "/amount";
                Unit unit = indicator(amount, pointer).unit();
                require(unit == Unit.EURO, pointer, "input-not-euros", amount.code());
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
        String pointer = "/outcomes/" + lines.indexOf("/outcomes", outcome.id());
        Unit unit = indicator(quantity, pointer + "/quantity").unit();
        require(QUANTITIES.contains(unit), pointer + "/quantity", "not-a-quantity", quantity.code());
        Label per = outcome.proxy().unit();
        for (String text : List.of(per.fr(), per.en())) {
            require(fits(text, unit), pointer + "/proxy", "unit-misfit", text, quantity.code(), words(unit));
        }
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

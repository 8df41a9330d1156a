package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.AssumptionReader.id;
import static fr.mediation.bilan.value.AssumptionReader.quantity;

import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.Outcome.Assumption;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a value map from its YAML file and refuses what cannot be right: each refusal is a {@link ProblemException} that
 * names the file, the line, the place and the remedy. Rates that are not given are 0, a change that does not say lasts one
 * year and starts in the year of the activity.
 */
public final class ValueMapReader {
    private static final Set<String> MAP_FIELDS =
            Set.of("title", "currency", "year", "discount_rate", "inputs", "outcomes");
    private static final Set<String> INPUT_FIELDS = Set.of("id", "label", "amount");
    private static final Set<String> OUTCOME_FIELDS = Set.of(
            "id",
            "stakeholder",
            "label",
            "quantity",
            "proxy",
            "deadweight",
            "displacement",
            "attribution",
            "drop_off",
            "duration",
            "starts",
            "excludes",
            "active");
    /** No socio-economic evaluation looks further than a century; a longer duration is a slip, such as a year. */
    private static final int LONGEST_DURATION = 100;

    private static final Assumption NONE = Assumption.of(BigDecimal.ZERO);

    /**
     * Reads a map from a file.
     *
     * @param file its path; its last name is what messages show
     * @return the map
     * @throws ProblemException if it cannot be read or is not a sound map
     */
    public ValueMap read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in);
        } catch (IOException e) {
            throw new ProblemException(e, "value.unreadable", file.toString());
        }
    }

    /**
     * Reads a map from a stream, which is left open.
     *
     * @param name what messages call it
     * @param in its bytes, in UTF-8
     * @return the map
     * @throws ProblemException if it cannot be read or is not a sound map
     */
    public ValueMap read(String name, InputStream in) {
        try {
            return map(Yaml.parse(name, in));
        } catch (IOException e) {
            throw new ProblemException(e, "value.unreadable", name);
        }
    }

    private static ValueMap map(Yaml root) {
        root.allowOnly(MAP_FIELDS);
        Map<Outcome, Yaml> active = new LinkedHashMap<>();
        Map<Outcome, Yaml> inactive = new LinkedHashMap<>();
        for (Yaml node : distinct(root.required("outcomes").items())) {
            boolean counts = node.get("active").map(Yaml::yesOrNo).orElse(true);
            (counts ? active : inactive).put(outcome(node), node);
        }
        if (active.isEmpty()) {
            throw root.required("outcomes").fault("value.no-outcome");
        }
        checkExclusions(active, inactive);
        return new ValueMap(
                root.get("title").map(AssumptionReader::label).orElse(new Label(root.file(), root.file())),
                root.get("currency").map(ValueMapReader::currency).orElse("EUR"),
                root.get("year").map(AssumptionReader::year).orElse(null),
                discountRate(root, active.keySet()),
                root.get("inputs").map(ValueMapReader::inputs).orElse(List.of()),
                List.copyOf(active.keySet()),
                List.copyOf(inactive.keySet()));
    }

    private static List<Yaml> distinct(List<Yaml> nodes) {
        Set<String> seen = new HashSet<>();
        for (Yaml node : nodes) {
            if (!seen.add(id(node))) {
                throw node.fault("value.id-twice");
            }
        }
        return nodes;
    }

    private static String currency(Yaml node) {
        if (!node.shown().matches("[A-Z]{3}")) {
            throw node.fault("value.not-a-currency", node.shown());
        }
        return node.text();
    }

    private static List<ValueMap.Input> inputs(Yaml list) {
        List<ValueMap.Input> inputs = new ArrayList<>();
        for (Yaml node : distinct(list.items())) {
            node.allowOnly(INPUT_FIELDS);
            Yaml amount = node.required("amount");
            if (amount.isNumber() && amount.number().signum() < 0) {
                throw amount.fault("value.negative-input", amount.number().toPlainString());
            }
            inputs.add(new ValueMap.Input(id(node), labelOrId(node), quantity(amount)));
        }
        return inputs;
    }

    private static Outcome outcome(Yaml node) {
        node.allowOnly(OUTCOME_FIELDS);
        return new Outcome(
                id(node),
                node.get("stakeholder").map(Yaml::text).orElse(""),
                labelOrId(node),
                quantity(node.required("quantity")),
                AssumptionReader.assumption(node.required("proxy")),
                rate(node, "deadweight"),
                rate(node, "displacement"),
                rate(node, "attribution"),
                rate(node, "drop_off"),
                node.get("duration")
                        .map(years -> years.integer(1, LONGEST_DURATION))
                        .orElse(1),
                node.get("starts").map(year -> year.integer(1, 2)).orElse(1),
                node.get("excludes")
                        .map(list -> list.items().stream().map(Yaml::text).toList())
                        .orElse(List.of()));
    }

    private static Label labelOrId(Yaml node) {
        return node.get("label").map(AssumptionReader::label).orElseGet(() -> new Label(id(node), id(node)));
    }

    private static Assumption rate(Yaml node, String name) {
        return node.get(name).map(AssumptionReader::rate).orElse(NONE);
    }

    /** Only a map whose every value falls in the first year may leave the rate out: nothing would be discounted. */
    private static DiscountRate discountRate(Yaml root, Set<Outcome> outcomes) {
        if (root.get("discount_rate").isEmpty() && outcomes.stream().allMatch(outcome -> outcome.lastYear() == 1)) {
            return DiscountRate.constant(BigDecimal.ZERO);
        }
        Yaml node = root.required("discount_rate");
        if (!node.isMap()) {
            return DiscountRate.constant(AssumptionReader.plainRate(node));
        }
        Map<Integer, BigDecimal> schedule = AssumptionReader.byYear(node);
        schedule.keySet().forEach(year -> AssumptionReader.plainRate(node.required(year.toString())));
        if (schedule.isEmpty()) {
            throw node.fault("value.missing-field");
        }
        return DiscountRate.schedule(schedule);
    }

    /**
     * Two active outcomes that value the same effect would count it twice. Which of them is right is the committee's to
     * say, so the map is refused rather than one of them dropped.
     */
    private static void checkExclusions(Map<Outcome, Yaml> active, Map<Outcome, Yaml> inactive) {
        Map<Outcome, Yaml> all = new LinkedHashMap<>(active);
        all.putAll(inactive);
        Set<String> known = all.keySet().stream().map(Outcome::id).collect(Collectors.toSet());
        Set<String> counted = active.keySet().stream().map(Outcome::id).collect(Collectors.toSet());
        all.forEach((outcome, node) -> {
            for (String other : outcome.excludes()) {
                if (!known.contains(other) || other.equals(outcome.id())) {
                    throw node.required("excludes").fault("value.excludes-unknown", other);
                }
                if (counted.contains(outcome.id()) && counted.contains(other)) {
                    throw node.required("excludes").fault("value.both-active", outcome.id(), other);
                }
            }
        });
    }
}

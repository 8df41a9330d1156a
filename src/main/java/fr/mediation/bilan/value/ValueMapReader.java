package fr.mediation.bilan.value;

import fr.mediation.bilan.definition.DefinitionSchema;
import fr.mediation.bilan.definition.DefinitionText;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.definition.LineFinder;
import fr.mediation.bilan.definition.References;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a value map from its YAML file and refuses what cannot be right: each refusal is a {@link ProblemException}
 * that names the file, the line, the place and the remedy. The form is that of {@code jobs/value/map.schema.json}; what
 * the schema cannot express is checked here. Rates that are not given are 0, a change that does not say lasts one year
 * and starts in the year of the activity.
 */
public final class ValueMapReader {
    private static final String SCHEMA = "value/map.schema.json";

    /** A number with more than fifteen decimals is a typing error, and an exponent could fill the memory. */
    private static final int MOST_DECIMALS = 15;

    private final JobsFolder.Definition definition;
    private final LineFinder lines;
    private final ValueParameters parameters;
    private final SourceReader sources;
    private final Set<Series> used = new LinkedHashSet<>();

    private ValueMapReader(JobsFolder.Definition definition, JsonNode root, ValueParameters parameters) {
        this.definition = definition;
        this.lines = LineFinder.of(definition);
        this.parameters = parameters;
        this.sources = new SourceReader(root.path("sources"));
    }

    /**
     * Reads a map from a file.
     *
     * @param file its path; messages show the file's name
     * @param parameters what it may refer to
     * @return the map
     * @throws ProblemException if it cannot be read or is not a sound map
     */
    public static ValueMap read(Path file, ValueParameters parameters) {
        return read(definition(file), parameters);
    }

    /**
     * Reads the file of a map from any folder.
     *
     * @param file its path
     * @return its content, under the file's name
     * @throws ProblemException if it cannot be read, or is longer than any definition
     */
    public static JobsFolder.Definition definition(Path file) {
        try {
            return JobsFolder.file(file);
        } catch (IOException e) {
            throw new ProblemException(e, "value.unreadable", file.toString());
        }
    }

    /**
     * Reads a map.
     *
     * @param definition its file
     * @param parameters what it may refer to
     * @return the map
     * @throws ProblemException if it is not a sound map
     */
    public static ValueMap read(JobsFolder.Definition definition, ValueParameters parameters) {
        JsonNode root = DefinitionSchema.packaged(SCHEMA).read(definition);
        return new ValueMapReader(definition, root, parameters).map(root);
    }

    private ValueMap map(JsonNode root) {
        List<Entry> entries = entries(root, "outcomes");
        List<Outcome> outcomes = new ArrayList<>();
        List<Outcome> alternatives = new ArrayList<>();
        for (Entry entry : entries) {
            (entry.active() ? outcomes : alternatives).add(outcome(entry));
        }
        if (outcomes.isEmpty()) {
            throw fault("/outcomes", "outcomes", "no-outcome");
        }
        DiscountRate discountRate = discountRate(root, outcomes);
        List<ValueMap.Input> inputs =
                entries(root, "inputs").stream().map(this::input).toList();
        ValueMap map = new ValueMap(
                DefinitionText.read(root.path("title"), definition.name()),
                root.path("currency").asString("EUR"),
                root.has("year") ? root.get("year").asInt() : null,
                discountRate,
                inputs,
                outcomes,
                List.copyOf(used),
                alternatives,
                questions(root));
        checkExclusions(entries, outcomes);
        checkQuantities(entries, outcomes);
        if (!map.measured().isEmpty()) {
            entries.forEach(this::checkSourced);
        }
        entries.forEach(this::checkCredits);
        return map;
    }

    /**
     * An item of a list, with its position.
     *
     * @param node its content
     * @param pointer its place in the file
     * @param id its name in the map
     */
    private record Entry(JsonNode node, String pointer, String id) {
        boolean active() {
            return node.path("active").asBoolean(true);
        }

        String place(String field) {
            String list = pointer.substring(1, pointer.lastIndexOf('/'));
            return list + "[" + id + "]" + (field.isEmpty() ? "" : "." + field);
        }
    }

    private List<Entry> entries(JsonNode root, String list) {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode node : root.path(list)) {
            Entry entry = new Entry(
                    node, "/" + list + "/" + entries.size(), node.get("id").asString());
            entries.add(entry);
            if (!seen.add(entry.id())) {
                throw fault(entry, "", "id-twice");
            }
        }
        return entries;
    }

    private ValueMap.Input input(Entry entry) {
        return new ValueMap.Input(
                entry.id(),
                DefinitionText.read(entry.node().path("label"), entry.id()),
                quantity(entry, "amount"),
                series(entry, entry.node().path("times"), "times"),
                source(entry, "", entry.node()));
    }

    private static List<ValueMap.Question> questions(JsonNode root) {
        return StreamSupport.stream(root.path("questions").spliterator(), false)
                .map(node -> new ValueMap.Question(
                        DefinitionText.read(node.path("about"), ""),
                        DefinitionText.read(node.path("question"), ""),
                        DefinitionText.read(node.path("who"), "")))
                .toList();
    }

    private Outcome outcome(Entry entry) {
        JsonNode node = entry.node();
        Map<AssumptionKind, Assumption> assumptions = new EnumMap<>(AssumptionKind.class);
        for (AssumptionKind kind : AssumptionKind.values()) {
            if (node.has(kind.key())) {
                assumptions.put(kind, assumption(entry, kind.key()));
            }
        }
        return new Outcome(
                entry.id(),
                node.path("article").asInt(0),
                DefinitionText.read(node.path("stakeholder"), ""),
                DefinitionText.read(node.path("label"), entry.id()),
                quantity(entry, "quantity"),
                creditedBefore(entry),
                assumptions,
                series(entry, node.get("proxy").path("times"), "proxy.times"),
                node.path("duration").asInt(1),
                node.path("starts").asInt(1),
                strings(node.path("excludes")),
                DefinitionText.read(node.path("same_quantity"), ""));
    }

    private Assumption assumption(Entry entry, String field) {
        JsonNode node = entry.node().get(field);
        if (node.isNumber()) {
            return Assumption.of(number(entry, field, node));
        }
        BigDecimal central = number(entry, field, node.get("central"));
        BigDecimal low = node.has("low") ? number(entry, field, node.get("low")) : central;
        BigDecimal high = node.has("high") ? number(entry, field, node.get("high")) : central;
        if (low.compareTo(central) > 0 || central.compareTo(high) > 0) {
            throw fault(
                    entry,
                    field,
                    "bounds-out-of-order",
                    low.toPlainString(),
                    central.toPlainString(),
                    high.toPlainString());
        }
        return new Assumption(
                low,
                central,
                high,
                DefinitionText.read(node.path("unit"), ""),
                node.path("year").asInt(0),
                source(entry, field, node));
    }

    private Source source(Entry entry, String field, JsonNode owner) {
        return sources.of(owner)
                .orElseThrow(() -> fault(
                        entry,
                        field.isEmpty() ? "source" : field + ".source",
                        "unknown-source",
                        owner.path("source").asString()));
    }

    private BigDecimal number(Entry entry, String field, JsonNode node) {
        BigDecimal number = node.decimalValue();
        if (number.scale() > MOST_DECIMALS) {
            throw fault(entry, field, "number-out-of-range");
        }
        return number;
    }

    private List<Quantity> creditedBefore(Entry entry) {
        List<Quantity> quantities = new ArrayList<>();
        for (JsonNode node : entry.node().path("credited_before")) {
            quantities.add(quantity(entry, "credited_before", node));
        }
        return quantities;
    }

    private Quantity quantity(Entry entry, String field) {
        return quantity(entry, field, entry.node().get(field));
    }

    private Quantity quantity(Entry entry, String field, JsonNode node) {
        if (node.isNumber()) {
            return new Quantity.Fixed(number(entry, field, node));
        }
        return node.isString()
                ? new Quantity.Measured(node.asString())
                : new Quantity.Measured(
                        node.get("indicator").asString(),
                        node.get("dimension").asString(),
                        node.get("category").asString());
    }

    private @Nullable Series series(Entry entry, JsonNode times, String field) {
        if (times.isMissingNode()) {
            return null;
        }
        Series series = parameters.series().get(times.asString());
        if (series == null) {
            throw fault(entry, field, "unknown-series", times.asString(), knownSeries());
        }
        used.add(series);
        return series;
    }

    private String knownSeries() {
        return parameters.series().keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private static List<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** Only a map whose every value falls in the first year may leave the rate out: nothing would be discounted. */
    private DiscountRate discountRate(JsonNode root, List<Outcome> outcomes) {
        JsonNode node = root.path("discount_rate");
        if (node.isMissingNode()) {
            if (outcomes.stream().anyMatch(outcome -> outcome.lastYear() > 1)) {
                throw fault("", "discount_rate", "no-discount-rate");
            }
            return DiscountRate.constant(BigDecimal.ZERO);
        }
        if (node.isNumber()) {
            return DiscountRate.constant(node.decimalValue());
        }
        if (node.isObject()) {
            Map<Integer, BigDecimal> schedule = new HashMap<>();
            node.forEachEntry((year, rate) -> schedule.put(Integer.valueOf(year), rate.decimalValue()));
            return DiscountRate.schedule(schedule);
        }
        Series series = parameters.series().get(node.asString());
        if (series == null) {
            throw fault("/discount_rate", "discount_rate", "unknown-series", node.asString(), knownSeries());
        }
        used.add(series);
        return DiscountRate.schedule(series.byYear());
    }

    /**
     * Two active outcomes that value the same effect would count it twice. Which of them is right is the committee's to
     * say, so the map is refused rather than one of them dropped. An outcome that excludes another replaces it, so
     * outcomes that replace each other in a cycle say nothing.
     */
    private void checkExclusions(List<Entry> entries, List<Outcome> active) {
        Map<String, Entry> known = entries.stream().collect(Collectors.toMap(Entry::id, entry -> entry));
        Set<String> counted = active.stream().map(Outcome::id).collect(Collectors.toSet());
        for (Entry entry : entries) {
            for (String other : excluded(entry)) {
                if (!known.containsKey(other) || other.equals(entry.id())) {
                    throw fault(entry, "excludes", "excludes-unknown", other);
                }
                if (counted.contains(entry.id()) && counted.contains(other)) {
                    throw fault(entry, "excludes", "both-active", entry.id(), other);
                }
            }
        }
        for (Entry entry : entries) {
            List<String> path = References.cycle(entry.id(), id -> excluded(known.get(id)));
            if (!path.isEmpty()) {
                throw fault(entry, "excludes", "exclusion-cycle", String.join(" → ", path));
            }
        }
    }

    private static List<String> excluded(Entry entry) {
        return strings(entry.node().path("excludes"));
    }

    /** Two outcomes may share a measured quantity only where they are different effects, and the map says why. */
    private void checkQuantities(List<Entry> entries, List<Outcome> active) {
        Map<String, Entry> byId = entries.stream().collect(Collectors.toMap(Entry::id, entry -> entry));
        for (int later = 1; later < active.size(); later++) {
            Outcome outcome = active.get(later);
            Entry entry = byId.get(outcome.id());
            if (entry.node().has("same_quantity")) {
                continue;
            }
            active.subList(0, later).stream()
                    .filter(earlier -> overlap(earlier.quantity(), outcome.quantity()))
                    .findFirst()
                    .ifPresent(earlier -> {
                        throw fault(entry, "quantity", "quantity-twice", earlier.id());
                    });
        }
    }

    private static boolean overlap(Quantity one, Quantity other) {
        return one instanceof Quantity.Measured first
                && other instanceof Quantity.Measured second
                && first.indicator().equals(second.indicator())
                && (first.equals(second)
                        || first.dimension().isEmpty()
                        || !first.dimension().equals(second.dimension()));
    }

    /** A map that values measured activities justifies a budget: the source of each proxy must be given. */
    private void checkSourced(Entry entry) {
        JsonNode proxy = entry.node().get(AssumptionKind.PROXY.key());
        if (!proxy.has("source") || !proxy.has("year")) {
            throw fault(entry, "proxy", "unsourced");
        }
    }

    /** What was credited before counts for each year that an outcome lasts after its first: one figure for each. */
    private void checkCredits(Entry entry) {
        int years = entry.node().path("duration").asInt(1) - 1;
        int given = entry.node().path("credited_before").size();
        if (given > 0 && given != years) {
            throw fault(entry, "credited_before", "credits-misfit", years, given);
        }
    }

    private ProblemException fault(Entry entry, String field, String sentence, Object... more) {
        String pointer = field.isEmpty() ? entry.pointer() : entry.pointer() + "/" + field.replace('.', '/');
        return fault(pointer, entry.place(field), sentence, more);
    }

    private ProblemException fault(String pointer, String place, String sentence, Object... more) {
        Object[] arguments = Stream.concat(
                        Stream.of(definition.name(), lines.line(pointer), place), Arrays.stream(more))
                .toArray();
        return new ProblemException("value." + sentence, arguments);
    }
}

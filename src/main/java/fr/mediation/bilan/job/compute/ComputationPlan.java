package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.CivilYears;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Origin.Derived;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FigureStore.Part;
import fr.mediation.bilan.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The parts that a computation consists of: one for each indicator and year. The fingerprint of a part covers all that its
 * figures depend on, so that a part that was computed before need not be computed again: the definition, the deliveries
 * that say something about the year, the parameters, and for derived indicators the parts they are derived from.
 */
final class ComputationPlan {
    private static final String ENGINE = "figures " + Computations.RULES + ", territory 2026";

    /** Changes when other reporters are expected, or what is missing from them is estimated otherwise. */
    private static final String PAIRS = "pairs 2";

    private final Definitions definitions;
    private final DeliveryStore deliveries;
    private final YearBasis basis;
    private final List<Integer> years;
    private final int runningYear;
    private final Map<Key, Part> parts = new LinkedHashMap<>();
    private final List<Part> pairs;
    private final Map<String, String> factsFingerprints = new LinkedHashMap<>();

    private record Key(String indicator, int year) {}

    /**
     * A plan of what is to be computed, each part with its fingerprint.
     *
     * @param definitions what is computed with
     * @param deliveries the deliveries in force
     * @param basis how years are counted
     * @param years the years that figures are wanted for
     * @param today the day: the year it lies in is not over
     */
    ComputationPlan(
            Definitions definitions, DeliveryStore deliveries, YearBasis basis, List<Integer> years, LocalDate today) {
        this.definitions = definitions;
        this.deliveries = deliveries;
        this.basis = basis;
        this.years = List.copyOf(years);
        this.runningYear = basis.yearOf(today);
        Catalogue catalogue = definitions.catalogue();
        for (int year : years) {
            definitions
                    .facts()
                    .all()
                    .forEach(facts ->
                            catalogue.from(new Origin.Measured(facts)).forEach(indicator -> part(indicator, year)));
            catalogue.from(Derived.INDICATORS).forEach(indicator -> part(indicator, year));
            catalogue.from(Derived.VALUE).forEach(indicator -> part(indicator, year));
        }
        pairs = years.stream()
                .flatMap(year -> definitions.facts().all().stream()
                        .filter(facts -> facts.isReported()
                                && !measuredOn(facts.id(), year).isEmpty())
                        .map(facts -> pair(facts, year)))
                .toList();
    }

    /** Who reported some facts of a year, beside those of the year before: it rests on both, and on the directories. */
    private Part pair(FactTable facts, int year) {
        List<String> content = new ArrayList<>(List.of(PAIRS, facts.id(), basis.name(year)));
        for (int one = year - 1; one <= year; one++) {
            measuredOn(facts.id(), one).forEach(part -> content.add(part.fingerprint()));
            for (FactTable listing : definitions.facts().with(Trait.LOCATES)) {
                content.add(factsFingerprint(listing, one));
            }
        }
        return new Part(
                facts.id(), basis.code(), year, Sha256.of(content.stream().map(ComputationPlan::bytes)));
    }

    /** One part for the facts of each year that are what somebody reported: who did, and what they had reported before. */
    List<Part> pairs() {
        return pairs;
    }

    /** All parts, measured ones first. */
    List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** The parts of a year on which derived figures rest: all that the value map does not give. */
    List<Part> underived(int year) {
        return parts.values().stream()
                .filter(part -> part.year() == year)
                .filter(part -> indicator(part).facts().isPresent())
                .toList();
    }

    /** The parts that are measured on some facts in a year. */
    List<Part> measuredOn(String facts, int year) {
        return parts.values().stream()
                .filter(part -> part.year() == year)
                .filter(part -> indicator(part).from().id().equals(facts))
                .toList();
    }

    Indicator indicator(Part part) {
        return definitions.catalogue().get(part.indicator()).orElseThrow();
    }

    /** The years that figures are wanted for. */
    List<Integer> years() {
        return years;
    }

    YearBasis basis() {
        return basis;
    }

    /** Whether a year is not over; the means of a civil year may be known before that of the convention has begun. */
    boolean isRunning(int year) {
        return year >= runningYear;
    }

    /** What the whole computation works on. */
    String fingerprint() {
        return Sha256.of(Stream.concat(parts.values().stream(), pairs.stream()).map(part -> bytes(part.fingerprint())));
    }

    private Part part(Indicator indicator, int year) {
        Key key = new Key(indicator.id(), year);
        Part known = parts.get(key);
        if (known != null) {
            return known;
        }
        List<byte[]> content = new ArrayList<>(List.of(
                bytes(ENGINE + " " + indicator.id() + " " + basis.name(year)),
                bytes(isRunning(year) ? "running" : "over"),
                definitions.content(indicator.id())));
        if (indicator.from() instanceof Origin.Measured measured) {
            content.add(bytes(factsFingerprint(measured.facts(), year)));
        } else if (indicator.from() == Derived.INDICATORS) {
            inputs(indicator, year).forEach(input -> content.add(bytes(input)));
        } else {
            content.add(definitions.content(Definitions.MAP));
            definitions.parameters().forEach(content::add);
            definitions.valueMap().measured().stream()
                    .flatMap(quantity -> definitions.catalogue().get(quantity.indicator()).stream())
                    .distinct()
                    .forEach(needed -> content.add(bytes(part(needed, year).fingerprint())));
        }
        Part part = new Part(indicator.id(), basis.code(), year, Sha256.of(content.stream()));
        parts.put(key, part);
        return part;
    }

    private Stream<String> inputs(Indicator indicator, int year) {
        return Stream.of(indicator.numerator(), indicator.denominator())
                .filter(Objects::nonNull)
                .filter(id -> !id.equals(Catalogue.POPULATION))
                .map(id -> part(definitions.catalogue().get(id).orElseThrow(), year)
                        .fingerprint());
    }

    /** What a kept sum of located facts must have been made of besides deliveries. */
    String shape(String statement) {
        List<String> content = new ArrayList<>(List.of(ENGINE, statement));
        content.addAll(locations());
        return Sha256.of(content.stream().map(ComputationPlan::bytes));
    }

    /** The same of facts that cannot be added to: all that they are made of. */
    String shape(String statement, FactTable facts, int year) {
        return Sha256.of(
                Stream.of(ENGINE, statement, factsFingerprint(facts, year)).map(ComputationPlan::bytes));
    }

    /** What the facts of a year come from. */
    private String factsFingerprint(FactTable facts, int year) {
        return factsFingerprints.computeIfAbsent(facts.id() + year, key -> {
            List<String> content = new ArrayList<>();
            facts.inputs()
                    .sources()
                    .forEach(source -> content.addAll(deliveries.hashesOf(source, facts.deliveriesOf(basis, year))));
            if (facts.is(Trait.LOCATED) || facts.is(Trait.REGISTER)) {
                content.add("located");
                content.addAll(locations());
            }
            facts.inputs().definitions().forEach(file -> content.add(Sha256.of(Stream.of(definitions.content(file)))));
            return Sha256.of(content.stream().map(ComputationPlan::bytes));
        });
    }

    /** What places are located by: lines that name a place lie where it was on their day. */
    private List<String> locations() {
        return definitions.facts().with(Trait.LOCATES).stream()
                .flatMap(facts -> deliveries.hashesOf(facts.id(), CivilYears.ALL).stream())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.judge.Revision.Cause;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed between two states of the definitions and deliveries that an indicator depends on. */
final class RevisionCauses implements Function<String, Set<Cause>> {
    private static final String VALUE = "value/";

    private final Catalogue catalogue;
    private final boolean otherRules;
    private final Set<String> changedDefinitions;
    private final Set<String> came;
    private final Set<String> gone;

    /**
     * Compares two states.
     *
     * @param catalogue the indicators now
     * @param otherRules whether figures were computed by other rules then
     * @param before the definitions then, by their place
     * @param now the definitions now
     * @param delivered the sources of the deliveries in force then, by the deliveries' numbers
     * @param deliveredNow the same now
     */
    RevisionCauses(
            Catalogue catalogue,
            boolean otherRules,
            Map<String, byte[]> before,
            Map<String, byte[]> now,
            Map<Long, String> delivered,
            Map<Long, String> deliveredNow) {
        this.catalogue = catalogue;
        this.otherRules = otherRules;
        changedDefinitions = Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(place -> !Arrays.equals(before.get(place), now.get(place)))
                .collect(Collectors.toSet());
        came = sourcesOnlyIn(deliveredNow, delivered);
        gone = sourcesOnlyIn(delivered, deliveredNow);
    }

    private static Set<String> sourcesOnlyIn(Map<Long, String> one, Map<Long, String> other) {
        Map<Long, String> rest = new HashMap<>(one);
        rest.keySet().removeAll(other.keySet());
        return Set.copyOf(rest.values());
    }

    @Override
    public Set<Cause> apply(String indicator) {
        Set<String> definitions = new TreeSet<>();
        Set<String> sources = new TreeSet<>();
        collect(indicator, definitions, sources);
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (definitions.stream().anyMatch(changedDefinitions::contains)) {
            causes.add(Cause.DEFINITION);
        }
        if (otherRules) {
            causes.add(Cause.RULES);
        }
        if (sources.stream().anyMatch(gone::contains)) {
            causes.add(Cause.CORRECTION);
        } else if (sources.stream().anyMatch(came::contains)) {
            causes.add(Cause.LATE_DELIVERY);
        }
        return causes;
    }

    /** Collects the definitions and sources that an indicator depends on, itself or through others. */
    private void collect(String id, Set<String> definitions, Set<String> sources) {
        if (!definitions.add(Catalogue.FOLDER + "/" + id + ".yaml")) {
            return;
        }
        catalogue.get(id).ifPresent(indicator -> {
            if (indicator.from() instanceof Origin.Measured measured) {
                sources.addAll(measured.facts().inputs().sources());
                definitions.addAll(measured.facts().inputs().definitions());
            } else if (indicator.from() == Origin.Derived.INDICATORS) {
                Stream.of(indicator.numerator(), indicator.denominator())
                        .filter(operand -> operand != null)
                        .forEach(operand -> collect(operand, definitions, sources));
            } else {
                changedDefinitions.stream()
                        .filter(place -> place.startsWith(VALUE))
                        .forEach(definitions::add);
                catalogue.all().stream()
                        .filter(other -> other.from() != Origin.Derived.VALUE)
                        .map(Indicator::id)
                        .forEach(other -> collect(other, definitions, sources));
            }
        });
    }
}

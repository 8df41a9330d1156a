package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.indicator.measure.FactCube.ReportingUnit;
import fr.mediation.bilan.indicator.measure.ListedPlaces.ListedPlace;
import fr.mediation.bilan.text.Folding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reporters that go on under another name. A place that one producer named and another one goes on with is the same reporter;
 * of a directory its producers are, by the places that they list.
 */
final class SameReporters {
    /** Where more producers than this have one number for a place, it is none of one. */
    private static final int MOST_NAMES = 4;

    /** Identifiers as long as this do not come again by chance. */
    private static final int LONG = 8;

    /** Nobody. */
    static final SameReporters NONE = new SameReporters(
            List.of(),
            List.of(),
            true,
            new ListedPlaces(Map.of(), Map.of(), Set.of()),
            List.of(),
            LocalDate.EPOCH,
            LocalDate.EPOCH);

    private final boolean placesReport;
    private final ListedPlaces listed;
    private final Periods periods;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> followed = new LinkedHashMap<>();

    /** A place that one producer went on with after another. */
    private record Handover(String from, String to) {}

    /** From when to when each producer's deliveries of the two years reach. */
    private record Periods(Map<String, LocalDate> first, Map<String, LocalDate> last) {
        static Periods of(List<DeliveredPeriod> delivered, LocalDate begin, LocalDate end) {
            Periods periods = new Periods(new HashMap<>(), new HashMap<>());
            for (DeliveredPeriod one : delivered) {
                if (!one.last().isBefore(begin) && !one.first().isAfter(end)) {
                    periods.first.merge(one.producer(), one.first(), (a, b) -> a.isBefore(b) ? a : b);
                    periods.last.merge(one.producer(), one.last(), (a, b) -> a.isAfter(b) ? a : b);
                }
            }
            return periods;
        }

        /** Whether all lines of one reporter come before all of the other. */
        boolean follow(String from, String to) {
            Optional<LocalDate> end = of(from, last);
            Optional<LocalDate> begin = of(to, first);
            return end.isPresent() && begin.isPresent() && end.get().isBefore(begin.get());
        }

        private static Optional<LocalDate> of(String reporter, Map<String, LocalDate> days) {
            return days.keySet().stream()
                    .filter(producer -> reporter.startsWith(producer + "/"))
                    .max(Comparator.comparing(String::length))
                    .map(days::get);
        }
    }

    /**
     * Finds them.
     *
     * @param before what was reported in the year before
     * @param now what was reported in the year
     * @param placesReport whether it is places that report, and not whole producers
     * @param listed the places of the directories
     * @param delivered the deliveries of the facts
     * @param begin the first day of the year before
     * @param end the last day of the year
     */
    SameReporters(
            List<ReportingUnit> before,
            List<ReportingUnit> now,
            boolean placesReport,
            ListedPlaces listed,
            List<DeliveredPeriod> delivered,
            LocalDate begin,
            LocalDate end) {
        this.placesReport = placesReport;
        this.listed = listed;
        periods = Periods.of(delivered, begin, end);
        Map<String, Set<String>> then = byPlace(before);
        Map<String, Set<String>> today = byPlace(now);
        List<Handover> handovers = placesReport ? handedOver(then, today) : goneOnWith(then, today);
        handovers.forEach(this::unite);
    }

    /** What stands for a reporter and all its other names. */
    String key(String reporter) {
        return keys.getOrDefault(reporter, reporter);
    }

    /** Each name that goes on an earlier one, with that. */
    Map<String, String> followed() {
        return followed;
    }

    /** Who reported of a place, by its identifier as lines name it and its department: numbers come again elsewhere. */
    private Map<String, Set<String>> byPlace(List<ReportingUnit> units) {
        Map<String, Set<String>> byPlace = new TreeMap<>();
        for (ReportingUnit unit : units) {
            if (unit.place() != null && unit.reporter() != null) {
                // What a directory's producer lists is named after it.
                String identifier = placesReport
                        ? unit.reporter().substring(unit.reporter().indexOf('/') + 1)
                        : unit.place().substring(unit.reporter().length() + 1);
                byPlace.computeIfAbsent(unit.department() + '\n' + identifier, place -> new TreeSet<>())
                        .add(unit.reporter());
            }
        }
        return byPlace;
    }

    /** The places that were told of in both years, under names of which each begins where the one before it ends. */
    private List<Handover> handedOver(Map<String, Set<String>> then, Map<String, Set<String>> today) {
        Set<String> namedThen = names(then);
        Set<String> namedToday = names(today);
        BiPredicate<String, String> goesOn =
                (from, to) -> (!namedToday.contains(from) && !namedThen.contains(to) || periods.follow(from, to))
                        && mayBeOne(from, to);
        List<Handover> handovers = new ArrayList<>();
        then.forEach((place, names) -> {
            Set<String> others = today.getOrDefault(place, Set.of());
            List<String> all = Stream.concat(names.stream(), others.stream())
                    .distinct()
                    .limit(MOST_NAMES + 1)
                    .sorted((one, other) -> goesOn.test(one, other) ? -1 : goesOn.test(other, one) ? 1 : 0)
                    .toList();
            List<Handover> each = IntStream.range(1, all.size())
                    .mapToObj(i -> new Handover(all.get(i - 1), all.get(i)))
                    .toList();
            if (!others.isEmpty()
                    && all.size() <= MOST_NAMES
                    && each.stream().allMatch(over -> goesOn.test(over.from(), over.to()))) {
                handovers.addAll(each);
            }
        });
        return handovers;
    }

    /**
     * The places that one producer listed and another one lists now. Who lists for the first time and brings more places of
     * its own is a new one, and who lists no longer and left more than it handed over is missing.
     */
    private List<Handover> goneOnWith(Map<String, Set<String>> then, Map<String, Set<String>> today) {
        Map<String, Integer> left = new HashMap<>();
        Map<String, Integer> taken = new HashMap<>();
        List<Handover> handovers = new ArrayList<>();
        then.forEach((place, names) -> {
            Set<String> from = without(names, today.getOrDefault(place, Set.of()));
            Set<String> to = without(today.getOrDefault(place, Set.of()), names);
            if (from.size() == 1 && to.size() == 1) {
                Handover over =
                        new Handover(from.iterator().next(), to.iterator().next());
                String identifier = place.substring(place.indexOf('\n') + 1);
                if (mayBeOne(over.from() + "/" + identifier, over.to() + "/" + identifier)) {
                    handovers.add(over);
                    left.merge(over.from(), 1, Integer::sum);
                    taken.merge(over.to(), 1, Integer::sum);
                }
            }
        });
        Map<String, Integer> listedThen = counted(then);
        Map<String, Integer> listedToday = counted(today);
        handovers.removeIf(
                over -> !listedToday.containsKey(over.from()) && left.get(over.from()) * 2 < listedThen.get(over.from())
                        || !listedThen.containsKey(over.to()) && taken.get(over.to()) * 2 < listedToday.get(over.to()));
        return handovers;
    }

    /** Whether two identifiers may be of one place: not where directories give two names to what may be a mere number. */
    private boolean mayBeOne(String from, String to) {
        if (from.length() - from.indexOf('/') > LONG) {
            return true;
        }
        Optional<String> name = listed.find(from).map(ListedPlace::name).map(Folding::fold);
        Optional<String> other = listed.find(to).map(ListedPlace::name).map(Folding::fold);
        return name.isEmpty() || other.isEmpty() || name.equals(other);
    }

    /** A producer may become several, or several one: all of them are one reporter. */
    private void unite(Handover over) {
        followed.putIfAbsent(over.to(), over.from());
        String key = Stream.of(over.from(), over.to())
                .map(this::key)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        for (String one : List.of(over.from(), over.to())) {
            String known = keys.put(one, key);
            if (known != null && !known.equals(key)) {
                keys.replaceAll((named, of) -> of.equals(known) ? key : of);
            }
        }
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    private static Set<String> names(Map<String, Set<String>> byPlace) {
        return byPlace.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static Map<String, Integer> counted(Map<String, Set<String>> byPlace) {
        Map<String, Integer> counted = new HashMap<>();
        byPlace.values().forEach(names -> names.forEach(name -> counted.merge(name, 1, Integer::sum)));
        return counted;
    }
}

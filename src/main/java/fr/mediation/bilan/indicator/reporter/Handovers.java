package fr.mediation.bilan.indicator.reporter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reporters that go on where another one ends, by what their lines say. An identifier of a place that is nobody else's, or one
 * name in the directories, decides by itself. A mere number comes again with every producer: it decides together with others
 * of the same two producers, of which one begins soon after the other ends, in the same communes and with as much to report.
 * What may be so and is not decided is told apart.
 */
public final class Handovers {
    /** Where more producers than this have one identifier of a place, it is none of one. */
    private static final int MOST_NAMES = 4;

    /** Where more than this have one number in a department, they are not set beside each other. */
    private static final int MOST_COMPARED = 60;

    private static final Pattern MERE_NUMBER = Pattern.compile("\\p{Alpha}|\\d{1,3}");

    /** In days: who begins later than this after another's end is not taken for it by its numbers. */
    private static final int SOON = 92;

    /** In days: who begins later than this after another's end may not even be the same. */
    private static final int LATE = 184;

    /** Who reports so many times as much, day for day, is not taken for the same by its numbers. */
    private static final BigDecimal UNLIKE = BigDecimal.valueOf(2);

    private static final int DIGITS = 9;

    /**
     * One that goes on where another one ends.
     *
     * @param from the earlier one
     * @param to the later one
     */
    public record Handover(ReporterHistory from, ReporterHistory to) {
        private Producers producers() {
            return new Producers(from.producer(), to.producer());
        }

        private boolean isWithin(int days) {
            return from.daysUntil(to) <= days;
        }
    }

    private record Producers(String from, String to) {}

    private final Map<String, List<ReporterHistory>> byProducer;
    private final Map<String, ReporterHistory> byKey = new HashMap<>();
    private final Set<Handover> certain = new LinkedHashSet<>();
    private final Set<Handover> possible = new LinkedHashSet<>();

    /**
     * Finds them.
     *
     * @param all all reporters of two years
     */
    public Handovers(Collection<ReporterHistory> all) {
        all.forEach(one -> byKey.put(one.key(), one));
        List<ReporterHistory> placed =
                all.stream().filter(one -> one.identifier() != null).toList();
        byProducer = grouped(placed.stream(), ReporterHistory::producer);
        grouped(placed.stream(), ReporterHistory::identifier).forEach(this::ofOnePlace);
        byDepartment(all.stream().filter(one -> one.identifier() == null)).forEach(this::withoutPlaces);
        settle();
        Map<Producers, List<Handover>> byProducers = new LinkedHashMap<>();
        Stream.concat(certain.stream(), possible.stream())
                .forEach(over -> byProducers
                        .computeIfAbsent(over.producers(), one -> new ArrayList<>())
                        .add(over));
        certain.addAll(byProducers.entrySet().stream()
                .filter(entry -> isOneProducer(entry.getKey(), entry.getValue()))
                .flatMap(entry -> all(entry.getKey()))
                .toList());
        settle();
        Set<ReporterHistory> ended = ended();
        Set<ReporterHistory> begun = begun();
        possible.removeIf(over -> ended.contains(over.from()) || begun.contains(over.to()) || areSideBySide(over));
    }

    /** {@return those that are decided, each reporter once as the earlier one and once as the later one} */
    public Set<Handover> certain() {
        return Set.copyOf(certain);
    }

    /** {@return those that may be, of reporters of which nothing is decided} */
    public Set<Handover> possible() {
        return Set.copyOf(possible);
    }

    private static Map<String, List<ReporterHistory>> grouped(
            Stream<ReporterHistory> all, Function<ReporterHistory, String> by) {
        return all.collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static Map<String, List<ReporterHistory>> byDepartment(Stream<ReporterHistory> all) {
        Map<String, List<ReporterHistory>> byDepartment = new TreeMap<>();
        all.forEach(one -> one.departments()
                .forEach(department -> byDepartment
                        .computeIfAbsent(department, some -> new ArrayList<>())
                        .add(one)));
        return byDepartment;
    }

    private void ofOnePlace(String identifier, List<ReporterHistory> named) {
        boolean isLong = identifier.length() >= ListedPlaces.LONG;
        boolean own = !MERE_NUMBER.matcher(identifier).matches() && followEachOther(named);
        byDepartment(named.stream())
                .values()
                .forEach(here -> pairs(here).forEach(over -> {
                    String name = over.from().name();
                    String other = over.to().name();
                    if (isLong) {
                        certain.add(over);
                    } else if (name != null && other != null) {
                        if (name.equals(other)) {
                            certain.add(over);
                        }
                    } else if (own && over.from().mayBeInCommuneOf(over.to())) {
                        certain.add(over);
                    } else if (own || over.isWithin(LATE) && over.from().mayBeInCommuneOf(over.to())) {
                        possible.add(over);
                    }
                }));
    }

    private void withoutPlaces(String department, List<ReporterHistory> here) {
        pairs(here)
                .filter(over -> over.isWithin(SOON) && over.from().mayBeInCommuneOf(over.to()))
                .forEach(possible::add);
    }

    /** Each one with each that begins after its end. */
    private static Stream<Handover> pairs(List<ReporterHistory> some) {
        return some.size() > MOST_COMPARED
                ? Stream.empty()
                : some.stream()
                        .flatMap(from -> some.stream()
                                .filter(to ->
                                        from != to && !from.producer().equals(to.producer()) && from.endsBefore(to))
                                .map(to -> new Handover(from, to)));
    }

    private static boolean followEachOther(List<ReporterHistory> named) {
        if (named.size() > MOST_NAMES) {
            return false;
        }
        List<ReporterHistory> ordered = named.stream()
                .sorted(Comparator.comparing(ReporterHistory::first, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(ReporterHistory::now))
                .toList();
        return IntStream.range(1, ordered.size())
                .allMatch(i -> ordered.get(i - 1).endsBefore(ordered.get(i)));
    }

    /** What goes on through another one is said by that; and what goes on in two ways is not decided. */
    private void settle() {
        Map<ReporterHistory, Set<ReporterHistory>> next = new HashMap<>();
        certain.forEach(over ->
                next.computeIfAbsent(over.from(), one -> new HashSet<>()).add(over.to()));
        certain.removeIf(over -> next.get(over.from()).stream()
                .anyMatch(between -> next.getOrDefault(between, Set.of()).contains(over.to())));
        Map<ReporterHistory, Long> ends =
                certain.stream().collect(Collectors.groupingBy(Handover::from, Collectors.counting()));
        Map<ReporterHistory, Long> begins =
                certain.stream().collect(Collectors.groupingBy(Handover::to, Collectors.counting()));
        List<Handover> several = certain.stream()
                .filter(over -> ends.get(over.from()) > 1 || begins.get(over.to()) > 1)
                .toList();
        several.forEach(certain::remove);
        possible.addAll(several);
    }

    private Set<ReporterHistory> ended() {
        return certain.stream().map(Handover::from).collect(Collectors.toSet());
    }

    private Set<ReporterHistory> begun() {
        return certain.stream().map(Handover::to).collect(Collectors.toSet());
    }

    /** Whether all places of one producer end before those of another begin, and enough of them are known to be the same. */
    private boolean isOneProducer(Producers producers, List<Handover> between) {
        List<ReporterHistory> from = byProducer.getOrDefault(producers.from(), List.of());
        List<ReporterHistory> to = byProducer.getOrDefault(producers.to(), List.of());
        if (from.isEmpty() || to.isEmpty() || !endBefore(from, to)) {
            return false;
        }
        long decided = between.stream().filter(certain::contains).count();
        if (decided * 2 >= Math.min(from.size(), to.size())) {
            return true;
        }
        List<Handover> here = between.stream()
                .filter(over -> over.from().isInCommuneOf(over.to()))
                .toList();
        long comeAgain = from.stream()
                .filter(one ->
                        later(one, producers.to()).filter(one::isInDepartmentOf).isPresent())
                .count();
        return here.size() > 1
                && here.size() * 2L > comeAgain
                && here.size() * 2 >= Math.max(from.size(), to.size())
                && here.stream().allMatch(over -> over.isWithin(SOON))
                && areAlike(here);
    }

    private static boolean endBefore(List<ReporterHistory> some, List<ReporterHistory> others) {
        Comparator<LocalDate> order = Comparator.nullsFirst(Comparator.naturalOrder());
        ReporterHistory last = Collections.max(some, Comparator.comparing(ReporterHistory::last, order));
        ReporterHistory first = Collections.min(others, Comparator.comparing(ReporterHistory::first, order));
        return last.endsBefore(first);
    }

    /** The places of one producer that another one goes on with, wherever they lie now. */
    private Stream<Handover> all(Producers producers) {
        Set<ReporterHistory> ended = ended();
        Set<ReporterHistory> begun = begun();
        return byProducer.get(producers.from()).stream()
                .flatMap(one -> later(one, producers.to()).stream().map(to -> new Handover(one, to)))
                .filter(over -> !ended.contains(over.from()) && !begun.contains(over.to()));
    }

    private Optional<ReporterHistory> later(ReporterHistory one, String producer) {
        return Optional.ofNullable(byKey.get(producer + "/" + one.identifier()));
    }

    /** Whether two producers report of their own places of the same numbers at the same time. */
    private boolean areSideBySide(Handover over) {
        return over.from().identifier() != null
                && over.from().identifier().length() < ListedPlaces.LONG
                && byProducer.get(over.from().producer()).stream()
                        .anyMatch(one -> later(one, over.to().producer())
                                .filter(other ->
                                        one.isInDepartmentOf(other) && !one.endsBefore(other) && !other.endsBefore(one))
                                .isPresent());
    }

    private static boolean areAlike(List<Handover> some) {
        BigDecimal before = perDay(some.stream().map(Handover::from).toList());
        BigDecimal now = perDay(some.stream().map(Handover::to).toList());
        return before.max(now).compareTo(before.min(now).multiply(UNLIKE)) <= 0;
    }

    private static BigDecimal perDay(List<ReporterHistory> some) {
        return some.stream()
                .map(one -> one.volume().divide(BigDecimal.valueOf(one.days()), DIGITS, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

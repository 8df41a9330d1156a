package fr.mediation.bilan.job.publish;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who goes on where another one ends, or may do so, by the words that say it. */
final class HandoversByHand {
    private final List<Past> all;
    private Set<Pair> certain = new HashSet<>();
    private final Set<Pair> possible = new HashSet<>();

    /** What a reporter did in both years. */
    record Past(
            String key,
            String producer,
            @Nullable String identifier,
            @Nullable String name,
            Set<String> departments,
            Set<String> communes,
            LocalDate first,
            LocalDate last,
            int volume) {
        private boolean endsBefore(Past other) {
            return last.isBefore(other.first);
        }

        private boolean isNear(Past other) {
            return communes.stream().anyMatch(other.communes::contains);
        }

        private boolean mayBeNear(Past other) {
            return communes.isEmpty() || other.communes.isEmpty() || isNear(other);
        }

        private boolean sharesDepartment(Past other) {
            return departments.stream().anyMatch(other.departments::contains);
        }

        String named() {
            return identifier == null ? producer : key;
        }
    }

    record Pair(Past from, Past to) {
        private boolean isWithin(int days) {
            return ChronoUnit.DAYS.between(from.last, to.first) <= days;
        }
    }

    HandoversByHand(Collection<Past> all) {
        this.all = List.copyOf(all);
        for (Past from : all) {
            for (Past to : all) {
                if (!from.producer.equals(to.producer) && from.endsBefore(to) && from.sharesDepartment(to)) {
                    look(new Pair(from, to));
                }
            }
        }
        settle();
        certain.addAll(ofWholeProducers());
        settle();
        possible.removeIf(pair ->
                certain.stream().anyMatch(one -> one.from == pair.from || one.to == pair.to) || areSideBySide(pair));
    }

    Set<Pair> certain() {
        return certain;
    }

    /** Those of which nothing is decided. */
    Set<Pair> possible() {
        return possible;
    }

    private void look(Pair pair) {
        Past from = pair.from;
        Past to = pair.to;
        if (from.identifier == null || to.identifier == null) {
            if (from.identifier == null && to.identifier == null && pair.isWithin(92) && from.mayBeNear(to)) {
                possible.add(pair);
            }
        } else if (from.identifier.equals(to.identifier)) {
            boolean areNamed = from.name != null && to.name != null;
            if (from.identifier.length() >= 8 || areNamed && from.name.equals(to.name)) {
                certain.add(pair);
            } else if (!areNamed && isNobodyElses(from.identifier)) {
                (from.mayBeNear(to) ? certain : possible).add(pair);
            } else if (!areNamed && pair.isWithin(184) && from.mayBeNear(to)) {
                possible.add(pair);
            }
        }
    }

    /** No mere number, and never two producers' at a time. */
    private boolean isNobodyElses(String identifier) {
        List<Past> named = all.stream()
                .filter(one -> identifier.equals(one.identifier))
                .sorted(Comparator.comparing(Past::first))
                .toList();
        return !identifier.matches("[A-Za-z]|[0-9]{1,3}")
                && named.size() <= 4
                && IntStream.range(1, named.size())
                        .allMatch(i -> named.get(i - 1).endsBefore(named.get(i)));
    }

    /** What goes on through another one is said by that; what goes on in two ways is not decided. */
    private void settle() {
        Set<Pair> direct = new HashSet<>(certain);
        direct.removeIf(pair ->
                certain.stream().anyMatch(one -> one.from == pair.from && certain.contains(new Pair(one.to, pair.to))));
        Set<Pair> decided = new HashSet<>(direct);
        decided.removeIf(pair ->
                direct.stream().anyMatch(one -> !one.equals(pair) && (one.from == pair.from || one.to == pair.to)));
        direct.removeAll(decided);
        possible.addAll(direct);
        certain = decided;
    }

    private List<Past> placesOf(String producer) {
        return all.stream()
                .filter(one -> one.producer.equals(producer) && one.identifier != null)
                .toList();
    }

    /** All places of one producer that another one goes on with, where enough of them say so. */
    private List<Pair> ofWholeProducers() {
        List<String> producers = all.stream().map(Past::producer).distinct().toList();
        return producers.stream()
                .flatMap(from -> producers.stream()
                        .filter(to -> !from.equals(to) && isOneProducer(placesOf(from), placesOf(to)))
                        .flatMap(to -> placesOf(from).stream()
                                .flatMap(one -> placesOf(to).stream()
                                        .filter(other -> one.identifier.equals(other.identifier))
                                        .map(other -> new Pair(one, other)))))
                .filter(pair -> certain.stream().noneMatch(one -> one.from == pair.from || one.to == pair.to))
                .toList();
    }

    private boolean isOneProducer(List<Past> from, List<Past> to) {
        Predicate<Pair> between = pair -> from.contains(pair.from) && to.contains(pair.to);
        List<Pair> pairs = Stream.concat(certain.stream(), possible.stream())
                .filter(between)
                .distinct()
                .toList();
        if (pairs.isEmpty() || !from.stream().allMatch(one -> to.stream().allMatch(one::endsBefore))) {
            return false;
        }
        if (certain.stream().filter(between).count() * 2 >= Math.min(from.size(), to.size())) {
            return true;
        }
        List<Pair> here =
                pairs.stream().filter(pair -> pair.from.isNear(pair.to)).toList();
        long sameNumbers = from.stream()
                .filter(one -> to.stream()
                        .anyMatch(other -> one.identifier.equals(other.identifier) && one.sharesDepartment(other)))
                .count();
        double before = here.stream().mapToDouble(pair -> perDay(pair.from)).sum();
        double after = here.stream().mapToDouble(pair -> perDay(pair.to)).sum();
        return here.size() > 1
                && here.size() * 2L > sameNumbers
                && here.size() * 2 >= Math.max(from.size(), to.size())
                && here.stream().allMatch(pair -> pair.isWithin(92))
                && Math.max(before, after) <= 2 * Math.min(before, after);
    }

    private static double perDay(Past one) {
        return one.volume / (30.0 + ChronoUnit.DAYS.between(one.first, one.last));
    }

    /** Whether two producers have a place of the same number at the same time. */
    private boolean areSideBySide(Pair pair) {
        return pair.from.identifier != null
                && pair.from.identifier.length() < 8
                && placesOf(pair.from.producer).stream()
                        .anyMatch(one -> placesOf(pair.to.producer).stream()
                                .anyMatch(other -> one.identifier.equals(other.identifier)
                                        && one.sharesDepartment(other)
                                        && !one.endsBefore(other)
                                        && !other.endsBefore(one)));
    }
}

package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.job.publish.InboxLines.Listing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which places directories have open, and which of them a line means. */
final class DirectoriesByHand {
    private final List<Listing> listings;
    private final Map<String, Listing> byKey = new HashMap<>();

    DirectoriesByHand(List<Listing> listings) {
        this.listings = listings;
        listings.forEach(listing -> byKey.put(listing.key(), listing));
    }

    /**
     * The place that a producer's line names: that of its own directory, or else the one of others' that it can only be, which
     * is that of who began to list it last; null where there is none.
     */
    @Nullable
    Listing meant(String producer, String identifier) {
        Listing own = byKey.get(producer + "/" + identifier);
        List<Listing> all = listings.stream()
                .filter(listing -> listing.identifier().equals(identifier))
                .toList();
        boolean isOne = all.stream().map(Listing::producer).distinct().count() == 1
                || all.stream().map(Listing::place).distinct().count() == 1;
        if (own != null || !isOne) {
            return own;
        }
        Map<String, LocalDate> begins = new TreeMap<>();
        all.forEach(listing ->
                begins.merge(listing.producer(), listing.day(), (one, other) -> one.isBefore(other) ? one : other));
        String last = begins.entrySet().stream()
                .max(Map.Entry.<String, LocalDate>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, LocalDate>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
        return byKey.get(last + "/" + identifier);
    }

    /** The places that are open at the end of a year. */
    List<Listing> open(int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        List<Listing> open = new ArrayList<>();
        listings.stream().map(Listing::producer).distinct().sorted().forEach(producer -> {
            Map<String, Listing> last = new TreeMap<>();
            listings.stream()
                    .filter(listing -> listing.producer().equals(producer)
                            && !listing.day().isAfter(end))
                    .sorted(Comparator.comparing(Listing::day))
                    .forEach(listing -> last.put(listing.identifier(), listing));
            last.keySet().removeAll(closed(producer, end));
            last.values().stream().filter(listing -> !isTakenOver(listing, end)).forEach(open::add);
        });
        return open;
    }

    /** Whether another producer lists a place for the first time after the last that its own says of it. */
    private boolean isTakenOver(Listing last, LocalDate end) {
        return listings.stream()
                .filter(other -> !other.producer().equals(last.producer())
                        && other.place().equals(last.place()))
                .collect(Collectors.groupingBy(Listing::producer, Collectors.minBy(Comparator.comparing(Listing::day))))
                .values()
                .stream()
                .flatMap(first -> first.stream())
                .anyMatch(
                        first -> first.day().isAfter(last.day()) && !first.day().isAfter(end));
    }

    /**
     * The places that a producer's directories lack, but for one that has none of them, fewer than half as many places, or none
     * in more than half of their departments: that is a part of a directory.
     */
    private Set<String> closed(String producer, LocalDate end) {
        Map<LocalDate, Set<Listing>> byDay = new TreeMap<>();
        listings.stream()
                .filter(listing ->
                        listing.producer().equals(producer) && !listing.day().isAfter(end))
                .forEach(listing -> byDay.computeIfAbsent(listing.day(), day -> new HashSet<>())
                        .add(listing));
        Map<String, String> departments = new HashMap<>();
        Set<String> closed = new TreeSet<>();
        byDay.values().forEach(directory -> {
            Set<String> listed = directory.stream().map(Listing::identifier).collect(Collectors.toSet());
            Set<String> kept = directory.stream().map(Listing::department).collect(Collectors.toSet());
            Set<String> open = new HashSet<>(departments.keySet());
            open.removeIf(place -> closed.contains(place) && !listed.contains(place));
            Set<String> missing = new HashSet<>(open);
            missing.removeAll(listed);
            Set<String> all = open.stream().map(departments::get).collect(Collectors.toSet());
            Set<String> emptied = new HashSet<>(all);
            emptied.removeAll(kept);
            boolean isPart = missing.size() == open.size()
                    || listed.size() * 2 < open.size()
                    || all.size() > 1 && emptied.size() * 2 > all.size();
            closed.removeAll(listed);
            if (!isPart) {
                closed.addAll(missing);
            }
            directory.forEach(listing -> departments.put(listing.identifier(), listing.department()));
        });
        return closed;
    }
}

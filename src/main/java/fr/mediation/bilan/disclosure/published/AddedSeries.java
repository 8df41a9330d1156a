package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedSeries.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which series are the sum of two others, wherever all three are published: workshops and individual support make up activities,
 * and nobody has to be told.
 */
final class AddedSeries {
    /** So many different sums that hold are no chance. */
    private static final int LEAST_SUMS = 5;

    /** How many territories are looked at first: in one of them a number may be hidden. */
    private static final int PIVOTS = 2;

    private final Map<Series, Map<String, BigDecimal>> values;
    private final Set<Sum> sums = new HashSet<>();
    private final List<Sum> found = new ArrayList<>();

    /**
     * What is the sum of what.
     *
     * @param total the sum
     * @param one one part
     * @param other the other part, the later in the order of the lines
     */
    record Sum(Series total, Series one, Series other) {}

    private AddedSeries(Map<Series, Map<String, BigDecimal>> values) {
        this.values = values;
    }

    /** All such sums, in the order of the lines. */
    static List<Sum> of(PublishedSeries series) {
        Map<List<Integer>, List<Series>> editions = series.values().keySet().stream()
                .collect(Collectors.groupingBy(
                        one -> List.of(one.subject().folder(), one.subject().year()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        AddedSeries added = new AddedSeries(series.values());
        editions.values().forEach(added::look);
        return added.found;
    }

    private void look(List<Series> edition) {
        Map<String, Long> known = edition.stream()
                .flatMap(one -> values.get(one).entrySet().stream())
                .filter(entry -> entry.getValue().signum() > 0)
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.counting()));
        known.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(PIVOTS)
                .forEach(territory -> look(edition, territory.getKey()));
    }

    private void look(List<Series> edition, String pivot) {
        Map<BigDecimal, List<Integer>> byValue = new HashMap<>();
        List<Series> present = edition.stream()
                .filter(one -> {
                    BigDecimal value = values.get(one).get(pivot);
                    return value != null && value.signum() > 0;
                })
                .toList();
        for (int number = 0; number < present.size(); number++) {
            byValue.computeIfAbsent(values.get(present.get(number)).get(pivot), value -> new ArrayList<>())
                    .add(number);
        }
        for (Series total : present) {
            BigDecimal whole = values.get(total).get(pivot);
            for (int one = 0; one < present.size(); one++) {
                BigDecimal rest = whole.subtract(values.get(present.get(one)).get(pivot));
                if (rest.signum() > 0) {
                    for (int other : byValue.getOrDefault(rest.stripTrailingZeros(), List.of())) {
                        if (other > one) {
                            add(new Sum(total, present.get(one), present.get(other)));
                        }
                    }
                }
            }
        }
    }

    private void add(Sum sum) {
        if (isEverywhere(sum) && sums.add(sum)) {
            found.add(sum);
        }
    }

    private boolean isEverywhere(Sum sum) {
        Map<String, BigDecimal> ones = values.get(sum.one());
        Map<String, BigDecimal> others = values.get(sum.other());
        Set<BigDecimal> different = new HashSet<>();
        for (Map.Entry<String, BigDecimal> total : values.get(sum.total()).entrySet()) {
            BigDecimal one = ones.get(total.getKey());
            BigDecimal other = others.get(total.getKey());
            if (one != null && other != null) {
                if (one.add(other).compareTo(total.getValue()) != 0) {
                    return false;
                }
                if (one.signum() > 0 && other.signum() > 0) {
                    different.add(total.getValue());
                }
            }
        }
        return different.size() >= LEAST_SUMS;
    }
}

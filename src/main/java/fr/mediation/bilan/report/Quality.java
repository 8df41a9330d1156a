package fr.mediation.bilan.report;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The quality of the data behind a report.
 *
 * @param deliveries the deliveries in force for the year, in the order they are shown
 * @param unlocated accepted lines that belong to no territory: they count for the country, and for no region
 */
public record Quality(List<DeliveryQuality> deliveries, long unlocated) {

    /** Keeps a copy of the list. */
    public Quality {
        deliveries = List.copyOf(deliveries);
    }

    /** {@return the deliveries that wait to be confirmed} */
    public List<DeliveryQuality> held() {
        return deliveries.stream().filter(DeliveryQuality::held).toList();
    }

    /** {@return the lines read in all deliveries} */
    public long read() {
        return deliveries.stream()
                .mapToLong(delivery -> delivery.lines().read())
                .sum();
    }

    /** {@return the lines rejected in all deliveries} */
    public long rejected() {
        return deliveries.stream()
                .mapToLong(delivery -> delivery.lines().rejected())
                .sum();
    }

    /**
     * {@return the lines that broke each rule, of all deliveries together, by rule, in the order of the rules'
     * codes}
     */
    public SortedMap<String, Long> rejectedByRule() {
        SortedMap<String, Long> lines = new TreeMap<>();
        deliveries.forEach(delivery ->
                delivery.rejectedByRule().forEach((rule, count) -> lines.merge(rule, count, Math::addExact)));
        return lines;
    }
}

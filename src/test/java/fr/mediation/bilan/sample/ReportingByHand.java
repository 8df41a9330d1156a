package fr.mediation.bilan.sample;

import fr.mediation.bilan.sample.Recomputation.Reporter;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who reported, who is missing, and what the same reporters said in two years, over the sample's lines in plain Java. */
final class ReportingByHand {
    /** The sources that somebody is expected to report. */
    static final List<String> SOURCES = List.of("attendance", "directory", "donation", "funding", "training");

    private static final Set<String> OF_PLACES = Set.of("attendance", "donation", "training");

    /** What lines may leave unknown, so that it is null where none says it; other numbers are null where there is nothing. */
    private static final Set<String> ANSWERED = Set.of(
            "heures_accompagnement",
            "participations_avec_trajet",
            "part_femmes",
            "part_moins_18",
            "part_60_plus",
            "part_sans_emploi",
            "part_nouveaux",
            "part_orientes",
            "part_communaute_educative",
            "foyers_equipes",
            "ordinateurs_aux_foyers_connus",
            "co2_evite",
            "part_vers_labellises",
            "taux_reemploi");

    /** What some lines alone say, with the share of them. */
    private static final Map<String, String> KNOWN_IN_PART = Map.of(
            "beneficiaires", "part_participations_identifiees",
            "participations_avec_trajet", "part_participations_identifiees",
            "heures_accompagnement", "heures_accompagnement" + Recomputation.KNOWN);

    private final Recomputation lines;
    private final Map<String, Map<String, Reporter>> reporters = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> values = new HashMap<>();

    ReportingByHand(Recomputation lines) {
        this.lines = lines;
    }

    /** How many were expected, how many of them reported, and what both had said the year before. */
    record Rate(int expected, int reporting, BigDecimal volumeExpected, BigDecimal volumeReporting) {
        Optional<BigDecimal> rate() {
            return percent(BigDecimal.valueOf(reporting), BigDecimal.valueOf(expected));
        }

        Optional<BigDecimal> weighted() {
            return percent(volumeReporting, volumeExpected);
        }

        private static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
            return whole.signum() <= 0
                    ? Optional.empty()
                    : Optional.of(part.movePointRight(2).divide(whole, 6, RoundingMode.HALF_UP));
        }
    }

    /** A figure with what is missing, and its 95 % interval. */
    record Estimate(double value, double low, double high) {}

    /** An indicator over what the same reporters said in two years, and which share of each they carry. */
    record Constant(
            @Nullable BigDecimal before,
            @Nullable BigDecimal now,
            @Nullable BigDecimal shareBefore,
            @Nullable BigDecimal shareNow) {
        private static final BigDecimal LEAST = new BigDecimal("0.8");

        boolean broken() {
            return Stream.of(Optional.ofNullable(shareBefore), Optional.ofNullable(shareNow))
                    .flatMap(Optional::stream)
                    .anyMatch(share -> share.compareTo(LEAST) < 0);
        }
    }

    private Map<String, Reporter> reporters(String source, Perimeter perimeter, @Nullable String region, int year) {
        return reporters.computeIfAbsent(
                String.join("/", source, perimeter.code(), region, year + ""),
                key -> lines.reporters(source, perimeter, region, year));
    }

    /** Who reported the year before and is not closed: a place that left the directory and says nothing more. */
    private List<Reporter> expected(String source, Perimeter perimeter, @Nullable String region, int year) {
        Set<String> listedBefore = places(year - 1);
        Set<String> listed = places(year);
        return reporters(source, perimeter, region, year - 1).values().stream()
                .filter(one -> one.place() == null
                        || !listedBefore.contains(one.place())
                        || listed.contains(one.place())
                        || answered(source, perimeter, region, year, one))
                .toList();
    }

    private Set<String> places(int year) {
        return lines.openPlaces(Perimeter.REGIONS_2016, null, year).keySet();
    }

    /** A place answers wherever it is now; who names none answers where it did the year before. */
    private boolean answered(String source, Perimeter perimeter, @Nullable String region, int year, Reporter one) {
        return reporters(source, perimeter, one.place() == null ? region : null, year)
                .containsKey(one.name());
    }

    /** The open places that were not heard of the year before: of what happens in places, they are expected too. */
    private Set<String> newcomers(
            String source, Perimeter perimeter, @Nullable String region, int year, List<Reporter> expected) {
        if (!source.equals("attendance")) {
            return Set.of();
        }
        Set<String> places =
                new TreeSet<>(lines.openPlaces(perimeter, region, year).keySet());
        expected.forEach(one -> places.remove(Objects.requireNonNullElse(one.place(), "")));
        return places;
    }

    private boolean reports(String source, int year, String place) {
        return reporters(source, Perimeter.REGIONS_2016, null, year).values().stream()
                .anyMatch(one -> place.equals(one.place()));
    }

    Optional<Rate> rate(String source, Perimeter perimeter, @Nullable String region, int year) {
        List<Reporter> expected = expected(source, perimeter, region, year);
        Set<String> newcomers = newcomers(source, perimeter, region, year, expected);
        List<Reporter> reporting = expected.stream()
                .filter(one -> answered(source, perimeter, region, year, one))
                .toList();
        int all = expected.size() + newcomers.size();
        return all == 0
                ? Optional.empty()
                : Optional.of(new Rate(
                        all,
                        reporting.size()
                                + (int) newcomers.stream()
                                        .filter(place -> reports(source, year, place))
                                        .count(),
                        volume(expected),
                        volume(reporting)));
    }

    private static BigDecimal volume(Collection<Reporter> reporters) {
        return reporters.stream().map(Reporter::volume).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Who was expected in the country and did not report, each as source, name, department and volume. */
    List<String> missing(int year) {
        List<String> missing = new ArrayList<>();
        for (String source : SOURCES) {
            List<Reporter> expected = expected(source, Perimeter.REGIONS_2016, null, year);
            expected.stream()
                    .filter(one -> !answered(source, Perimeter.REGIONS_2016, null, year, one))
                    .sorted(Comparator.comparing(Reporter::volume).reversed())
                    .map(one -> String.join(
                            ",",
                            source,
                            one.name().replaceAll("@.*", ""),
                            one.department(),
                            one.volume().toPlainString()))
                    .forEach(missing::add);
            lines.openPlaces(Perimeter.REGIONS_2016, null, year).keySet().stream()
                    .filter(newcomers(source, Perimeter.REGIONS_2016, null, year, expected)::contains)
                    .filter(place -> !reports(source, year, place))
                    .forEach(place -> missing.add(source + ",reseau/" + place));
        }
        return missing;
    }

    /** An indicator that is measured on a source of places. */
    Constant constant(String source, String indicator, Perimeter perimeter, @Nullable String region, int year) {
        return new Constant(
                common(source, indicator, perimeter, region, year - 1, year),
                common(source, indicator, perimeter, region, year, year - 1),
                share(source, indicator, perimeter, region, year - 1, year),
                share(source, indicator, perimeter, region, year, year - 1));
    }

    /** The sources whose constant scope is that of places. */
    static boolean isOfPlaces(String source) {
        return OF_PLACES.contains(source);
    }

    /** What those said in a year who said something in another, without those who say nothing of an indicator. */
    private Map<String, BigDecimal> values(
            String source, Perimeter perimeter, @Nullable String region, int year, int other, Set<String> silent) {
        Set<String> others =
                new TreeSet<>(reporters(source, perimeter, region, other).keySet());
        others.removeAll(silent);
        return values.computeIfAbsent(
                String.join("/", source, perimeter.code(), region, year + "", other + "", silent.toString()),
                key -> lines.valuesOf(source, perimeter, region, year, others::contains));
    }

    /** Who says nothing of an indicator in one of two years, or much less: all, where the others together do so. */
    private Set<String> silent(
            String source, String indicator, Perimeter perimeter, @Nullable String region, int year, int other) {
        Set<String> silent = Stream.of(year, other)
                .flatMap(one -> reporters(source, perimeter, region, one).values().stream())
                .filter(one -> isSilent(one.values(), indicator))
                .map(Reporter::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!KNOWN_IN_PART.containsKey(indicator)) {
            return silent;
        }
        Map<String, Reporter> own = reporters(source, perimeter, region, year);
        Map<String, Reporter> theirs = reporters(source, perimeter, region, other);
        own.forEach((name, one) -> {
            if (theirs.containsKey(name)
                    && isMuchLess(indicator, one.values(), theirs.get(name).values(), 0.25)) {
                silent.add(name);
            }
        });
        if (isMuchLess(
                indicator,
                values(source, perimeter, region, year, other, silent),
                values(source, perimeter, region, other, year, silent),
                0.8)) {
            silent.addAll(own.keySet());
        }
        return silent;
    }

    /** Whether a smaller part than this says what an indicator asks in one of two years than in the other. */
    private static boolean isMuchLess(
            String indicator, Map<String, BigDecimal> one, Map<String, BigDecimal> other, double least) {
        BigDecimal own = one.get(KNOWN_IN_PART.get(indicator));
        BigDecimal theirs = other.get(KNOWN_IN_PART.get(indicator));
        return own != null
                && theirs != null
                && own.min(theirs).doubleValue() < own.max(theirs).doubleValue() * least;
    }

    private static boolean isSilent(Map<String, BigDecimal> values, String indicator) {
        if (indicator.equals("beneficiaires")) {
            return values.get(indicator).signum() == 0;
        }
        boolean asked = ANSWERED.contains(indicator)
                || values.getOrDefault(indicator + Recomputation.ASKED, BigDecimal.ZERO)
                                .signum()
                        > 0;
        return asked && values.get(indicator) == null;
    }

    private @Nullable BigDecimal common(
            String source, String indicator, Perimeter perimeter, @Nullable String region, int year, int other) {
        Set<String> silent = silent(source, indicator, perimeter, region, year, other);
        return values(source, perimeter, region, year, other, silent).get(indicator);
    }

    private @Nullable BigDecimal share(
            String source, String indicator, Perimeter perimeter, @Nullable String region, int year, int other) {
        Map<String, BigDecimal> all = values(source, perimeter, region, year, year, Set.of());
        Set<String> silent = silent(source, indicator, perimeter, region, year, other);
        Map<String, BigDecimal> common = values(source, perimeter, region, year, other, silent);
        String volume = all.containsKey(indicator + Recomputation.WHOLE) ? indicator + Recomputation.WHOLE : indicator;
        BigDecimal whole = all.getOrDefault(volume, BigDecimal.ZERO);
        return whole.signum() <= 0
                ? null
                : common.getOrDefault(volume, BigDecimal.ZERO).divide(whole, 6, RoundingMode.HALF_UP);
    }

    /** A count with what is missing from those that did not answer. */
    Optional<Estimate> estimate(
            String source, String indicator, Perimeter perimeter, @Nullable String region, int year, double reported) {
        Map<String, Reporter> here = reporters(source, perimeter, region, year);
        Map<String, Map<String, String>> kinds =
                new HashMap<>(lines.openPlaces(Perimeter.REGIONS_2016, null, year - 1));
        kinds.putAll(lines.openPlaces(Perimeter.REGIONS_2016, null, year));
        return RatioByHand.missing(expected(source, perimeter, region, year).stream()
                        .filter(one -> here.containsKey(one.name()) || !answered(source, perimeter, region, year, one))
                        .map(one -> new RatioByHand.Asked(
                                region == null ? lines.region(one.department()) : region,
                                one.place() == null
                                        ? ""
                                        : kinds.getOrDefault(one.place(), Map.of())
                                                .getOrDefault("typologie", ""),
                                one.volume(),
                                number(one, indicator),
                                here.containsKey(one.name()) ? number(here.get(one.name()), indicator) : null))
                        .toList())
                .map(missing -> new Estimate(
                        reported + missing.number(),
                        Math.max(reported, reported + missing.number() - missing.reach()),
                        reported + missing.number() + missing.reach()));
    }

    private static double number(Reporter reporter, String indicator) {
        return reporter.values().getOrDefault(indicator, BigDecimal.ZERO).doubleValue();
    }
}

package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.job.publish.HandoversByHand.Past;
import fr.mediation.bilan.job.publish.InboxLines.Activity;
import fr.mediation.bilan.job.publish.InboxLines.Listing;
import fr.mediation.bilan.job.publish.InboxLines.Means;
import fr.mediation.bilan.sample.RatioByHand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who was expected to report attendance in 2017, who is missing, what the same reporters said in both years and what that makes
 * of the cost of an hour, over the lines of an inbox. Regions are told by their code, the country by null.
 */
final class ReportersByHand {
    private static final int YEAR = 2017;

    private final InboxLines lines;
    private final DirectoriesByHand directories;
    private final HandoversByHand handovers;
    private final Set<String> unplaced = new HashSet<>();
    private final Map<String, String> united = new TreeMap<>();
    private final Set<String> doubtful = new TreeSet<>();
    private final Map<Integer, Set<String>> open;

    /** How many were expected, how many of them reported, and what both had said the year before. */
    record Rate(long expected, long reporting, long volumeExpected, long volumeReporting) {}

    /** A number over what the same reporters said in two years, and which share of each they carry. */
    record Constant(
            @Nullable BigDecimal before,
            @Nullable BigDecimal now,
            @Nullable BigDecimal shareBefore,
            @Nullable BigDecimal shareNow) {}

    ReportersByHand(InboxLines lines) {
        this.lines = lines;
        directories = new DirectoriesByHand(lines.listings);
        open = Map.of(YEAR - 1, places(directories.open(YEAR - 1)), YEAR, places(directories.open(YEAR)));
        for (int year : List.of(YEAR - 1, YEAR)) {
            Set<String> naming = ofYear(year)
                    .filter(line -> line.identifier() != null)
                    .map(Activity::producer)
                    .collect(Collectors.toSet());
            ofYear(year)
                    .filter(line -> !naming.contains(line.producer()))
                    .forEach(line -> unplaced.add(line.producer() + "@" + line.department()));
        }
        handovers = new HandoversByHand(lines.activities.stream()
                .collect(Collectors.groupingBy(this::said, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> past(one.getKey(), one.getValue()))
                .toList());
        handovers.certain().forEach(pair -> unite(pair.from().key(), pair.to().key()));
        handovers
                .possible()
                .forEach(pair -> Stream.of(pair.from(), pair.to())
                        .forEach(one -> doubtful.add(united.getOrDefault(one.key(), one.key()))));
    }

    private Stream<Activity> ofYear(int year) {
        return lines.activities.stream().filter(line -> line.day().getYear() == year);
    }

    private static Set<String> places(Collection<Listing> some) {
        return some.stream().map(Listing::place).collect(Collectors.toSet());
    }

    /** The reporter as lines have it: a producer with a place, or what it does in a department without naming any. */
    private String said(Activity line) {
        String inDepartment = line.producer() + "@" + line.department();
        return line.identifier() == null || unplaced.contains(inDepartment)
                ? inDepartment
                : line.producer() + "/" + line.identifier();
    }

    private String reporter(Activity line) {
        return united.getOrDefault(said(line), said(line));
    }

    private void unite(String from, String to) {
        String one = united.getOrDefault(from, from);
        String other = united.getOrDefault(to, to);
        united.put(from, one);
        united.put(to, one);
        united.replaceAll((name, key) -> key.equals(other) ? one : key);
    }

    private Past past(String key, List<Activity> own) {
        Activity one = own.get(0);
        String identifier = key.contains("@") ? null : one.identifier();
        List<LocalDate> days = own.stream().map(Activity::day).sorted().toList();
        return new Past(
                key,
                one.producer(),
                identifier,
                identifier == null
                        ? null
                        : Optional.ofNullable(directories.meant(one.producer(), identifier))
                                .map(Listing::name)
                                .orElse(null),
                own.stream().map(Activity::department).collect(Collectors.toSet()),
                communes(own),
                days.get(0),
                days.get(days.size() - 1),
                own.stream().mapToInt(Activity::participants).sum());
    }

    /** The communes in which all lines of a year lie; none where that is more than one. */
    private static Set<String> communes(List<Activity> own) {
        return own.stream()
                .collect(Collectors.groupingBy(
                        line -> List.of(
                                line.day().getYear(),
                                line.department(),
                                Objects.requireNonNullElse(line.identifier(), "")),
                        Collectors.mapping(Activity::commune, Collectors.toSet())))
                .values()
                .stream()
                .filter(communes -> communes.size() == 1)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** Each that may be the one before it: who is the same is not known. */
    Set<String> doubts() {
        return handovers.possible().stream()
                .map(pair -> pair.from().named() + " → " + pair.to().named())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, List<Activity>> reporters(int year, @Nullable String region) {
        return ofYear(year)
                .filter(line -> region == null || region.equals(InboxLines.region(line.department())))
                .collect(Collectors.groupingBy(this::reporter, TreeMap::new, Collectors.toList()));
    }

    /** The places that lines name, of whatever directory; a place of none is its producer's. */
    private Set<String> places(List<Activity> some) {
        return some.stream()
                .filter(line -> !said(line).contains("@"))
                .map(line -> Optional.ofNullable(directories.meant(line.producer(), line.identifier()))
                        .map(Listing::place)
                        .orElse(line.producer() + "/" + line.identifier()))
                .collect(Collectors.toSet());
    }

    private boolean answered(String reporter, List<Activity> before, @Nullable String region) {
        return reporters(YEAR, places(before).isEmpty() ? region : null).containsKey(reporter);
    }

    private boolean isClosed(List<Activity> before) {
        Set<String> places = places(before);
        return !places.isEmpty()
                && places.stream()
                        .allMatch(place -> open.get(YEAR - 1).contains(place)
                                && !open.get(YEAR).contains(place));
    }

    private Map<String, List<Activity>> expected(@Nullable String region) {
        Map<String, List<Activity>> expected = reporters(YEAR - 1, region);
        expected.entrySet()
                .removeIf(one -> isClosed(one.getValue()) && !answered(one.getKey(), one.getValue(), region));
        return expected;
    }

    private Set<String> known(Map<String, List<Activity>> expected) {
        Map<String, List<Activity>> now = reporters(YEAR, null);
        return expected.entrySet().stream()
                .flatMap(one -> Stream.of(one.getValue(), now.getOrDefault(one.getKey(), List.of())))
                .flatMap(some -> places(some).stream())
                .collect(Collectors.toSet());
    }

    /** The open places of directories that nobody expected reports from, each once. */
    private Map<String, Listing> newcomers(@Nullable String region, Set<String> known) {
        Map<String, Listing> newcomers = new TreeMap<>();
        directories.open(YEAR).stream()
                .filter(listing -> region == null || region.equals(InboxLines.region(listing.department())))
                .filter(listing -> !known.contains(listing.place()))
                .filter(listing -> !unplaced.contains(listing.producer() + "@" + listing.department()))
                .forEach(listing -> newcomers.put(listing.place(), listing));
        return newcomers;
    }

    private Set<String> placesNow() {
        return places(ofYear(YEAR).toList());
    }

    Optional<Rate> rate(@Nullable String region) {
        Map<String, List<Activity>> expected = expected(region);
        Set<String> known = known(expected);
        Set<String> newcomers = newcomers(region, known).keySet();
        Set<String> ever = places(lines.listings);
        long closedOrMoved = places(reporters(YEAR, region).values().stream()
                        .flatMap(List::stream)
                        .toList())
                .stream()
                .filter(place -> ever.contains(place) && !known.contains(place) && !newcomers.contains(place))
                .count();
        Map<String, List<Activity>> reporting = new TreeMap<>(expected);
        reporting.entrySet().removeIf(one -> !answered(one.getKey(), one.getValue(), region));
        long all = expected.size() + newcomers.size() + closedOrMoved;
        return all == 0
                ? Optional.empty()
                : Optional.of(new Rate(
                        all,
                        reporting.size()
                                + newcomers.stream()
                                        .filter(placesNow()::contains)
                                        .count()
                                + closedOrMoved,
                        volume(expected),
                        volume(reporting)));
    }

    private static long volume(Map<String, List<Activity>> some) {
        return some.values().stream()
                .flatMap(List::stream)
                .mapToLong(Activity::participants)
                .sum();
    }

    /** Who was expected in the country and did not report: by its volume, or as a place of the directories. */
    List<String> missing() {
        Map<String, List<Activity>> expected = expected(null);
        List<String> missing = new ArrayList<>();
        expected.forEach((key, own) -> {
            if (!answered(key, own, null)) {
                missing.add(volume(Map.of(key, own)) + " of "
                        + own.stream()
                                .map(Activity::department)
                                .sorted()
                                .findFirst()
                                .orElseThrow());
            }
        });
        Map<String, Listing> newcomers = newcomers(null, known(expected));
        newcomers.keySet().removeAll(placesNow());
        newcomers.values().forEach(listing -> missing.add(listing.identifier() + " in " + listing.department()));
        return missing;
    }

    /** Whether a place of which no more than a fifth went elsewhere, or came from there. */
    private boolean stayed(String reporter, List<Activity> before, List<Activity> now) {
        if (places(now).isEmpty()) {
            return true;
        }
        long then = volume(Map.of("", before));
        long today = volume(Map.of("", now));
        long elsewhereThen = volume(Map.of("", reporters(YEAR - 1, null).get(reporter))) - then;
        long elsewhereToday = volume(Map.of("", reporters(YEAR, null).get(reporter))) - today;
        long more = today - then;
        long moreElsewhere = elsewhereToday - elsewhereThen;
        boolean isMove = more > 0 && moreElsewhere < 0 || more < 0 && moreElsewhere > 0;
        return !isMove || 5 * Math.min(Math.abs(more), Math.abs(moreElsewhere)) <= Math.max(then, today);
    }

    /** Whether a part of one year alone was delivered: less than ten months, and three less than of the other. */
    private boolean isOfAPart(String reporter) {
        Set<String> producers = lines.activities.stream()
                .filter(line -> reporter(line).equals(reporter))
                .map(Activity::producer)
                .collect(Collectors.toSet());
        Map<Integer, Set<Integer>> months = new HashMap<>();
        for (String producer : producers) {
            for (int year : List.of(YEAR - 1, YEAR)) {
                List<Integer> own = ofYear(year)
                        .filter(line -> line.producer().equals(producer))
                        .map(line -> line.day().getMonthValue())
                        .sorted()
                        .toList();
                for (int month = 1; month <= 12 && !own.isEmpty(); month++) {
                    if (month >= own.get(0) && month <= own.get(own.size() - 1)) {
                        months.computeIfAbsent(year, one -> new TreeSet<>()).add(month);
                    }
                }
            }
        }
        int then = months.getOrDefault(YEAR - 1, Set.of()).size();
        int today = months.getOrDefault(YEAR, Set.of()).size();
        return then > 0 && today > 0 && Math.min(then, today) < 10 && Math.abs(then - today) >= 3;
    }

    private boolean isCompared(String reporter, List<Activity> before, List<Activity> now) {
        return !doubtful.contains(reporter) && !isOfAPart(reporter) && stayed(reporter, before, now);
    }

    /** Hours are told in minutes, so that numbers stay whole. */
    static long number(String indicator, Activity line) {
        return indicator.equals("participations") ? line.participants() : (long) line.participants() * line.minutes();
    }

    /** A number as the indicator has it. */
    private static BigDecimal figure(String indicator, long number) {
        return BigDecimal.valueOf(number)
                .divide(BigDecimal.valueOf(indicator.equals("participations") ? 1 : 60), 6, RoundingMode.HALF_UP);
    }

    Constant constant(String indicator, @Nullable String region) {
        Map<String, List<Activity>> before = reporters(YEAR - 1, region);
        Map<String, List<Activity>> now = reporters(YEAR, region);
        Set<String> common = new TreeSet<>(before.keySet());
        common.retainAll(now.keySet());
        common.removeIf(key -> !isCompared(key, before.get(key), now.get(key)));
        ToLongFunction<List<Activity>> sum =
                some -> some.stream().mapToLong(line -> number(indicator, line)).sum();
        long allBefore = before.values().stream().mapToLong(sum).sum();
        long allNow = now.values().stream().mapToLong(sum).sum();
        long commonBefore = common.stream().map(before::get).mapToLong(sum).sum();
        long commonNow = common.stream().map(now::get).mapToLong(sum).sum();
        return new Constant(
                common.isEmpty() ? null : figure(indicator, commonBefore),
                common.isEmpty() ? null : figure(indicator, commonNow),
                share(commonBefore, allBefore),
                share(commonNow, allNow));
    }

    private static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP);
    }

    /** What is missing of an indicator: who may have reported under another name is neither missing nor there. */
    Optional<RatioByHand.Missing> missing(String indicator, @Nullable String region) {
        Map<String, List<Activity>> now = reporters(YEAR, region);
        double unit = indicator.equals("participations") ? 1 : 60;
        List<RatioByHand.Asked> asked = new ArrayList<>();
        expected(region).forEach((key, before) -> {
            List<Activity> own = now.get(key);
            boolean isAsked = own == null
                    ? !answered(key, before, region) && !doubtful.contains(key)
                    : isCompared(key, before, own);
            if (isAsked) {
                ToLongFunction<List<Activity>> sum = some ->
                        some.stream().mapToLong(line -> number(indicator, line)).sum();
                asked.add(new RatioByHand.Asked(
                        InboxLines.region(before.stream()
                                .map(Activity::department)
                                .min(Comparator.naturalOrder())
                                .orElseThrow()),
                        "",
                        BigDecimal.valueOf(volume(Map.of(key, before))),
                        sum.applyAsLong(before) / unit,
                        own == null ? null : sum.applyAsLong(own) / unit));
            }
        });
        return RatioByHand.missing(asked);
    }

    /** Whether a part of the cost of an hour changed otherwise, by more than two points, over the same reporters than over all. */
    boolean isCostJudged(@Nullable String region) {
        Constant hours = constant("heures_accompagnement", region);
        BigDecimal allBefore = hours(YEAR - 1, region);
        BigDecimal allNow = hours(YEAR, region);
        Set<String> both = givers(YEAR - 1, region);
        both.retainAll(givers(YEAR, region));
        return !differ(change(allBefore, allNow), change(hours.before(), hours.now()))
                && !differ(
                        change(
                                means(YEAR - 1, region, givers(YEAR - 1, region)),
                                means(YEAR, region, givers(YEAR, region))),
                        change(means(YEAR - 1, region, both), means(YEAR, region, both)));
    }

    private @Nullable BigDecimal hours(int year, @Nullable String region) {
        Map<String, List<Activity>> all = reporters(year, region);
        return all.isEmpty() ? null : whole("heures_accompagnement", all);
    }

    private static BigDecimal whole(String indicator, Map<String, List<Activity>> all) {
        return figure(
                indicator,
                all.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(line -> number(indicator, line))
                        .sum());
    }

    /** All that was reported in the year. */
    BigDecimal whole(String indicator, @Nullable String region) {
        return whole(indicator, reporters(YEAR, region));
    }

    private Set<String> givers(int year, @Nullable String region) {
        return lines.means.stream()
                .filter(means -> means.year() == year && means.isOf(region))
                .map(Means::producer)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable BigDecimal means(int year, @Nullable String region, Set<String> producers) {
        return lines.means.stream()
                .filter(means -> means.year() == year && means.isOf(region) && producers.contains(means.producer()))
                .map(Means::amount)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private static @Nullable BigDecimal change(@Nullable BigDecimal before, @Nullable BigDecimal now) {
        return before == null || now == null
                ? null
                : now.subtract(before).movePointRight(2).divide(before, 6, RoundingMode.HALF_UP);
    }

    private static boolean differ(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other)).allMatch(Optional::isPresent)
                && Objects.requireNonNull(one)
                                .subtract(Objects.requireNonNull(other))
                                .abs()
                                .compareTo(BigDecimal.valueOf(2))
                        > 0;
    }
}

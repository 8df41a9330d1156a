package fr.mediation.bilan.report;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparisons;
import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.indicator.judge.Findings;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.Valuation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a report is made of. Equal inputs give equal bytes.
 *
 * @param reported the reported year
 * @param presentation for whom it is made, and how it is to look
 * @param indicators the catalogue, in the order it is shown
 * @param figures the figures of the reported year and of the years before; those of another perimeter or of a later year
 *     are left out; with them those of categories, of the years before for the country
 * @param geography the regions and places shown
 * @param appraisal the added value of the reported year, by territory code, the country's included; without valuations
 *     where there are no figures
 * @param delivered the deliveries the figures come from
 * @param judgement what the figures are compared with, and which of them are implausible
 */
public record ReportInput(
        ReportedYear reported,
        Presentation presentation,
        List<Indicator> indicators,
        List<Figure> figures,
        Geography geography,
        Appraisal appraisal,
        Delivered delivered,
        Judgement judgement) {

    /**
     * For whom a report is made, and how it is to look.
     *
     * @param perimeter the map of regions
     * @param language the reader's language
     * @param extras what is written on request only
     * @param edition whether it is published
     */
    public record Presentation(Perimeter perimeter, Locale language, Set<Extra> extras, Edition edition) {
        /** Keeps a copy of the set. */
        public Presentation {
            extras = Set.copyOf(extras);
        }
    }

    /**
     * The regions and places of a report.
     *
     * @param regions the perimeter's regions, in the order they are shown
     * @param regionByDepartment the region that each department belonged to in the reported year, by codes
     * @param places the places of the directory on the last day of the year, by name
     * @param outside what lies in no region; null where nothing does
     */
    public record Geography(
            List<TerritoryName> regions,
            Map<String, String> regionByDepartment,
            List<DirectoryPlace> places,
            @Nullable TerritoryName outside) {
        /** Keeps copies of the collections. */
        public Geography {
            regions = List.copyOf(regions);
            regionByDepartment = Map.copyOf(regionByDepartment);
            places = List.copyOf(places);
        }
    }

    /**
     * The deliveries that the figures of a report come from.
     *
     * @param sources what is delivered, in the order it is shown
     * @param quality the deliveries
     * @param unread the files that were to be read for it and were refused as a whole: nothing of them counts
     * @param ruleLabel what a rule of the line checks demands, by its code, in the report's language
     */
    public record Delivered(
            List<SourceName> sources, Quality quality, List<String> unread, Function<String, String> ruleLabel) {
        /** Keeps copies of the lists. */
        public Delivered {
            sources = List.copyOf(sources);
            unread = List.copyOf(unread);
        }
    }

    /**
     * What the figures of a report are compared with, and which of them are implausible.
     *
     * @param comparisons the figures beside those of other years and regions, and beside targets
     * @param toCheck the implausible figures of the reported year about which nothing was decided, the gravest first
     * @param decided those that somebody found right, the gravest first
     * @param earlier what differs from the last earlier publication of the year, null where there is none
     */
    public record Judgement(
            Comparisons comparisons,
            List<Finding> toCheck,
            List<Findings.Entry> decided,
            @Nullable Earlier earlier) {
        /** Keeps copies of the lists. */
        public Judgement {
            toCheck = List.copyOf(toCheck);
            decided = List.copyOf(decided);
        }
    }

    /** What is written on request only. */
    public enum Extra {
        /** A sheet for each region. */
        REGION_SHEETS,
        /** The figures as a CSV file that a French Excel opens at a click. */
        EXCEL_CSV
    }

    /** The country, as every list of territories begins. */
    public static final TerritoryName FRANCE = new TerritoryName(Figure.COUNTRY, "France");

    /** Keeps copies of the lists, and of the figures only those the report may show. */
    public ReportInput {
        indicators = List.copyOf(indicators);
        int last = reported.year();
        Perimeter shown = presentation.perimeter();
        figures = figures.stream()
                .filter(figure -> figure.perimeter() == shown && figure.year() <= last)
                .toList();
    }

    /** {@return the map of regions} */
    public Perimeter perimeter() {
        return presentation.perimeter();
    }

    /** {@return the reader's language} */
    public Locale language() {
        return presentation.language();
    }

    /** {@return what became of the deliveries that the figures come from} */
    public Quality quality() {
        return delivered.quality();
    }

    /** {@return the added value at the central values of the assumptions, by territory code, the country's included} */
    public SortedMap<String, Valuation> valuations() {
        return appraisal.valuations();
    }

    /** {@return the reported year's number} */
    public int year() {
        return reported.year();
    }

    /** {@return the reported year within a sentence, as digits: a number would be grouped} */
    public String thisYear() {
        return String.valueOf(year());
    }

    /** {@return the year before within a sentence, as digits} */
    public String lastYear() {
        return String.valueOf(year() - 1);
    }

    /** {@return the year after within a sentence, as digits} */
    public String nextYear() {
        return String.valueOf(year() + 1);
    }

    /** {@return the catalogue by id, in the order it is shown} */
    public Map<String, Indicator> indicatorsById() {
        Map<String, Indicator> byId = new LinkedHashMap<>();
        indicators.forEach(indicator -> byId.put(indicator.id(), indicator));
        return byId;
    }

    /** {@return the names of the territories by their codes, the country, then the regions in display order} */
    public Map<String, String> territoryNames() {
        Map<String, String> names = new LinkedHashMap<>();
        territories().forEach(territory -> names.put(territory.code(), territory.name()));
        return names;
    }

    /** {@return the figures of the territories shown as a table, a row for each, made anew at each call} */
    public FigureTable table() {
        Map<String, String> names = territoryNames();
        return FigureTable.of(
                figures.stream()
                        .filter(figure -> names.containsKey(figure.territory()))
                        .toList(),
                indicators);
    }

    /**
     * {@return the same with the French names of territories, which open files have in any language: equal figures give equal
     * files}
     */
    public ReportInput withFrenchNames() {
        TerritoryName outside =
                geography.outside() == null ? null : TerritoryName.outside(Messages.in(Messages.FRENCH));
        return new ReportInput(
                reported,
                presentation,
                indicators,
                figures,
                new Geography(geography.regions(), geography.regionByDepartment(), geography.places(), outside),
                appraisal,
                delivered,
                judgement);
    }

    /**
     * {@return the territories a report shows, the country, then the regions in display order and what lies in none, so that
     * their sums are the country's}
     */
    public List<TerritoryName> territories() {
        return Stream.of(Stream.of(FRANCE), geography.regions().stream(), Stream.ofNullable(geography.outside()))
                .flatMap(territories -> territories)
                .toList();
    }
}

package fr.mediation.bilan.fact;

import fr.mediation.bilan.text.Label;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table of facts is.
 *
 * @param id its name in definitions and in the database
 * @param label what its facts are called
 * @param time how its rows belong to years
 * @param traits what else is particular about its rows
 * @param reporting who contributes a row, and how much it weighs
 * @param columns what measures may use of a row, with its type, in the order of the documentation
 * @param dimensions what its facts can be broken down by
 * @param inputs what its rows are made of
 */
public record FactTable(
        String id,
        Label label,
        Time time,
        Set<Trait> traits,
        Reporting reporting,
        Map<String, ColumnType> columns,
        List<Dimension> dimensions,
        Inputs inputs)
        implements Serializable {

    /** How rows belong to years. */
    public enum Time {
        /** Each row has a day of its own. */
        DAY,
        /** Each row is made of what happened on the days of a year, once for each way of counting years. */
        YEAR,
        /** Each row is what holds on the last day of a year, once for each way of counting years. */
        STATE,
        /** Each row is a sum of a civil year and has no day: its year is civil however years are counted. */
        CIVIL_YEAR;

        /**
         * {@return how the years of the rows are counted, the same, or civil years}
         *
         * @param basis how the reader counts years
         */
        public YearBasis counted(YearBasis basis) {
            return this == CIVIL_YEAR ? YearBasis.CIVIL : basis;
        }

        /**
         * {@return whether a year's rows rest on what happened on each of its days, so that part of a year gives part
         * of the rows: false for states and for the sums of a year}
         */
        public boolean isOfDays() {
            return this == DAY || this == YEAR;
        }
    }

    /** What is particular about rows. */
    public enum Trait {
        /** They are what the network did with people: where they are, people were reached; they tell how far a year goes. */
        ACTIVITY,
        /** They say where places are: located facts lie there. */
        LOCATES,
        /** They lie where their place was on their day: a directory that comes later may move those of any year. */
        LOCATED,
        /** Each rests on its own line and on the directory alone, so that what rows were summed to can be added to. */
        ADDITIVE,
        /** They tell what came before: each rests on earlier years too. */
        RETROSPECTIVE,
        /** They are of no territory: their figures are the country's alone. */
        COUNTRY_ONLY,
        /** A later delivery about any year may change them. */
        AMENDED,
        /**
         * They are entries of one register of the whole country: where none is about a territory there was none, once the
         * register of the year was delivered. An entry lies where its place does.
         */
        REGISTER,
        /** Their sums are of inhabitants or euros, not of what chance draws one by one: a share of them has no interval. */
        NOT_DRAWN
    }

    /**
     * Who reports rows.
     *
     * @param contributor an SQL expression over the columns that tells who contributes a row
     * @param volume an SQL expression over the columns for how much of the reporter's activity a row tells, such as its
     *     participants; null where rows are not what a reporter said, but made of deliveries: such a view has no column
     *     {@code reporter}
     */
    public record Reporting(String contributor, @Nullable String volume) implements Serializable {}

    /**
     * What rows are made of.
     *
     * @param sources the sources whose deliveries they come from, by id
     * @param definitions the definitions beside those of indicators that they are weighed with, by file
     */
    public record Inputs(List<String> sources, List<String> definitions) implements Serializable {
        /** Keeps copies. */
        public Inputs {
            sources = List.copyOf(sources);
            definitions = List.copyOf(definitions);
        }
    }

    /**
     * Some civil years.
     *
     * @param first the first of them
     * @param last the last
     */
    public record CivilYears(int first, int last) {
        /** Every year. */
        public static final CivilYears ALL = new CivilYears(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Keeps copies. */
    public FactTable {
        traits = Set.copyOf(traits);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        dimensions = List.copyOf(dimensions);
    }

    /**
     * {@return the facts of one source}
     *
     * @param id the source's id
     * @param label what they are called
     * @param time how their rows belong to years
     * @param traits what else is particular about them
     * @param contributor who contributes a row
     * @param columns what measures may use: name and type of each, such as {@code place text}, separated by commas
     * @param dimensions what they can be broken down by
     * @param definitions what they are weighed with
     */
    public static FactTable of(
            String id,
            Label label,
            Time time,
            Set<Trait> traits,
            String contributor,
            String columns,
            List<Dimension> dimensions,
            String... definitions) {
        return new FactTable(
                id,
                label,
                time,
                traits,
                new Reporting(contributor, "1"),
                typed(columns),
                dimensions,
                new Inputs(List.of(id), Arrays.asList(definitions)));
    }

    /**
     * {@return the same facts, whose rows weigh differently}
     *
     * @param volume an SQL expression over the columns for how much of the reporter's activity a row tells
     */
    public FactTable weighedBy(String volume) {
        return new FactTable(
                id, label, time, traits, new Reporting(reporting.contributor(), volume), columns, dimensions, inputs);
    }

    /** {@return the same facts, which nobody in particular is expected to report} */
    public FactTable withoutReporters() {
        return new FactTable(
                id, label, time, traits, new Reporting(reporting.contributor(), null), columns, dimensions, inputs);
    }

    /** {@return whether each row is what a reporter said, so that it is known who did not report} */
    public boolean isReported() {
        return reporting.volume() != null;
    }

    /** {@return whether rows are made of what others reported of activities, one for each commune or person} */
    public boolean isMadeOfActivities() {
        return !isReported() && is(Trait.LOCATED);
    }

    static Map<String, ColumnType> typed(String columns) {
        Map<String, ColumnType> typed = new LinkedHashMap<>();
        for (String column : columns.strip().split("\\s*,\\s*")) {
            String[] words = column.split("\\s+");
            typed.put(words[0], ColumnType.valueOf(words[1].toUpperCase(Locale.ROOT)));
        }
        return typed;
    }

    /** {@return the view of those of its rows that are in force} */
    public String relation() {
        return id + "_fact";
    }

    /**
     * {@return whether something is particular about its rows}
     *
     * @param trait what
     */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /**
     * Which deliveries the rows of a year come from. Deliveries are known by the civil years they touch.
     *
     * @param basis how years are counted
     * @param year the year
     * @return the civil years of those deliveries
     */
    public CivilYears deliveriesOf(YearBasis basis, int year) {
        if (is(Trait.AMENDED)) {
            return CivilYears.ALL;
        }
        // A state holds until the next one.
        int first = time == Time.STATE || is(Trait.RETROSPECTIVE) ? Integer.MIN_VALUE : year;
        return new CivilYears(first, time.counted(basis).lastDay(year).getYear());
    }
}

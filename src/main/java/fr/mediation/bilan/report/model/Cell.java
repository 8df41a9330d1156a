package fr.mediation.bilan.report.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One cell of a table, before any file format. */
public sealed interface Cell {
    /** The mark of a figure that is missing. */
    Marker MISSING = new Marker("[m]");

    /** The mark of a figure that has no meaning here. */
    Marker NOT_APPLICABLE = new Marker("[z]");

    /** The mark of a change that is withheld because the series is broken. */
    Marker BREAK = new Marker("[b]");

    /** The mark of a figure that is kept back because it could disclose something about single persons. */
    Marker CONFIDENTIAL = new Marker("[c]");

    /** {@return what a reader sees of the cell: the number of an input or a formula, else the cell itself} */
    default Cell shown() {
        return this;
    }

    /**
     * Words.
     *
     * @param text the words
     */
    record Text(String text) implements Cell {
        /**
         * {@return words that there may not be, the mark of what does not apply where there are none}
         *
         * @param text the words
         */
        public static Cell orNotApplicable(String text) {
            return text.isEmpty() ? NOT_APPLICABLE : new Text(text);
        }
    }

    /**
     * Words that lead to a sheet.
     *
     * @param text the words
     * @param sheet the sheet's name
     */
    record Link(String text, String sheet) implements Cell {}

    /**
     * A number.
     *
     * @param value the number, unrounded
     * @param decimals how many decimals are shown
     * @param suffix what is written behind it, such as the mark of an estimate; empty where nothing
     * @param signed whether a positive number shows its sign
     */
    record Quantity(BigDecimal value, int decimals, String suffix, boolean signed) implements Cell {
        /**
         * A number shown as it is.
         *
         * @param value the number, unrounded
         * @param decimals how many decimals are shown
         */
        public Quantity(BigDecimal value, int decimals) {
            this(value, decimals, "", false);
        }

        /**
         * A count.
         *
         * @param value the count
         */
        public Quantity(long value) {
            this(BigDecimal.valueOf(value), 0);
        }

        /**
         * {@return a number that there may not be}
         *
         * @param value the number, unrounded; null where there is none
         * @param decimals how many decimals are shown
         * @param otherwise the mark of why there is none
         */
        public static Cell orMark(@Nullable BigDecimal value, int decimals, Marker otherwise) {
            return value == null ? otherwise : new Quantity(value, decimals);
        }

        /**
         * {@return a change, which shows its sign}
         *
         * @param value the change, unrounded
         * @param decimals how many decimals are shown
         */
        public static Quantity signed(BigDecimal value, int decimals) {
            return new Quantity(value, decimals, "", true);
        }
    }

    /**
     * A number that formulas start from, which a reader may change to see what follows.
     *
     * @param quantity the number
     * @param name what formulas call it, unique in the report
     */
    record Input(Quantity quantity, String name) implements Cell {
        @Override
        public Cell shown() {
            return quantity;
        }
    }

    /**
     * A number that the reader's program computes again when one that it depends on is changed.
     *
     * @param formula in the language of Excel, with the names of other cells in braces in place of their addresses
     * @param result what it gives now
     * @param name what other formulas call it, unique in the report
     */
    record Formula(String formula, Quantity result, String name) implements Cell {
        @Override
        public Cell shown() {
            return result;
        }
    }

    /**
     * A year, which is written without a thousands separator.
     *
     * @param number its number
     */
    record Year(int number) implements Cell {}

    /**
     * A day.
     *
     * @param date the day
     */
    record Day(LocalDate date) implements Cell {}

    /**
     * A mark in place of a number, explained in the sheet's notes.
     *
     * @param code the mark
     */
    record Marker(String code) implements Cell {}
}

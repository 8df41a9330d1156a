package fr.mediation.bilan.source.cell;

import java.time.LocalDate;
import java.util.BitSet;

/**
 * Whether day and month may be exchanged in all dates of a column: {@code 03/04/2016} is a day of April or of March, and only
 * {@code 13/04/2016} tells which. Nobody writes three days of several months by chance so that none of them is past the 12th, but
 * for lists of first days.
 *
 * <p>A spreadsheet of another country takes {@code 03/04/2016} for a day of March, and leaves {@code 13/04/2016} the text that it
 * is: then all dates with their year first, as a workbook gives them, are of the 12th at most, and all with their day first of later
 * days.
 */
public final class DayOrder {
    private static final int MONTHS = 12;
    private static final int FEWEST = 3;
    private static final int ISO_LENGTH = 10;

    private final Both dayFirst = new Both();
    private final Both yearFirst = new Both();
    private boolean settled;
    private boolean lateDayFirst;
    private boolean whole;

    /** Dates that can be read both ways. */
    private static final class Both {
        private final BitSet dates = new BitSet();
        private final BitSet days = new BitSet();
        private final BitSet months = new BitSet();

        void add(int day, int month) {
            if (day != month) {
                dates.set(day * (MONTHS + 1) + month);
                days.set(day);
                months.set(month);
            }
        }

        boolean areEnough() {
            return dates.cardinality() >= FEWEST && days.cardinality() > 1 && months.cardinality() > 1;
        }
    }

    /**
     * Takes a date into account that was read with its day first, or its year.
     *
     * @param text as it is written
     * @param date what it was read as
     */
    public void see(String text, LocalDate date) {
        if (settled && whole) {
            return;
        }
        int day = date.getDayOfMonth();
        boolean late = day > MONTHS;
        if (isWrittenDayFirst(text)) {
            settled |= late;
            lateDayFirst |= late;
            whole |= !late;
            if (!late) {
                dayFirst.add(day, date.getMonthValue());
            }
        } else if (isWrittenYearFirst(text)) {
            whole |= late;
            yearFirst.add(day, date.getMonthValue());
        }
    }

    /** Says that there is nothing to find out any more: another word tells of the column, or of none of its dates is a doubt. */
    public void settle() {
        settled = true;
        whole = true;
    }

    /** {@return whether a date was seen that can be read one way only} */
    public boolean isSettled() {
        return settled;
    }

    /** {@return whether all dates seen up to now, and enough of them, can be read both ways} */
    public boolean isOpen() {
        return !settled && dayFirst.areEnough();
    }

    /** {@return whether dates were seen that no spreadsheet has parted by the 12th of the month} */
    public boolean isWhole() {
        return whole;
    }

    /** {@return whether all dates seen up to now, and enough of them, are parted by the 12th of the month} */
    public boolean isTorn() {
        return !whole && lateDayFirst && yearFirst.areEnough();
    }

    private static boolean isWrittenYearFirst(String text) {
        return text.length() >= ISO_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
    }

    /** Two numbers, the first of which is read as the day, and a separator behind each. */
    private static boolean isWrittenDayFirst(String text) {
        int second = afterNumber(text, 0);
        return second > 0 && afterNumber(text, second) > 0;
    }

    /** Where a number of one or two digits and its separator end that begin somewhere; -1 where there is none. */
    private static int afterNumber(String text, int begin) {
        int end = begin;
        while (end < text.length() && end < begin + 2 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end > begin && end < text.length() && "/.-".indexOf(text.charAt(end)) >= 0 ? end + 1 : -1;
    }
}

package fr.mediation.bilan.source.cell;

import java.time.LocalDate;
import java.util.BitSet;

/**
 * Whether day and month may be exchanged in all dates of a column: {@code 03/04/2016} is a day of April or of March, and only
 * {@code 13/04/2016} tells which. Nobody writes three days of several months by chance so that none of them is past the 12th, but
 * for lists of first days.
 */
public final class DayOrder {
    private static final int MONTHS = 12;
    private static final int FEWEST = 3;

    private final BitSet dates = new BitSet();
    private final BitSet days = new BitSet();
    private final BitSet months = new BitSet();
    private boolean settled;

    /**
     * Takes a date into account that was read with its day first.
     *
     * @param text as it is written
     * @param date what it was read as
     */
    public void see(String text, LocalDate date) {
        if (settled || !isWrittenDayFirst(text)) {
            return;
        }
        int day = date.getDayOfMonth();
        int month = date.getMonthValue();
        if (day > MONTHS) {
            settle();
        } else if (day != month) {
            dates.set(day * (MONTHS + 1) + month);
            days.set(day);
            months.set(month);
        }
    }

    /** Says that there is nothing to find out any more: another word tells of the column, or of none of its dates is a doubt. */
    public void settle() {
        settled = true;
    }

    /** {@return whether a date was seen that can be read one way only} */
    public boolean isSettled() {
        return settled;
    }

    /** {@return whether all dates seen up to now, and enough of them, can be read both ways} */
    public boolean isOpen() {
        return !settled && dates.cardinality() >= FEWEST && days.cardinality() > 1 && months.cardinality() > 1;
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

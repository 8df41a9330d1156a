package fr.mediation.bilan.fact;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Optional;

/** How years are counted: which days the year of a number consists of. */
public enum YearBasis {
    /** From 1 January to 31 December. */
    CIVIL("civil", MonthDay.of(1, 1)),
    /** From 3 February, the day the convention was signed, to 2 February of the next civil year. */
    CONVENTION("convention", MonthDay.of(2, 3));

    private final String code;
    private final MonthDay start;

    YearBasis(String code, MonthDay start) {
        this.code = code;
        this.start = start;
    }

    /** {@return its name on the command line and in the database} */
    public String code() {
        return code;
    }

    /**
     * {@return the basis of a code, empty where there is none of that name}
     *
     * @param code as {@link #code()} gives it
     */
    public static Optional<YearBasis> of(String code) {
        return Arrays.stream(values()).filter(basis -> basis.code.equals(code)).findFirst();
    }

    /**
     * {@return the first day of a year, a day of the civil year of that number}
     *
     * @param year the year's number
     */
    public LocalDate firstDay(int year) {
        return start.atYear(year);
    }

    /**
     * {@return the last day of a year, the day before the next year's first}
     *
     * @param year the year's number
     */
    public LocalDate lastDay(int year) {
        return firstDay(year + 1).minusDays(1);
    }

    /**
     * {@return the number of the year that a day lies in}
     *
     * @param day the day
     */
    public int yearOf(LocalDate day) {
        return day.isBefore(firstDay(day.getYear())) ? day.getYear() - 1 : day.getYear();
    }

    /**
     * How folders and fingerprints call a year, so that years of one number and different days stay apart.
     *
     * @param year the year's number
     * @return such as {@code 2016}, or {@code 2016-convention}
     */
    public String name(int year) {
        return this == CIVIL ? Integer.toString(year) : year + "-" + code;
    }
}

package fr.mediation.bilan.figure;

/**
 * The time a figure is about.
 *
 * @param year the year: civil, or that of the convention where the computation is by years of the convention
 * @param quarter 1 to 4, 0 where it is no quarter
 * @param month 1 to 12, 0 where it is no month
 */
public record Period(int year, int quarter, int month) {
    /**
     * {@return a whole year}
     *
     * @param year the year
     */
    public static Period year(int year) {
        return new Period(year, 0, 0);
    }

    /**
     * {@return a quarter}
     *
     * @param year the year
     * @param quarter 1 to 4
     */
    public static Period quarter(int year, int quarter) {
        return new Period(year, quarter, 0);
    }

    /**
     * {@return a month}
     *
     * @param year the year
     * @param month 1 to 12
     */
    public static Period month(int year, int month) {
        return new Period(year, 0, month);
    }

    /** {@return whether it is a whole year, not a quarter or a month} */
    public boolean isYear() {
        return quarter == 0 && month == 0;
    }

    /**
     * {@return the period as files write it: in ISO 8601, quarters as in SDMX, such as {@code 2016}, {@code 2016-Q1} or
     * {@code 2016-03}}
     */
    public String code() {
        // Written for each of 150,000 figures a year: String.format took longer than computing them.
        if (month > 0) {
            return year + (month < 10 ? "-0" : "-") + month;
        }
        return quarter > 0 ? year + "-Q" + quarter : Integer.toString(year);
    }

    /**
     * {@return the period of a code}
     *
     * @param code as {@link #code()} writes it
     */
    public static Period of(String code) {
        int year = Integer.parseInt(code.substring(0, 4));
        if (code.length() == 4) {
            return year(year);
        }
        String rest = code.substring(5);
        return rest.startsWith("Q")
                ? quarter(year, Integer.parseInt(rest.substring(1)))
                : month(year, Integer.parseInt(rest));
    }
}

package fr.mediation.bilan.territory;

import java.util.Arrays;
import java.util.Optional;

/** Which map of regions a figure is shown on. */
public enum Perimeter {
    /** The 22 regions of metropolitan France and 5 overseas regions in force until 31 December 2015. */
    REGIONS_2015("2015"),
    /** The 13 regions of metropolitan France and 5 overseas regions in force since 1 January 2016. */
    REGIONS_2016("2016"),
    /** The académies of the Ministry of Education; those of Caen and Rouen are one since 2020. */
    ACADEMIES("academies");

    private final String code;

    Perimeter(String code) {
        this.code = code;
    }

    /** {@return the code that users write and files carry, {@code 2015}, {@code 2016} or {@code academies}} */
    public String code() {
        return code;
    }

    /**
     * {@return the perimeter of a code, empty where there is none}
     *
     * @param code what a user wrote
     */
    public static Optional<Perimeter> of(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }
}

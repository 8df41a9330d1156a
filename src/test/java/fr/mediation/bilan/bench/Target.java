package fr.mediation.bilan.bench;

import java.util.Locale;

/**
 * What was promised, and what was measured of it.
 *
 * @param name what is measured, with its unit
 * @param measured what was found
 * @param most what it may be at most
 */
record Target(String name, double measured, double most) {
    /** Whether it was kept. */
    boolean met() {
        return measured <= most;
    }

    /** One line for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-74s %8.2f  at most %6.2f  %s", name, measured, most, met() ? "met" : "NOT MET");
    }
}

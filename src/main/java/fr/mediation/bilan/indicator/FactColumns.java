package fr.mediation.bilan.indicator;

import java.util.List;
import java.util.Map;

/** The columns of the facts in force that measures may use: the vocabulary of {@code jobs/indicators}. */
public final class FactColumns {
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "attendance",
            words("""
                    year department place commune place_kind date activity activity_type channel themes minutes
                    minutes_banded participants person age_band women men other_gender under_18 aged_18_59 aged_60_plus
                    in_school unemployed employed retired newcomers regulars audience referred not_referred"""),
            "training",
            words("""
                    year department place date session domain mode hours session_hours person function enrolment present
                    certified cost"""),
            "donation",
            words("""
                    year department place date beneficiary labelled equipment quantity made_in condition destination
                    unit_value homes wiped kilograms kg_co2e"""),
            "directory",
            words("""
                    year department place commune latitude longitude place_kind canope applied_on labelled_on labelled
                    labelled_year days_to_label charter_signed open_to_public free_hours mediators computers
                    subscription subscription_price full_price days_since_update filled"""),
            "funding",
            words("year department place date funder nature level amount hours"),
            "coverage",
            words("year department commune inhabitants reached place date"),
            "reception",
            words("year department place date source producer lines rejected"));

    private FactColumns() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /** The columns of some facts. */
    public static List<String> of(String facts) {
        return COLUMNS.get(facts);
    }

    /** An expression that tells who contributes a line. */
    public static String contributor(String facts) {
        return switch (facts) {
            case "funding" -> "funder";
            // A line that names no place was still told from somewhere.
            case "attendance" -> "coalesce(place, commune)";
            case "coverage" -> "case when reached then commune end";
            case "reception" -> "producer";
            default -> "place";
        };
    }
}

package fr.mediation.bilan.source.delivery;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The unit that the name of a producer's column tells, such as {@code Durée (h)} or {@code Montant (k€)}. */
enum NamedUnit {
    SECONDS("sec", "seconde", "secondes", "seconds"),
    MINUTES("min", "mins", "mn", "minute", "minutes"),
    HOURS("h", "hh", "hr", "hrs", "heure", "heures", "hour", "hours"),
    DAYS("j", "jour", "jours", "journée", "journées", "day", "days"),
    EUROS("€", "eur", "euro", "euros"),
    THOUSANDS("k", "k€", "ke", "keur", "keuros", "millier", "milliers"),
    MILLIONS("m€", "meur", "million", "millions");

    private static final Map<String, NamedUnit> OF_COLUMNS = Map.of(
            "duree_minutes", MINUTES,
            "duree_heures", HOURS,
            "heures", HOURS,
            "heures_initiation_semaine", HOURS,
            "montant_euros", EUROS,
            "cout_euros", EUROS,
            "Valeur unitaire (€)", EUROS,
            "prix_abonnement", EUROS);

    /** What a number of the second unit is multiplied by to be one of the first. */
    private static final Map<List<NamedUnit>, BigDecimal> FACTORS = Map.of(
            List.of(MINUTES, HOURS), new BigDecimal("60"),
            List.of(HOURS, MINUTES), new BigDecimal("0.0166667"),
            List.of(EUROS, THOUSANDS), new BigDecimal("1000"),
            List.of(EUROS, MILLIONS), new BigDecimal("1000000"));

    private final Set<String> words;

    NamedUnit(String... words) {
        this.words = Set.of(words);
    }

    /**
     * Whether a name tells another unit than the column has.
     *
     * @param column a canonical column
     * @param name the producer's name of what is taken for it
     */
    static boolean differs(String column, String name) {
        NamedUnit expected = OF_COLUMNS.get(column);
        return expected != null && of(name).stream().anyMatch(unit -> unit != expected && !isBeside(unit, name));
    }

    /** Thousands of euros are told by two words: the second is no unit of its own. */
    private static boolean isBeside(NamedUnit unit, String name) {
        return unit == EUROS && of(name).size() > 1;
    }

    /**
     * What numbers of a column are multiplied by where its name tells another unit; null where that is not certain.
     *
     * @param column a canonical column
     * @param name the producer's name of what is taken for it
     */
    static @Nullable BigDecimal factor(String column, String name) {
        Set<NamedUnit> told =
                of(name).stream().filter(unit -> !isBeside(unit, name)).collect(Collectors.toSet());
        NamedUnit expected = OF_COLUMNS.get(column);
        return expected == null || told.size() != 1
                ? null
                : FACTORS.get(List.of(expected, told.iterator().next()));
    }

    private static Set<NamedUnit> of(String name) {
        List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}€]+"));
        return Arrays.stream(values())
                .filter(unit -> words.stream().anyMatch(unit.words::contains))
                .collect(Collectors.toSet());
    }
}

package fr.mediation.bilan.fact;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a figure can be broken down by; {@link FactTable#dimensions} says which facts have it. */
public enum Dimension {
    /** The themes of an activity: a line with several counts in each. */
    THEME("theme", "themes", true),
    /** Individual support, workshop or open day. */
    TYPE("type", "activity_type", false),
    /** At the place, elsewhere, at home or at a distance. */
    CHANNEL("canal", "channel", false),
    /** The audience of the convention: user, member, teacher… */
    AUDIENCE("public", "audience", false),
    /** Women, men, others. */
    GENDER("genre", counts("F", "women", "M", "men", "autre", "other_gender")),
    /** The three bands that groups and persons have in common; age is taken in the year of the activity. */
    AGE("age", counts("moins_18", "under_18", "18_59", "aged_18_59", "60_plus", "aged_60_plus")),
    /** In school, without work, at work, retired. */
    STATUS(
            "statut",
            counts(
                    "scolarise", "in_school",
                    "sans_emploi", "unemployed",
                    "en_emploi", "employed",
                    "retraite", "retired")),
    /** What kind of place the activity was held at, as the directory has it. */
    PLACE_KIND("categorie_lieu", "place_kind", true),
    /** What kind of place an entry of the directory is. */
    ENTRY_KIND("categorie_fiche", "place_kind", true),
    /** Which part of the network the place is: Atelier Canopé, public digital space or other. */
    NETWORK("reseau", "network", false),
    /** The criteria of membership. */
    CRITERION("critere", null, true),
    /** What trainees do. */
    TRAINING_FUNCTION("fonction", "function", false),
    /** What was donated. */
    EQUIPMENT("equipement", "equipment", false),
    /** Where donated equipment goes. */
    DESTINATION("destination", "destination", false),
    /** Who pays. */
    FUNDER("financeur", "funder", false),
    /** Who acts: the State, Réseau Canopé or both. */
    PARTY("partie", "party", false),
    /** Whether something is proposed, accepted, refused, under way or done. */
    STATE("etat", "state", false);

    /** The category of lines that do not say. */
    public static final String UNKNOWN = "inconnu";

    private final String code;
    private final String column;
    private final boolean list;
    private final Map<String, String> counts;

    Dimension(String code, @Nullable String column, boolean list) {
        this(code, column, list, Map.of());
    }

    Dimension(String code, Map<String, String> counts) {
        this(code, null, false, counts);
    }

    Dimension(String code, @Nullable String column, boolean list, Map<String, String> counts) {
        this.code = code;
        this.column = column;
        this.list = list;
        this.counts = counts;
    }

    private static Map<String, String> counts(String... pairs) {
        Map<String, String> counts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            counts.put(pairs[i], pairs[i + 1]);
        }
        return counts;
    }

    /**
     * {@return the code of one of its categories; empty where a mere number is written, which names none}
     *
     * @param written the category as facts have it
     */
    public String category(String written) {
        boolean free = this == THEME || this == PLACE_KIND || this == ENTRY_KIND;
        if (!free || written.equals(UNKNOWN)) {
            return written;
        }
        if (CategoryCode.isNumber(written)) {
            return "";
        }
        return this == THEME ? CategoryCode.ofTheme(written) : CategoryCode.ofPlaceKind(written);
    }

    /**
     * {@return whether a text is one of its categories beyond doubt: a theme that has a name in both languages, a kind of
     * place in the form of the national schema's codes}
     *
     * @param written a text
     */
    public boolean isKnown(String written) {
        return this == THEME ? CategoryCode.isKnownTheme(written) : CategoryCode.isSchemaCode(written);
    }

    /** {@return its name in files, a French word} */
    public String code() {
        return code;
    }

    /** {@return its name in definitions, an English word} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a line may belong to several categories, so that they do not add up to the whole.
     *
     * @return true for lists
     */
    public boolean list() {
        return list;
    }

    /**
     * {@return the column that holds a line's category; several are separated by {@code |}, null where categories are
     * counts}
     */
    public @Nullable String column() {
        return column;
    }

    /**
     * {@return the columns that count a line's participants in each category: a line may be a group of women and men,
     * category to column, in display order; empty where a column holds the category}
     */
    public Map<String, String> counts() {
        return counts;
    }

    /**
     * {@return the dimension of a name in files, empty where there is none}
     *
     * @param code the name
     */
    public static Optional<Dimension> of(String code) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.code.equals(code))
                .findFirst();
    }
}

package fr.mediation.bilan.source;

/**
 * Why a line is refused. The code is what a producer reads in {@code rejets.csv}; its sentence is {@code
 * source.rule.<code>} in the messages.
 */
public enum Rule {
    /** A required value is missing. */
    REQUIRED("champ_obligatoire"),
    /** The text is no date. */
    BAD_DATE("date_invalide"),
    /** The date is before 1990 or in the future. */
    DATE_OUT_OF_RANGE("date_hors_periode"),
    /** The text is no number. */
    BAD_NUMBER("nombre_invalide"),
    /** The number is outside what the column may hold. */
    OUT_OF_BOUNDS("valeur_hors_bornes"),
    /** The value is not in the column's list. */
    UNKNOWN_VALUE("valeur_inconnue"),
    /** No commune has, or had, this code. */
    UNKNOWN_COMMUNE("commune_inconnue"),
    /** No commune has this postal code. */
    UNKNOWN_POSTAL_CODE("code_postal_inconnu"),
    /** The postal code and the name do not single out one commune. */
    AMBIGUOUS_COMMUNE("commune_ambigue"),
    /** The line does not say where it took place. */
    NO_LOCATION("lieu_absent"),
    /** The counts of a group exceed its participants. */
    INCONSISTENT_COUNTS("effectifs_incoherents"),
    /** A group carries one person's identifier. */
    IDENTIFIED_GROUP("groupe_identifie"),
    /** An end lies before its beginning. */
    REVERSED_DATES("dates_inversees"),
    /** The same line occurs earlier in the file. */
    DUPLICATE("doublon"),
    /** More cells than the header has. */
    TOO_MANY_CELLS("cellules_en_trop"),
    /** Characters were lost before the file was delivered. */
    DAMAGED_TEXT("texte_endommage"),
    /** A quotation mark opens a cell that holds what looks like further lines. */
    SWALLOWED_LINES("lignes_avalees"),
    /** An error of a spreadsheet, or a formula that was never calculated, stands for a text. */
    ERROR_VALUE("cellule_en_erreur"),
    /** Neither a SIRET nor an RNA number. */
    BAD_IDENTIFIER("identifiant_invalide"),
    /** A spreadsheet made a rounded number or a date of the identifier. */
    DESTROYED_IDENTIFIER("identifiant_altere"),
    /** A word for nothing stands in a cell that must be filled. */
    NO_VALUE("valeur_absente"),
    /** An identifier was masked before the line was given back, and nobody has put it in its place again. */
    MASKED_IDENTIFIER("identifiant_masque"),
    /** Several persons are named where one is meant. */
    SEVERAL_PERSONS("plusieurs_personnes"),
    /** Lists that stand side by side have not as many elements. */
    UNEQUAL_LISTS("listes_inegales"),
    /** A mark before three digits may be one of thousands or of decimals. */
    AMBIGUOUS_NUMBER("nombre_ambigu"),
    /** Neither a sum nor hours. */
    NO_AMOUNT("montant_absent"),
    /** Neither a region nor a department. */
    UNKNOWN_TERRITORY("territoire_inconnu"),
    /** A latitude or longitude that no point of the earth has. */
    BAD_COORDINATES("coordonnees_invalides"),
    /** Two values of the line exclude each other. */
    CONTRADICTION("contradiction");

    private final String code;

    Rule(String code) {
        this.code = code;
    }

    /** {@return the code users read, lower-case words joined by {@code _}} */
    public String code() {
        return code;
    }
}

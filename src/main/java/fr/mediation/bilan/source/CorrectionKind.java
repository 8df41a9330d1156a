package fr.mediation.bilan.source;

/**
 * What is corrected in a line because its meaning is certain, or left out because it is not. The code is what a
 * producer reads in {@code corrections.csv}; its sentence is {@code source.correction.<code>} in the messages.
 */
public enum CorrectionKind {
    /** A code of digits lost the zero it begins with, as spreadsheets do. */
    LEADING_ZERO("zero_retabli"),
    /** A code contained spaces of any kind. */
    SPACES("espaces_retires"),
    /** No commune has the postal code, but its department has one commune of that name: a CEDEX code. */
    CEDEX("cedex"),
    /** The column of Insee codes held a postal code: the commune of the postal code is taken. */
    POSTAL_CODE_AS_INSEE("code_postal_en_insee"),
    /** The code is no more that of a commune, which has become part of another or has another code. */
    MERGED_COMMUNE("commune_fusionnee"),
    /** The commune's name differs from the official list, was that of former times, or is that of a quarter. */
    COMMUNE_NAME("nom_de_commune"),
    /** Latitude and longitude were in each other's column. */
    EXCHANGED_COORDINATES("coordonnees_echangees"),
    /** Latitude and longitude stood in one cell. */
    SPLIT_COORDINATES("coordonnees_separees"),
    /** The coordinates are no degrees, or lie outside France: the line is kept without them. */
    COORDINATES_ABROAD("coordonnees_ecartees"),
    /** The code of a region or department was written in another way. */
    TERRITORY_CODE("code_de_territoire"),
    /** The number of a register stood among words or punctuation. */
    IDENTIFIER("identifiant_retabli"),
    /** A program wrote {@code null} for an empty cell. */
    NULL_TEXT("texte_null"),
    /** UTF-8 had been read in another encoding and written again. */
    ENCODED_TWICE("texte_reencode"),
    /** Signs were written as entities of HTML: {@code &eacute;}. */
    HTML_ENTITIES("entites_html"),
    /** Control characters were taken out. */
    CONTROL_CHARACTERS("caracteres_de_controle"),
    /** A quotation mark without its other half was taken out. */
    LOST_QUOTE("guillemet_perdu"),
    /** A quotation mark alone stood at the end of a text. */
    STRAY_QUOTE("guillemet_isole"),
    /** A year or a month stood for a date: its first day is taken, as the profile says. */
    IMPRECISE_DATE("date_imprecise"),
    /** Characters without width were removed, and accents composed. */
    HIDDEN_CHARACTERS("caracteres_invisibles"),
    /** A formula held nothing but a text, as exporters write codes. */
    TEXT_FORMULA("formule_de_texte"),
    /** Spaces, hyphens and quotation marks of an identifier were brought to one form. */
    IDENTIFIER_FORM("identifiant_normalise"),
    /** A program's floating-point column added {@code .0} to a number. */
    POINT_ZERO("point_zero"),
    /** A number with an exponent shows all its digits. */
    EXPONENT("exposant"),
    /** A word names nobody and nothing: the cell counts as empty. */
    NO_IDENTIFIER("identifiant_vide"),
    /** A spreadsheet made a date of an age band. */
    BAND_FROM_DATE("tranche_retablie"),
    /** A time is given in UTC, and lies in another day where the line took place. */
    UTC_DAY("jour_local"),
    /** A far date stands for no end. */
    NO_END("sans_fin"),
    /** A zero, or the day that a program counts from, stood for no date. */
    ZERO_DATE("date_zero"),
    /** A duration was written as on a clock: hours and minutes. */
    CLOCK_DURATION("duree_horloge"),
    /** An error of a spreadsheet, or a formula that was never calculated, stood for a text: the cell is empty. */
    ERROR_VALUE("erreur_de_tableur"),
    /** A quantity in a cell merged over several lines counts in the first of them. */
    MERGED_QUANTITY("quantite_fusionnee"),
    /** A cell names several persons, and the profile says what separates them: each has a fact. */
    PARTED_PERSONS("personnes_separees"),
    /** The value is wrong, and the profile says to keep the line without it. */
    DROPPED_VALUE("valeur_ecartee");

    private final String code;

    CorrectionKind(String code) {
        this.code = code;
    }

    /** {@return the code users read, lower-case words joined by {@code _}} */
    public String code() {
        return code;
    }
}

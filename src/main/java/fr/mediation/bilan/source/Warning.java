package fr.mediation.bilan.source;

import java.util.Optional;

/**
 * What is told of a whole file for a person to judge: nothing is refused and nothing changed. Its sentence is {@code
 * source.warning.<code>} in the messages; the values are those of {@link Warnings#sentences()}.
 */
public enum Warning {
    /** A sheet is hidden, and therefore not read. */
    HIDDEN_SHEET("feuille_masquee"),
    /** A mere number stands for a category, which nobody else understands: it counts as not given. */
    NUMBER_FOR_CATEGORY("numero_pour_categorie"),
    /** The number of a place in a register has a wrong key, or is none. */
    WRONG_PIVOT("pivot_incorrect"),
    /** A point lies far from the department of its place. */
    FAR_POINT("point_eloigne"),
    /** A territory's code without a letter was read as a region's, where others of the column are no region's. */
    BARE_REGION("code_nu_region"),
    /** A territory's code without a letter was read as a department's, where others of the column are a region's. */
    BARE_DEPARTMENT("code_nu_departement"),
    /** The column of Insee codes holds postal codes: some may be taken for Insee codes. */
    POSTAL_CODES("codes_postaux"),
    /** The name or the postal code is that of another commune than the Insee code. */
    OTHER_COMMUNE("commune_autre"),
    /** Identifiers of a column differ by case, accents or leading zeros alone; each counts for itself. */
    SIMILAR_IDENTIFIERS("identifiants_proches"),
    /** A cell for one place or activity lists several. */
    SEVERAL_IDENTIFIERS("plusieurs_identifiants"),
    /** A line lacks a part of the key that the profile names. */
    PARTIAL_KEY("cle_incomplete"),
    /** A cell that counts as one person may name several. */
    POSSIBLE_LIST("liste_possible"),
    /** A group's counts of women, ages, statuses or visits leave out some of its participants: they count as not known. */
    PARTIAL_COUNTS("effectifs_partiels"),
    /** A date has its month before its day, so that others of the column may have been misread. */
    MONTH_FIRST_DATES("mois_avant_jour"),
    /** All dates of a column can be read with day and month exchanged. */
    EITHER_ORDER_DATES("jour_ou_mois"),
    /** Those dates of a column that a spreadsheet of another country can read are dates, and the others texts. */
    TORN_DATES("jours_echanges"),
    /** A cell names several dates, the first of which was taken. */
    SEVERAL_DATES("plusieurs_dates"),
    /** A word behind a date tells that it was called off or put off; it counts. */
    CALLED_OFF("date_annulee"),
    /** All dates of a column lie at 22:00, 23:00 or shortly before midnight: midnight of another time zone, or the day before. */
    LATE_HOURS("heures_tardives"),
    /** A question mark stands between two letters, where a program lost an accent. */
    LOST_LETTERS("accents_perdus"),
    /** A letter that no word has stands where a program read an accent in another encoding. */
    FOREIGN_LETTERS("accents_etrangers"),
    /** Something leads to a person in a cell or a header: it was masked. */
    PERSONAL_DATA("donnees_personnelles"),
    /** A number of hours looks like a part of a day. */
    PART_OF_DAY("fraction_de_jour"),
    /** A duration in hours is longer than the days of its session: minutes. */
    TOO_MANY_HOURS("heures_impossibles"),
    /** A duration in minutes has decimals and is less than a day has hours: hours. */
    HOURS_FOR_MINUTES("heures_pour_minutes"),
    /** All durations in minutes of a column are under ten: hours. */
    SHORT_MINUTES("minutes_trop_courtes"),
    /** Formulas are zero in a workbook whose program does not calculate. */
    UNCALCULATED("formules_non_calculees"),
    /** Rows are hidden, by hand, by a filter or in a closed group, and are read. */
    HIDDEN_ROWS("lignes_masquees"),
    /** A column that is read is hidden. */
    HIDDEN_COLUMN("colonne_masquee"),
    /** An identifier of a workbook is a day, as a spreadsheet makes of {@code 1-16}. */
    DAY_FOR_IDENTIFIER("date_pour_identifiant"),
    /** Identifiers of more than 15 digits all end in zeros from the 16th on, as a spreadsheet makes them. */
    LOST_DIGITS("chiffres_perdus"),
    /** A sheet has no header of the file's source, and is therefore not read. */
    OTHER_SHEET("feuille_sans_entete"),
    /** Lines of data stand above the header, as where a sheet was sorted with it, and are not read. */
    ABOVE_HEADER("lignes_avant_entete"),
    /** A further sheet has columns that the first one has not, or lacks some: its lines are read. */
    OTHER_HEADER("feuille_autre_entete"),
    /** Lines of a sheet that sums up others stand in these as well: they count once. */
    SUMMARY_SHEET("feuille_recapitulative"),
    /** A column stands twice in a header: the first is read. */
    REPEATED_COLUMN("colonne_repetee"),
    /** A block of lines that name nobody comes again; each of them counts. */
    REPEATED_BLOCK("bloc_repete"),
    /** All lines of the file, which name nobody, are one block several times over; each of them counts. */
    REPEATED_FILE("fichier_repete");

    private final String code;

    Warning(String code) {
        this.code = code;
    }

    /** Whether it is told only where another one was seen in the same column too: two readings of one column. */
    Optional<Warning> onlyBeside() {
        return switch (this) {
            case BARE_REGION -> Optional.of(BARE_DEPARTMENT);
            case BARE_DEPARTMENT -> Optional.of(BARE_REGION);
            default -> Optional.empty();
        };
    }

    /** {@return the code users read, lower-case words joined by {@code _}} */
    public String code() {
        return code;
    }
}

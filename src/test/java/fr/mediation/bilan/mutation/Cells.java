package fr.mediation.bilan.mutation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;

/** What the cells of the sample are. */
final class Cells {
    static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    static final Set<String> CODES = Set.of("code_insee", "code_postal", "pivot", "SIRET ou RNA");
    static final Set<String> PERSONS = Set.of("id_participant", "id_stagiaire");
    static final Set<String> YES_NO = Set.of(
            "premiere_venue",
            "oriente",
            "present",
            "certifie",
            "atelier_canope",
            "ouvert_public",
            "Labellisé Ordi 2.0",
            "Effacement certifié");
    private static final Pattern DATE = Pattern.compile("\\d{2}/\\d{2}/\\d{4}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(,\\d+)?");

    private Cells() {}

    static boolean isDate(String cell) {
        return DATE.matcher(cell).matches();
    }

    static LocalDate date(String cell) {
        return LocalDate.parse(cell, FRENCH);
    }

    /** Whether a cell is a quantity: codes, identifiers and telephone numbers are none. */
    static boolean isNumber(String column, String cell) {
        return NUMBER.matcher(cell).matches()
                && !CODES.contains(column)
                && !column.startsWith("id")
                && !column.equals("telephone");
    }

    static boolean isDigits(String cell) {
        return !cell.isEmpty() && cell.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

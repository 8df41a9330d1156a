package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.bound.Bounds;
import java.util.regex.Pattern;

/**
 * What a spreadsheet shows instead of a value: an error such as {@code #N/A} or {@code #VALEUR!}, signs for a column that is
 * too narrow, or a formula that was never calculated, such as {@code =A1+B1}.
 */
public final class ErrorText {
    private static final Pattern ERROR = Pattern.compile("#N/[AD]|#[¡¿A-ZÉ0-9/_]+ ?[!?]|#GETTING_DATA|##+|Err:\\d{3}");
    private static final Pattern FORMULA = Pattern.compile("\\p{Alpha}[\\w.]*\\(|\\$?[A-Z]{1,3}\\$?[0-9]");

    private ErrorText() {}

    /** {@return whether a cell holds an error or a formula} */
    public static boolean is(String cell) {
        // This runs for every text: the first letters alone exclude nearly all.
        return switch (cell.charAt(0)) {
            case '#' -> ERROR.matcher(cell).matches();
            case 'L' -> cell.equals("Loading...");
            case 'C' -> cell.equals("Chargement...");
            case 'E' -> cell.startsWith("Err:") && ERROR.matcher(cell).matches();
            case '=' -> isFormula(cell);
            default -> false;
        };
    }

    private static boolean isFormula(String cell) {
        // A function or another cell stands near the beginning of a formula.
        String beginning = cell.substring(0, Math.min(cell.length(), Bounds.SHOWN_CHARACTERS));
        return cell.length() > 1
                && cell.charAt(1) != ' '
                && FORMULA.matcher(beginning).find();
    }
}

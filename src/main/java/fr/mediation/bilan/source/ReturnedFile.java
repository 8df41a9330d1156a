package fr.mediation.bilan.source;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.text.Folding;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file of rejected lines is recognised when its producer sends it back corrected: by a row above the header that
 * names the delivery, and a column with each line's number in it.
 */
public final class ReturnedFile {
    /** The column with the number of the line in the delivery it came from. */
    public static final String ORIGIN = "Ligne d’origine";

    /** The last column, with the reasons. */
    public static final String REASON = "Motif du rejet";

    private static final String DELIVERY = "Livraison d’origine : ";
    private static final String PRODUCER = "Producteur : ";
    private static final String PROFILE = "Profil : ";

    static final String ORIGIN_FOLDED = Folding.fold(ORIGIN);
    static final String REASON_FOLDED = Folding.fold(REASON);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private ReturnedFile() {}

    /**
     * The delivery whose lines a file returns.
     *
     * @param sha256 the SHA-256 of its bytes
     * @param producer who delivered it
     * @param profile the profile that fitted it
     */
    public record Origin(String sha256, String producer, String profile) {
        /** {@return the three cells of the row above the header that name it} */
        public List<String> cells() {
            return List.of(DELIVERY + sha256, PRODUCER + producer, PROFILE + profile);
        }
    }

    /** The delivery that one of the first rows of a sheet names, null where there is none. */
    public static @Nullable Origin origin(List<Row> rows) {
        for (Row row : rows) {
            String sha256 = value(row, DELIVERY);
            if (SHA256.matcher(sha256).matches()) {
                return new Origin(sha256, value(row, PRODUCER), value(row, PROFILE));
            }
        }
        return null;
    }

    private static String value(Row row, String title) {
        return row.cells().stream()
                .filter(cell -> cell.startsWith(title))
                .map(cell -> cell.substring(title.length()).strip())
                .findFirst()
                .orElse("");
    }
}

package fr.mediation.bilan.source;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.FormulaGuard;
import fr.mediation.bilan.text.Sentence;
import fr.mediation.bilan.text.ValueGuard;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of rejected lines that its producer sends back corrected. It is recognised by a row above the header that names the
 * delivery, and a column with each line's number in it, and taken only as this home gave it out: what the row says is signed.
 *
 * @param origin the delivery whose lines it returns
 * @param signature how the origin was signed, empty where it is not, as in files of earlier versions
 * @param guarded whether its cells are as {@link FormulaGuard} and {@link ValueGuard} wrote them
 * @param sheet the sheet of the delivery whose lines a sheet returns, empty where it does not say: its own name may have been
 *     shortened
 */
public record ReturnedFile(Origin origin, String signature, boolean guarded, String sheet) {
    /** The column with the number of the line in the delivery it came from. */
    public static final String ORIGIN = "Ligne d’origine";

    /** The last column, with the reasons. */
    public static final String REASON = "Motif du rejet";

    private static final String DELIVERY = "Livraison d’origine : ";
    private static final String PRODUCER = "Producteur : ";
    private static final String PROFILE = "Profil : ";
    private static final String SIGNATURE = "Signature : ";

    private static final String SHEET = "Feuille : ";

    static final String ORIGIN_FOLDED = Folding.fold(ORIGIN);
    static final String REASON_FOLDED = Folding.fold(REASON);
    private static final Set<String> OWN = Set.of(ORIGIN_FOLDED, REASON_FOLDED);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * {@return the positions of the columns that a returned file has of itself, none for a file of the producer's own}
     *
     * @param header the names of its columns
     */
    public static BitSet ownColumns(List<String> header) {
        BitSet own = new BitSet();
        List<String> folded = header.stream().map(Folding::fold).toList();
        if (folded.contains(ORIGIN_FOLDED)) {
            IntStream.range(0, folded.size())
                    .filter(at -> OWN.contains(folded.get(at)))
                    .forEach(own::set);
        }
        return own;
    }

    /**
     * The delivery whose lines a file returns.
     *
     * @param sha256 the SHA-256 of its bytes
     * @param producer who delivered it
     * @param profile the profile that fitted it
     */
    public record Origin(String sha256, String producer, String profile) {
        /**
         * {@return the cells of the row above the header that name it}
         *
         * @param signatures how the home signs
         * @param guarded whether the cells of the file are guarded against being run as formulas
         * @param sheet the sheet whose lines follow, empty for a text file
         */
        public List<String> cells(ReturnSignature signatures, boolean guarded, String sheet) {
            List<String> cells = List.of(
                    DELIVERY + sha256,
                    PRODUCER + producer,
                    PROFILE + profile,
                    SIGNATURE + signatures.of(this, guarded));
            return sheet.isEmpty()
                    ? cells
                    : Stream.concat(cells.stream(), Stream.of(SHEET + sheet)).toList();
        }

        /**
         * {@return whether a producer is the one who delivered it}
         *
         * @param other a producer; systems write the accents of a folder's name in two ways
         */
        public boolean isOf(String other) {
            return composed(producer).equals(composed(other));
        }

        private static String composed(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        }
    }

    /**
     * Looks for the delivery that one of the first rows of a sheet names.
     *
     * @param rows the rows
     * @param signatures how the home signs
     * @return the file, null where none is named
     */
    public static @Nullable ReturnedFile of(List<Row> rows, ReturnSignature signatures) {
        for (Row row : rows) {
            ReturnedFile plain = of(row.cells(), false);
            if (plain != null) {
                ReturnedFile guarded = of(restored(row.cells()), true);
                return guarded != null && guarded.isSigned(signatures) ? guarded : plain;
            }
        }
        return null;
    }

    /**
     * {@return whether one of the first rows of a sheet is signed, whatever is missing of it}
     *
     * @param rows the rows
     */
    public static boolean isSignedIn(List<Row> rows) {
        return rows.stream()
                .anyMatch(row -> ReturnSignature.isOne(value(row.cells(), SIGNATURE))
                        || ReturnSignature.isOne(value(restored(row.cells()), SIGNATURE)));
    }

    private static @Nullable ReturnedFile of(List<String> cells, boolean guarded) {
        String sha256 = value(cells, DELIVERY);
        return SHA256.matcher(sha256).matches()
                ? new ReturnedFile(
                        new Origin(sha256, value(cells, PRODUCER), value(cells, PROFILE)),
                        value(cells, SIGNATURE),
                        guarded,
                        value(cells, SHEET))
                : null;
    }

    /**
     * {@return whether the home gave it out as it is}
     *
     * @param signatures how the home signs
     */
    public boolean isSigned(ReturnSignature signatures) {
        return signatures.matches(signature, origin, guarded);
    }

    /**
     * {@return a row of the file as its producer delivered it}
     *
     * @param row the row as it is read
     */
    public Row restored(Row row) {
        return guarded ? row.with(restored(row.cells())) : row;
    }

    private static List<String> restored(List<String> cells) {
        List<String> restored = new ArrayList<>(cells);
        restored.replaceAll(cell -> {
            String value = ValueGuard.restored(cell);
            return value.equals(cell) ? FormulaGuard.restored(cell) : value;
        });
        return restored;
    }

    /**
     * {@return the sheet of the delivery whose lines a sheet returns}
     *
     * @param own the name of the sheet that returns them
     */
    public String sheetOr(String own) {
        return sheet.isEmpty() ? own : sheet;
    }

    /** The value behind a title, whatever a program made of its apostrophe and its spaces. */
    private static String value(List<String> cells, String title) {
        String folded = Folding.fold(title);
        return cells.stream()
                .filter(cell -> cell.indexOf(':') >= 0 && cell.indexOf(':') <= title.length())
                .filter(cell ->
                        Folding.fold(cell.substring(0, cell.indexOf(':'))).equals(folded))
                .map(cell -> cell.substring(cell.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /**
     * What is to be objected to what a file says of itself: it is believed where this home signed it. Where nothing is
     * signed, as earlier versions did, it is taken from the producer alone, who could deliver its lines anyway.
     *
     * @param fileName the file's name
     * @param said the producer whose file it is, null where nobody says
     * @param signatures the home's own
     * @return null where there is nothing to object
     */
    public @Nullable Sentence objection(String fileName, @Nullable String said, ReturnSignature signatures) {
        boolean signed = isSigned(signatures);
        if (!signed && (!signature.isEmpty() || origin.producer().isEmpty())) {
            return Sentence.of("source.return.changed", fileName);
        }
        if (!signed && said == null) {
            return Sentence.of("source.return.unsigned", fileName, origin.producer());
        }
        return said == null || origin.isOf(said)
                ? null
                : Sentence.of("source.return.other-producer", fileName, origin.producer(), said);
    }
}

package fr.mediation.bilan.source.cell;

/**
 * What programs write for an empty value: {@code null}, and {@code 0null} where one also added a leading zero; {@code
 * NaN} and its kind, {@code \N} of databases.
 */
public final class NullText {
    private NullText() {}

    /**
     * {@return whether a program wrote it for an empty value}
     *
     * @param cell the text of a cell
     */
    public static boolean is(String cell) {
        int length = cell.length();
        // This runs for every cell: the length and the last letter alone exclude nearly all.
        return switch (length < 2 || length > 5 ? ' ' : cell.charAt(length - 1)) {
            case 'l', 'L', 'T', 'N', '>', 'e' -> isWord(cell);
            default -> false;
        };
    }

    private static boolean isWord(String cell) {
        return switch (cell.length()) {
            case 2 -> cell.equals("\\N");
            case 3 -> cell.equals("NaN") || cell.equals("NaT") || cell.equals("nil");
            case 4 -> cell.equalsIgnoreCase("null") || cell.equals("None") || cell.equals("<NA>");
            case 5 -> cell.equalsIgnoreCase("0null");
            default -> false;
        };
    }
}

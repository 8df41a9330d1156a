package fr.mediation.bilan.source.cell;

/**
 * What programs write for an empty value: {@code null}, and {@code 0null} where one also added a leading zero.
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
        // This runs for every cell: the last letter alone excludes nearly all.
        if (length < 4 || length > 5 || (cell.charAt(length - 1) | 0x20) != 'l') {
            return false;
        }
        return switch (length) {
            case 4 -> cell.equalsIgnoreCase("null");
            case 5 -> cell.equalsIgnoreCase("0null");
            default -> false;
        };
    }
}

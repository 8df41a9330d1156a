package fr.mediation.bilan.source;

/**
 * The words programs write for nothing: {@code null}, and {@code 0null} where one also put a lost zero before it.
 */
final class NullText {
    private NullText() {}

    static boolean is(String cell) {
        int length = cell.length();
        // Asked of every cell: the last letter alone tells nearly all others.
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

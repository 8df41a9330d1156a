package fr.mediation.bilan.source.cell;

/**
 * Finds identifiers of a column that differ from one seen before by case, accents or leading zeros alone. It remembers hashes of the
 * first twenty thousand, whatever the number of lines, and looks no further.
 */
public final class SimilarIdentifiers {
    private static final String ACCENTED = "ÀÂÄÁÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ";
    private static final String WITHOUT_ACCENT = "AAAAAACEEEEIIIINOOOOOUUUUY";
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MOST = 20_000;
    private static final int RECENT = 1 << 14;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    // Two hashes for each slot: of the folded identifier, and of the identifier as it is.
    private long[] hashes = new long[2 * FIRST_SLOTS];
    private int used;
    private final int[] recent = new int[RECENT];

    /**
     * Notes an identifier.
     *
     * @param identifier an identifier in its one form
     * @return whether it resembles another
     */
    public boolean resembles(String identifier) {
        if (used >= MOST) {
            return false;
        }
        // Most have been seen as they are: their usual hash is known to the machine, and found in a small table.
        int hash = identifier.hashCode();
        int slot = hash & recent.length - 1;
        if (recent[slot] == hash) {
            return false;
        }
        recent[slot] = hash;
        long exact = 1;
        long folded = 1;
        boolean inNumber = false;
        for (int i = 0; i < identifier.length(); i++) {
            char c = identifier.charAt(i);
            exact = (exact ^ c) * FACTOR;
            boolean digit = c >= '0' && c <= '9';
            if (c != '0' || inNumber || !startsNumber(identifier, i)) {
                folded = (folded ^ folded(c)) * FACTOR;
                inNumber = digit;
            }
        }
        return !put(folded ^ folded >>> Integer.SIZE, exact);
    }

    /** Whether a zero has another digit behind it, and is therefore a leading one. */
    private static boolean startsNumber(String text, int zero) {
        return zero + 1 < text.length() && text.charAt(zero + 1) >= '0' && text.charAt(zero + 1) <= '9';
    }

    private static char folded(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
        }
        char capital = Character.toUpperCase(c);
        int accented = ACCENTED.indexOf(capital);
        return accented < 0 ? capital : WITHOUT_ACCENT.charAt(accented);
    }

    /** Whether the slot of a folded identifier was free, held another or the same. */
    private boolean put(long folded, long exact) {
        int slot = slot(folded, hashes.length);
        if (hashes[slot] == folded) {
            return hashes[slot + 1] == exact;
        }
        used++;
        if (used > hashes.length / 4) {
            grow();
            slot = slot(folded, hashes.length);
        }
        hashes[slot] = folded;
        hashes[slot + 1] = exact;
        return true;
    }

    private static int slot(long folded, int length) {
        return (int) folded & length / 2 - 1 << 1;
    }

    private void grow() {
        long[] smaller = hashes;
        hashes = new long[smaller.length * 4];
        for (int i = 0; i < smaller.length; i += 2) {
            if (smaller[i] != 0) {
                int slot = slot(smaller[i], hashes.length);
                hashes[slot] = smaller[i];
                hashes[slot + 1] = smaller[i + 1];
            }
        }
    }
}

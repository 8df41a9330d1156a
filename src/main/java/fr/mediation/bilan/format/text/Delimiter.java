package fr.mediation.bilan.format.text;

import java.util.Arrays;

/** The characters that separate cells, and how the one that a text uses is recognised. */
enum Delimiter {
    /** What French spreadsheets write. */
    SEMICOLON(';', ";"),
    /** Excel's “text” exports. */
    TAB('\t', "tab"),
    /** Database dumps. */
    PIPE('|', "|"),
    /** RFC 4180. */
    COMMA(',', ",");

    private static final int LINES = 200;

    /** The share of its score, in tenths, that a delimiter keeps where the header has another one but not this one. */
    private static final int KEPT_WITHOUT_HEADER = 1;

    private final char character;
    private final String label;

    Delimiter(char character, String label) {
        this.character = character;
        this.label = label;
    }

    char character() {
        return character;
    }

    /** The name shown to users: the character, or {@code tab}. */
    String label() {
        return label;
    }

    /**
     * Finds the delimiter of a text, whose last line may break off: the one that occurs outside quotes in the most
     * lines, equally often in each, and often. Decimal commas and lists within cells occur in fewer lines, less
     * regularly, and rarely in the header. A text with a single column gets the semicolon.
     */
    static Delimiter of(String text) {
        int[][] counts = counts(text);
        Delimiter best = SEMICOLON;
        long highest = 0;
        for (Delimiter delimiter : values()) {
            long score = score(counts, delimiter.ordinal());
            if (score > highest) {
                highest = score;
                best = delimiter;
            }
        }
        return best;
    }

    private static long score(int[][] counts, int delimiter) {
        int[] column = Arrays.stream(counts)
                .mapToInt(line -> line[delimiter])
                .filter(count -> count > 0)
                .sorted()
                .toArray();
        long best = 0;
        int run = 0;
        for (int i = 0; i < column.length; i++) {
            run = i > 0 && column[i] == column[i - 1] ? run + 1 : 1;
            best = Math.max(best, (long) run * column[i]);
        }
        boolean absentFromHeader = Arrays.stream(counts)
                .filter(line -> Arrays.stream(line).anyMatch(count -> count > 0))
                .findFirst()
                .map(line -> line[delimiter] == 0)
                .orElse(false);
        return best * (absentFromHeader ? KEPT_WITHOUT_HEADER : 10);
    }

    /** How often each delimiter occurs in each of the first lines, outside quotes. */
    private static int[][] counts(String text) {
        int[][] counts = new int[LINES][values().length];
        int line = 0;
        boolean quoted = false;
        boolean cellStart = true;
        for (int i = 0; i < text.length() && line < LINES; i++) {
            char c = text.charAt(i);
            if (c == '"' && (quoted || cellStart)) {
                quoted = !quoted;
                cellStart = false;
            } else if (!quoted) {
                Delimiter delimiter = byCharacter(c);
                boolean lineEnd = c == '\n' || c == '\r';
                if (delimiter != null) {
                    counts[line][delimiter.ordinal()]++;
                } else if (c == '\n' || c == '\r' && !text.startsWith("\n", i + 1)) {
                    line++;
                }
                cellStart = delimiter != null || lineEnd || c == ' ' && cellStart;
            }
        }
        return Arrays.copyOf(counts, Math.min(line + 1, LINES));
    }

    private static Delimiter byCharacter(char c) {
        return switch (c) {
            case ';' -> SEMICOLON;
            case '\t' -> TAB;
            case '|' -> PIPE;
            case ',' -> COMMA;
            default -> null;
        };
    }
}

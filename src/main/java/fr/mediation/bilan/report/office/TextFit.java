package fr.mediation.bilan.report.office;

import java.util.ArrayList;
import java.util.List;

/**
 * The width of words in Arial, in digits of the same size, the unit of column widths. The machine's own fonts are not
 * used: they would change the bytes from one machine to another.
 */
public final class TextFit {
    private static final double DIGIT = Letters.width("0", false);

    private TextFit() {}

    /**
     * {@return the width of a text on one line, in digits}
     *
     * @param text the text
     * @param bold whether it is in bold letters
     */
    public static double width(String text, boolean bold) {
        return Letters.width(text, bold) / DIGIT;
    }

    /**
     * Cuts a text into lines between its words, a word that is too long anywhere.
     *
     * @param text the text; its own line ends are kept
     * @param room how many digits a line holds, at least 2
     * @param bold whether it is in bold letters
     * @return at least one line
     */
    public static List<String> lines(String text, double room, boolean bold) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String line = "";
            for (String word : paragraph.split(" ", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && width(longer, bold) > room) {
                    lines.add(line);
                    longer = word;
                }
                line = longer;
                while (width(line, bold) > room) {
                    int end = end(line, room, bold);
                    lines.add(line.substring(0, end));
                    line = line.substring(end);
                }
            }
            lines.add(line);
        }
        return lines;
    }

    /** How many letters of a word fit, at least one. */
    private static int end(String word, double room, boolean bold) {
        int end = 1;
        while (end < word.length() && width(word.substring(0, end + 1), bold) <= room) {
            end++;
        }
        return end;
    }

    /**
     * {@return the width of the widest word, in digits}
     *
     * @param text the text
     * @param bold whether it is in bold letters
     */
    public static double widestWord(String text, boolean bold) {
        double widest = 0;
        for (String word : text.split("[ \n]")) {
            widest = Math.max(widest, width(word, bold));
        }
        return widest;
    }
}

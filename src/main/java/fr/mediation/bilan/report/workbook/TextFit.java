package fr.mediation.bilan.report.workbook;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room words take. A column's width is counted in digits, and French and English prose in Arial is about a tenth
 * narrower than as many digits (measured on Liberation Sans 10: 0.50 em a letter on average, 0.556 em a digit); so a count
 * of characters errs on the safe side, except in bold capitals. Nothing here asks the machine for its fonts: they would
 * change the bytes from one machine to another.
 */
final class TextFit {
    private TextFit() {}

    /**
     * Cuts a text into lines between its words, a word that is too long anywhere.
     *
     * @param text the text; its own line ends are kept
     * @param width how many characters a line holds, at least 1
     * @return at least one line
     */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                String rest = word;
                if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                } else if (line.length() > 0) {
                    line.append(' ');
                }
                while (rest.length() > width) {
                    lines.add(line + rest.substring(0, width - line.length()));
                    rest = rest.substring(width - line.length());
                    line.setLength(0);
                }
                line.append(rest);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /**
     * The length of the longest word.
     *
     * @param text the text
     * @return a number of characters
     */
    static int longestWord(String text) {
        int longest = 0;
        for (String word : text.split("[ \n]")) {
            longest = Math.max(longest, word.length());
        }
        return longest;
    }
}

package fr.mediation.bilan.cli.terminal;

import java.util.stream.Collectors;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Breaks lines between words where they are too long for the terminal, which would break them anywhere. What goes to a file or
 * a program has whole lines, so that they can be searched.
 */
public final class LineBreaks {
    /** Before what goes on, so that the next sentence is told from it. */
    private static final String HANGING = "  ";
    /** A remark of a draft stays one where it is copied. */
    private static final String REMARK = "# ";

    private LineBreaks() {}

    /**
     * {@return a text as it is shown where it goes to}
     *
     * @param text the text
     */
    public static String shown(String text) {
        return System.console() == null ? text : broken(text, Terminal.WIDTH);
    }

    /** The text in lines of at most so many characters, but for words and paths that are longer. */
    static String broken(String text, int width) {
        return text.lines().map(line -> brokenLine(line, width)).collect(Collectors.joining("\n"));
    }

    private static String brokenLine(String line, int width) {
        StringBuilder broken = new StringBuilder(line.length() + 16);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String hanging = indent + (line.startsWith(REMARK, indent.length()) ? REMARK : HANGING);
        String rest = line;
        int first = indent.length();
        while (length(rest) > width) {
            // Spaces that do not break stay: those before the marks of French, and in its numbers.
            int space = rest.lastIndexOf(' ', rest.offsetByCodePoints(0, width));
            if (space <= first) {
                space = rest.indexOf(' ', first);
            }
            if (space < 0) {
                break;
            }
            broken.append(rest, 0, space).append('\n');
            rest = hanging + rest.substring(space + 1);
            first = hanging.length();
        }
        return broken.append(rest).toString();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Asked once, and only where there is one. */
    private static final class Terminal {
        static final int WIDTH = new UsageMessageSpec().autoWidth(true).width();
    }
}

package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.format.Finding;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.text.Folding;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows of one text that speak of other rows: the title of a month among them, a footnote below. */
final class LoneText {
    private static final Set<String> PERIODS = Set.of("mois", "trimestre", "semestre", "semaine", "annee");
    private static final int LONGEST_TITLE = 4;

    private static final Pattern FOOTNOTE = Pattern.compile(
            "(?:\\*|•|\\(\\d|\\[\\d).*\\p{L}.*|(?:NB|N\\.B\\.|Nota|Note|Source|Remarque|Légende)s?\\s*:.+",
            Pattern.DOTALL);
    private static final Pattern SENTENCE_END = Pattern.compile(".*\\p{L}{2}\\s*[.!?:]", Pattern.DOTALL);
    private static final int SHORTEST_SENTENCE = 3;
    private static final int CERTAIN_SENTENCE = 8;
    private static final int FEWEST_COLUMNS = 3;

    private LoneText() {}

    /** Whether a row holds nothing else; a merged cell has its text in each of its columns. */
    static boolean is(Row row) {
        if (row.findings().stream().anyMatch(finding -> finding.kind() == Finding.Kind.SWALLOWED_LINES)) {
            return false;
        }
        String text = "";
        for (String cell : row.cells()) {
            if (!cell.isEmpty() && !cell.equals(text)) {
                if (!text.isEmpty()) {
                    return false;
                }
                text = cell;
            }
        }
        return row.cells().size() >= FEWEST_COLUMNS && !text.isEmpty() && speaks(text.strip());
    }

    private static boolean speaks(String text) {
        if (FOOTNOTE.matcher(text).matches()) {
            return true;
        }
        String[] words = Folding.fold(text).split("_");
        int letters = 0;
        boolean period = false;
        for (String word : words) {
            letters += word.isEmpty() || Character.isDigit(word.charAt(0)) ? 0 : 1;
            period |= PERIODS.contains(word) || CellParser.month(word) > 0;
        }
        return period && words.length <= LONGEST_TITLE
                || letters >= CERTAIN_SENTENCE
                || letters >= SHORTEST_SENTENCE && SENTENCE_END.matcher(text).matches();
    }
}

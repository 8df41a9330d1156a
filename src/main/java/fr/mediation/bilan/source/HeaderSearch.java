package fr.mediation.bilan.source;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.text.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the header among the first rows of a sheet, under titles and instructions, and the source it belongs to. */
final class HeaderSearch {
    /** Titles and instructions above a header are rarely more than a dozen rows. */
    static final int DEPTH = 40;

    private final List<Candidate> candidates;
    private final String fileName;
    private Match nearest;

    /** A source and a profile that a header may fit. */
    record Candidate(Source source, Profile profile) {}

    /** A header found, and the index of its last row among the rows searched. */
    record Match(Candidate candidate, Header header, int index) {}

    HeaderSearch(List<Candidate> candidates, String fileName) {
        this.candidates = candidates;
        this.fileName = Folding.fold(fileName);
    }

    /** The header that has all required columns, and the most others; empty where there is none. */
    Optional<Match> in(List<Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            Match match = at(rows, i);
            if (match != null) {
                // A second header row below names the parts of merged cells of the first.
                Match below = i + 1 < rows.size() ? at(rows, i + 1) : null;
                boolean finer = below != null
                        && below.header().matched() > match.header().matched();
                return Optional.of(finer ? below : match);
            }
        }
        return Optional.empty();
    }

    /** The header that came closest, for saying what is missing; empty where nothing resembled one. */
    Optional<Match> nearest() {
        return Optional.ofNullable(nearest);
    }

    private Match at(List<Row> rows, int index) {
        Match best = null;
        for (Candidate candidate : candidates) {
            best = better(best, match(candidate, rows.get(index).cells(), index));
            if (index > 0) {
                best = better(
                        best,
                        match(
                                candidate,
                                under(
                                        rows.get(index - 1).cells(),
                                        rows.get(index).cells()),
                                index));
            }
        }
        return best;
    }

    private Match match(Candidate candidate, List<String> names, int index) {
        Header header = new Header(candidate.source(), candidate.profile().columns(), names);
        Match match = new Match(candidate, header, index);
        if (header.missing().isEmpty()) {
            return match;
        }
        if (header.matched() >= 2) {
            nearest = better(nearest, match);
        }
        return null;
    }

    private Match better(Match one, Match other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int difference = other.header().matched() - one.header().matched();
        if (difference == 0) {
            return named(other) && !named(one) ? other : one;
        }
        return difference > 0 ? other : one;
    }

    private boolean named(Match match) {
        return fileName.startsWith(match.candidate().source().filePrefix());
    }

    /** The names of a two-row header: the lower cell, or the upper one where the lower is empty. */
    private static List<String> under(List<String> upper, List<String> lower) {
        List<String> names = new ArrayList<>(lower);
        for (int i = 0; i < upper.size(); i++) {
            if (i >= names.size()) {
                names.add(upper.get(i));
            } else if (names.get(i).isEmpty()) {
                names.set(i, upper.get(i));
            }
        }
        return names;
    }
}

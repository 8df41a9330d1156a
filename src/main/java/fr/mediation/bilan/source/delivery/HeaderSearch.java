package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.Header;
import fr.mediation.bilan.source.HeaderNames;
import fr.mediation.bilan.source.Profile;
import fr.mediation.bilan.source.ReturnSignature;
import fr.mediation.bilan.source.ReturnedFile;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.PersonalData;
import fr.mediation.bilan.text.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the header among the first rows of a sheet, under titles and instructions, and the source it belongs to. */
final class HeaderSearch {
    private static final int FEWEST_COLUMNS = 2;

    private final List<Candidate> candidates;
    private final String fileName;
    private final String foldedName;
    private final ReturnSignature signatures;
    private ReturnedFile returned;
    private Match nearest;
    private long cells;

    /** A source and a profile that a header may fit. */
    record Candidate(Source source, Profile profile) {}

    /** A header that was found, and the index of its last row among the rows searched. */
    record Match(Candidate candidate, Header header, int index) {}

    /** How many rows make a header, and the text between their names. */
    private record Shape(int rows, @Nullable String join) {}

    HeaderSearch(List<Candidate> candidates, ReturnSignature signatures, String fileName) {
        this.candidates = candidates;
        this.signatures = signatures;
        this.fileName = fileName;
        this.foldedName = Folding.fold(fileName);
    }

    /**
     * The header of a sheet that has all required columns, and the most others; empty where there is none.
     *
     * @throws ProblemException if more cells were looked at, of this sheet and those before, than any delivery has there
     */
    Optional<Match> in(List<Row> sheet) {
        returned = ReturnedFile.of(sheet, signatures);
        List<Row> rows = returned == null
                ? sheet
                : sheet.stream().map(returned::restored).toList();
        for (int i = 0; i < rows.size(); i++) {
            spend(rows.get(i));
            Match match = at(rows, i);
            if (match != null) {
                // A second header row below names the parts of merged cells of the first: two at least. A line with
                // one word may have it among ours.
                boolean namesParts = i + 1 < rows.size()
                        && position(match.candidate()).rows() == 1
                        && rows.get(i + 1).cells().stream()
                                        .filter(cell -> !cell.isBlank())
                                        .count()
                                > 1;
                Match below = namesParts ? at(rows, i + 1) : null;
                boolean finer = below != null
                        && below.header().matched() > match.header().matched();
                return Optional.of(finer ? below : match);
            }
        }
        return Optional.empty();
    }

    private void spend(Row row) {
        cells += row.cells().stream().filter(cell -> !cell.isEmpty()).count();
        if (cells > Bounds.HEADER_CELLS) {
            throw new ProblemException("source.header-not-found", shownName(), Bounds.HEADER_CELLS);
        }
    }

    /** The name of the file, as it may be told and kept. */
    String shownName() {
        return PersonalData.maskedName(fileName);
    }

    /** Why no sheet could be read: what the header that came closest lacks, if any resembled one. */
    ProblemException problem(Intake intake) {
        if (nearest == null) {
            String known = intake.sources().stream().map(Source::filePrefix).collect(Collectors.joining(", "));
            return new ProblemException("source.unknown-kind", shownName(), known);
        }
        return new ProblemException(
                "source.missing-columns",
                shownName(),
                nearest.candidate().source().filePrefix(),
                String.join(", ", nearest.header().missing()));
    }

    private Match at(List<Row> rows, int index) {
        Match best = null;
        // Folding the names of a wide row costs more than all else: profiles share it.
        Map<Shape, HeaderNames> names = new HashMap<>();
        for (Candidate candidate : candidates) {
            Profile.HeaderPosition position = position(candidate);
            int first = index - position.rows() + 1;
            boolean here = first >= 0 && (position.row() == 0 || rows.get(first).number() == position.row());
            if (!here || !fits(candidate, rows.get(index).sheet())) {
                continue;
            }
            List<Shape> shapes = new ArrayList<>(List.of(new Shape(position.rows(), position.join())));
            if (index > 0 && position.rows() == 1) {
                shapes.add(new Shape(2, null));
            }
            for (Shape shape : shapes) {
                HeaderNames these = names.computeIfAbsent(
                        shape, s -> HeaderNames.of(names(rows.subList(index - s.rows() + 1, index + 1), s.join())));
                best = better(best, match(candidate, these, index));
            }
        }
        return best;
    }

    /** A file of returned lines has the same header whatever the original file looked like. */
    private Profile.HeaderPosition position(Candidate candidate) {
        return returned == null ? candidate.profile().header() : Profile.HeaderPosition.SEARCHED;
    }

    /**
     * Whether the names of the file and the sheet are those of a profile; returned lines name their profile themselves.
     */
    private boolean fits(Candidate candidate, String sheet) {
        Profile profile = candidate.profile();
        return returned == null
                ? profile.recognition().file(fileName) && profile.recognition().sheet(sheet)
                : profile.id().equals(returned.origin().profile());
    }

    /** What the last sheet says of the delivery whose rejected lines it returns, null where it returns none. */
    @Nullable
    ReturnedFile returned() {
        return returned;
    }

    private Match match(Candidate candidate, HeaderNames names, int index) {
        Header header = new Header(candidate.source(), candidate.profile(), names);
        Match match = new Match(candidate, header, index);
        if (header.recognised() && header.missing().isEmpty()) {
            return match;
        }
        // Whether it is like the source's is asked of those only that come closer: the names of a wide row are many.
        if (header.recognised() && better(nearest, match) == match && resembles(candidate.source(), header)) {
            nearest = match;
        }
        return null;
    }

    /**
     * Whether what a header lacks is worth saying: it is known by columns of its own, or its source was said, or half of
     * what it must have is there. Addresses and telephones alone make no directory of a list of persons.
     */
    private boolean resembles(Source source, Header header) {
        if (header.matched() < FEWEST_COLUMNS) {
            return false;
        }
        boolean said = foldedName.startsWith(source.filePrefix())
                || candidates.stream().allMatch(candidate -> candidate.source() == source);
        int required = source.required().size();
        boolean half = (required - header.missing().size()) * 2 >= required;
        boolean persons = source.isOfPlaces() && PersonColumns.areIn(header.names());
        return said || header.specific() || half && !persons;
    }

    private Match better(Match one, Match other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        if (one.header().specific() != other.header().specific()) {
            return one.header().specific() ? one : other;
        }
        int difference = other.header().matched() - one.header().matched();
        if (difference == 0) {
            return hasUsualName(other) && !hasUsualName(one) ? other : one;
        }
        return difference > 0 ? other : one;
    }

    private boolean hasUsualName(Match match) {
        return foldedName.startsWith(match.candidate().source().filePrefix());
    }

    /** The names of a header of several rows: joined, or the lowest that is filled. */
    private static List<String> names(List<Row> rows, @Nullable String join) {
        if (rows.size() == 1) {
            return rows.get(0).cells();
        }
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        List<String> names = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            List<String> parts = new ArrayList<>();
            for (Row row : rows) {
                String part = column < row.cells().size() ? row.cells().get(column) : "";
                // A merged cell shows its text in each row that it covers.
                if (!part.isEmpty() && !parts.contains(part)) {
                    parts.add(part);
                }
            }
            names.add(parts.isEmpty() ? "" : join == null ? parts.get(parts.size() - 1) : String.join(join, parts));
        }
        return names;
    }
}

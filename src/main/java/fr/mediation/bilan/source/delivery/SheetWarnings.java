package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.format.Detection;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.Context;
import fr.mediation.bilan.source.Header;
import fr.mediation.bilan.source.HeaderNames;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Warning;
import fr.mediation.bilan.source.Warnings;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.PersonalData;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells of sheets of a workbook that are not like the first one that is read, as they may hold another table, and of rows
 * that a sheet hides or has above its header.
 */
final class SheetWarnings {
    private static final int LETTERS = 26;

    private final Warnings warnings;
    private @Nullable Set<String> usual;
    private boolean other;

    SheetWarnings(Warnings warnings) {
        this.warnings = warnings;
    }

    /** Notes rows of a sheet that has no header of the source. A text file has no other sheets. */
    void passedOver(List<Row> rows) {
        for (Row row : rows) {
            if (!row.sheet().isEmpty()) {
                tell(Warning.OTHER_SHEET, row);
            }
        }
    }

    /** Holds the header of a sheet against that of the first, and tells of the columns that it hides and are read. */
    void enter(Header header, Row row, Detection detection) {
        detection.hiddenColumns().getOrDefault(row.sheet(), new BitSet()).stream()
                .filter(at ->
                        at < header.names().size() && !header.columnsAt(at).isEmpty())
                .mapToObj(header.names()::get)
                .forEach(name -> warnings.add(Warning.HIDDEN_COLUMN, name, row.sheet(), row.number(), name));
        header.names().stream()
                .filter(PersonalData::isMasked)
                .forEach(name -> warnings.add(Warning.PERSONAL_DATA, name, row.sheet(), row.number(), name));
        header.repeated().forEach((at, all) -> {
            String name = header.names().get(at);
            String places = all.stream()
                    .map(place -> row.sheet().isEmpty() ? Integer.toString(place + 1) : letters(place))
                    .collect(Collectors.joining(", "));
            warnings.add(Warning.REPEATED_COLUMN, name, row.sheet(), row.number(), places);
        });
        Set<String> folded = header.names().stream()
                .map(Folding::fold)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        if (usual == null) {
            usual = folded;
        }
        other = !folded.equals(usual);
    }

    /**
     * Tells of rows above a header that are right as lines of its source, as where a sheet was sorted with its header. Titles
     * and labels are none.
     */
    void aboveHeader(List<Row> rows, HeaderSearch.Candidate read, List<String> names, Context context) {
        // What a trial learns of values and persons is not of the file's lines.
        Header header = new Header(read.source(), read.profile(), HeaderNames.of(names));
        Line line = new Line(context, header, new Warnings());
        for (Row row : rows) {
            if (!row.blank() && !TotalRow.is(row, read.source(), header)) {
                line.moveTo(row);
                read.source().read(line);
                if (line.faults().isEmpty()) {
                    tell(Warning.ABOVE_HEADER, row);
                }
            }
        }
    }

    /** Notes a row that is read of the sheet entered last. */
    void read(Row row) {
        if (other && !row.sheet().isEmpty()) {
            tell(Warning.OTHER_HEADER, row);
        }
        if (row.hidden()) {
            tell(Warning.HIDDEN_ROWS, row);
        }
    }

    /** A column as workbooks name it: A, Z, AA. */
    private static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % LETTERS));
        return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
    }

    private void tell(Warning warning, Row row) {
        warnings.add(warning, row.sheet(), row.sheet(), row.number(), row.sheet());
    }
}

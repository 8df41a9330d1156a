package fr.mediation.bilan.report.returned;

import fr.mediation.bilan.text.FormulaGuard;
import fr.mediation.bilan.text.ValueGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rejected lines as a text file, where there are too many to be corrected in a spreadsheet. All cells are guarded: whoever
 * reads it back restores them.
 */
public final class RejectedLinesText implements RejectedLinesFile {
    /** What the file is called. */
    public static final String NAME = "retour.csv";

    private final Heading heading;
    private final CSVPrinter csv;
    private int width;

    /**
     * An empty file.
     *
     * @param file where it is written
     * @param heading what it begins with
     * @throws IOException if it cannot be written
     */
    public RejectedLinesText(Path file, Heading heading) throws IOException {
        this.heading = heading;
        csv = ReasonsFile.printer(file);
        print(List.of(heading.title()));
        print(List.of(heading.instruction()));
    }

    @Override
    public void startSheet(String name, List<String> origin, List<String> header) throws IOException {
        print(origin);
        width = header.size();
        List<String> names = new ArrayList<>(header);
        names.addAll(heading.added());
        print(names);
    }

    @Override
    public void addLine(Line line) throws IOException {
        List<String> values = new ArrayList<>(line.cells());
        // Cells beyond the header stay beyond it.
        values.addAll(width, List.of(Integer.toString(line.number()), line.why()));
        print(values);
    }

    private void print(List<String> cells) throws IOException {
        csv.printRecord(cells.stream().map(RejectedLinesText::guarded).toList());
    }

    private static String guarded(String cell) {
        return ValueGuard.applies(cell) ? ValueGuard.guarded(cell) : FormulaGuard.neutralised(cell);
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}

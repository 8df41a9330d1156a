package fr.mediation.bilan.report.returned;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A file in which a producer gets rejected lines back, to be corrected and delivered again. */
public interface RejectedLinesFile extends AutoCloseable {
    /**
     * What every sheet begins with.
     *
     * @param title what the file is
     * @param instruction what to do with it
     * @param added the names of the two columns beside those of the producer: the line's place, and the reason
     */
    record Heading(String title, String instruction, List<String> added) {}

    /**
     * A line that goes back.
     *
     * @param cells its cells, as delivered; at least as many as the header has
     * @param number its number in the file it came from
     * @param why the reason or reasons, separated by line feeds
     * @param faulty the indexes of the cells at fault
     */
    record Line(List<String> cells, int number, String why, Set<Integer> faulty) {}

    /**
     * Begins a sheet.
     *
     * @param name its name
     * @param origin the cells by which it will be recognised when it comes back
     * @param header the producer's own column names
     * @throws IOException if the file cannot be written
     */
    void startSheet(String name, List<String> origin, List<String> header) throws IOException;

    /**
     * Adds a line to the sheet begun last.
     *
     * @param line the line
     * @throws IOException if the file cannot be written
     */
    void addLine(Line line) throws IOException;

    /**
     * Completes the file; the same lines give the same bytes.
     *
     * @throws IOException if it cannot be written
     */
    void finish() throws IOException;

    @Override
    void close() throws IOException;
}

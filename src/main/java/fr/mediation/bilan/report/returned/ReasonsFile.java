package fr.mediation.bilan.report.returned;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.FormulaGuard;
import fr.mediation.bilan.text.HiddenCharacters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A CSV file in which a producer reads what was found in the lines of a delivery: a line for each fault or correction. */
public final class ReasonsFile implements AutoCloseable {
    /** Why lines were rejected. */
    public static final String REJECTIONS = "rejets.csv";

    /** What was corrected. */
    public static final String CORRECTIONS = "corrections.csv";

    /** How the text files that go back to producers are written: a French spreadsheet opens them in columns. */
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setDelimiter(';')
            .setRecordSeparator('\n')
            .get();

    /** Without it Excel takes UTF-8 for Windows-1252. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVPrinter csv;
    private final String delivered;

    private ReasonsFile(Path file, String delivered, List<String> columns) throws IOException {
        this.delivered = FormulaGuard.neutralised(HiddenCharacters.shown(delivered));
        csv = printer(file);
        csv.printRecord(columns);
    }

    /** A text file that goes back to a producer. */
    static CSVPrinter printer(Path file) throws IOException {
        Writer writer = PrivateFiles.writer(file);
        writer.write(BYTE_ORDER_MARK);
        return FORMAT.print(writer);
    }

    /**
     * {@return a file of why lines were rejected, to be closed}
     *
     * @param folder where it is written
     * @param delivered the name of the file that was delivered
     * @throws IOException if it cannot be written
     */
    public static ReasonsFile ofRejections(Path folder, String delivered) throws IOException {
        return new ReasonsFile(
                folder.resolve(REJECTIONS),
                delivered,
                List.of("fichier", "feuille", "ligne", "colonne", "valeur", "regle", "message"));
    }

    /**
     * {@return a file of what was corrected in lines that were accepted, to be closed}
     *
     * @param folder where it is written
     * @param delivered the name of the file that was delivered
     * @throws IOException if it cannot be written
     */
    public static ReasonsFile ofCorrections(Path folder, String delivered) throws IOException {
        return new ReasonsFile(
                folder.resolve(CORRECTIONS),
                delivered,
                List.of("fichier", "feuille", "ligne", "colonne", "avant", "apres", "regle", "message"));
    }

    /**
     * Where something was found.
     *
     * @param sheet the sheet's name, empty for a text file
     * @param line the line's number in the file
     * @param column the column's name
     */
    public record Place(String sheet, int line, String column) {}

    /**
     * Adds a line.
     *
     * @param place where it was found
     * @param values the value that was refused, or the one before and the one after the correction
     * @param rule the code of the rule
     * @param message what is wrong or what was done, in a sentence
     * @throws UncheckedIOException if the file cannot be written
     */
    public void add(Place place, List<String> values, String rule, String message) {
        try {
            csv.print(delivered);
            csv.print(FormulaGuard.neutralised(HiddenCharacters.shown(place.sheet())));
            csv.print(place.line());
            csv.print(FormulaGuard.neutralised(HiddenCharacters.shown(place.column())));
            for (String value : values) {
                csv.print(FormulaGuard.neutralised(HiddenCharacters.shownInCell(value)));
            }
            csv.print(rule);
            csv.print(FormulaGuard.neutralised(HiddenCharacters.shownInCell(message)));
            csv.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a line for what was found in lines that are not named.
     *
     * @param rule the code of the rule
     * @param message how many lines they are, in a sentence
     * @throws UncheckedIOException if the file cannot be written
     */
    public void addRest(String rule, String message) {
        try {
            csv.printRecord(delivered, "", "", "", "", "", rule, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}

package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads {@code indicateurs-<year>.csv}, whoever wrote it. */
public final class IndicatorsFile {
    private static final Pattern NAME = Pattern.compile("indicateurs-\\d{4}\\.csv");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();
    private static final List<String> COLUMNS =
            List.of("annee", "perimetre", "code", "indicateur", "dimension", "modalite", "valeur", "unite", "statut");
    private static final String CONFIDENTIAL = "C";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MOST_DIGITS = 100;

    /** The share of a figure's answers that nobody knows, which is no category. */
    private static final String UNKNOWN_RATE = "connaissance";

    private IndicatorsFile() {}

    /**
     * {@return the files of figures in a folder, by name}
     *
     * @param folder the folder
     */
    public static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the lines of a file}
     *
     * @param file the file
     * @param folder the number of its folder
     * @throws ProblemException if it is no such file
     */
    public static List<PublishedLine> read(Path file, int folder) {
        List<PublishedLine> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var parser = FORMAT.parse(withoutMark(reader))) {
            Optional<String> missing = COLUMNS.stream()
                    .filter(column -> !parser.getHeaderMap().containsKey(column))
                    .findFirst();
            if (missing.isPresent()) {
                throw new ProblemException("disclosure.no-column", file.toString(), missing.get());
            }
            for (CSVRecord row : parser) {
                line(row, file, folder).ifPresent(lines::add);
            }
        } catch (CharacterCodingException | CSVException e) {
            throw new ProblemException("disclosure.unreadable", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException | IllegalStateException e) {
            // Its iterator wraps what a reader and the format throw.
            throw new ProblemException("disclosure.unreadable", file.toString());
        }
        return lines;
    }

    /** A spreadsheet puts a byte order mark before what it saves. */
    private static Reader withoutMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static Optional<PublishedLine> line(CSVRecord row, Path file, int folder) {
        if (!row.isConsistent()) {
            throw new ProblemException("disclosure.wrong-line", file.toString(), row.getRecordNumber() + 1);
        }
        if (row.get("dimension").equals(UNKNOWN_RATE)) {
            return Optional.empty();
        }
        try {
            Key key = new Key(
                    folder,
                    Integer.parseInt(row.get("annee")),
                    Perimeter.of(row.get("perimetre")).orElseThrow(NumberFormatException::new),
                    row.get("code"),
                    row.get("indicateur"),
                    row.get("dimension"),
                    row.get("modalite"));
            Map<Quantity, Optional<BigDecimal>> quantities = new EnumMap<>(Quantity.class);
            for (Quantity quantity : Quantity.WRITTEN) {
                quantities.put(quantity, number(row, quantity.column()));
            }
            return Optional.of(new PublishedLine(
                    key,
                    row.get("unite"),
                    row.get("statut").equals(CONFIDENTIAL),
                    PublishedLine.quantities(quantities)));
        } catch (NumberFormatException e) {
            throw new ProblemException("disclosure.wrong-line", file.toString(), row.getRecordNumber() + 1);
        }
    }

    private static Optional<BigDecimal> number(CSVRecord row, String column) {
        if (!row.isMapped(column) || row.get(column).isEmpty()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(row.get(column));
        // To add numbers that are so far apart writes all zeros between them.
        if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            throw new NumberFormatException(column);
        }
        return Optional.of(number);
    }
}

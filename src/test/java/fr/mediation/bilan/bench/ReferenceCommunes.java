package fr.mediation.bilan.bench;

import fr.mediation.bilan.territory.Commune;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The communes of the reference, as a list. */
final class ReferenceCommunes {
    private static final String RESOURCE = "/territory/communes.csv.gz";

    private ReferenceCommunes() {}

    /** All communes of today, in the order of the reference. */
    static List<Commune> read() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream resource = ReferenceCommunes.class.getResourceAsStream(RESOURCE);
                Reader text = new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8);
                CSVParser rows = format.parse(text)) {
            return rows.stream()
                    .map(row -> new Commune(
                            row.get("code"),
                            row.get("name"),
                            row.get("department"),
                            List.of(row.get("postal_codes").split(" ")),
                            Integer.parseInt(row.get("population"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package fr.mediation.bilan.mutation;

import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.kind.RowReaders;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.producer.FranceServicesFile;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.DeliveryReader;
import fr.mediation.bilan.source.delivery.RecognisedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lines of the sample's files, and of a state list, of which a report has nothing to say. */
final class CleanTables {
    private CleanTables() {}

    static List<Table> all(Path folder) {
        try (Stream<Path> sample = Files.list(Path.of("sample-data"))) {
            List<Path> files = new ArrayList<>(
                    sample.filter(file -> file.getFileName().toString().matches(".*-201[67].*"))
                            .sorted()
                            .toList());
            files.add(Path.of("sample-data/mediatheques-de-loire/frequentation-2016.csv"));
            Path services = folder.resolve("liste-fs.csv");
            FranceServicesFile.write(services);
            files.add(services);
            return files.stream()
                    .map(CleanTables::clean)
                    .filter(table -> !table.rows().isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table clean(Path file) {
        Set<Integer> told = new TreeSet<>();
        RecognisedFile recognised = eachLineTold(file, told);
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = RowReaders.open(file)) {
            for (Row row = reader.read(); row != null; row = reader.read()) {
                if (row.sheet().equals(recognised.headerSheet()) && row.number() >= recognised.headerLine()) {
                    rows.add(row);
                }
            }
        }
        List<String> names = rows.get(0).cells();
        return new Table(
                file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""),
                names,
                rows.stream()
                        .skip(1)
                        .filter(row -> !row.blank()
                                && !told.contains(row.number())
                                && row.cells().size() <= names.size())
                        .map(row -> IntStream.range(0, names.size())
                                .mapToObj(i -> i < row.cells().size()
                                        ? french(row.cells().get(i))
                                        : "")
                                .toList())
                        .toList());
    }

    /** Dates and decimals as French programs write them. */
    private static String french(String cell) {
        if (cell.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(cell).format(Cells.FRENCH);
        }
        return cell.matches("-?\\d+\\.\\d+") ? cell.replace('.', ',') : cell;
    }

    /** Adds the numbers of the lines of which the report says something. */
    private static RecognisedFile eachLineTold(Path file, Set<Integer> lines) {
        FileBytes.Expected expected = new FileBytes.Expected(FileBytes.of(file), null);
        try (DeliveryReader reader = DeliveryReader.open(file, expected, Deliveries.intake(), DeliveryHints.NONE)) {
            for (Verdict verdict = reader.next(); verdict != null; verdict = reader.next()) {
                if (verdict instanceof Verdict.Accepted accepted
                        && !accepted.corrections().isEmpty()) {
                    lines.add(accepted.facts().get(0).line());
                } else if (verdict instanceof Verdict.Rejected rejected) {
                    lines.add(rejected.faults().get(0).line());
                } else if (verdict instanceof Verdict.Repeated repeated) {
                    lines.add(repeated.line());
                }
            }
            return reader.recognised();
        }
    }
}

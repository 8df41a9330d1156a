package fr.mediation.bilan.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files have the shape of their tools' exports and the same bytes each time. */
class ProducerFilesTest {
    @TempDir
    private Path folder;

    @FunctionalInterface
    private interface Writing<T> {
        T to(Path file) throws IOException;
    }

    @Test
    void aRowOfTheFirstToolIsLongerThanItsHeader() throws IOException {
        CraV1File.Totals totals = twice(CraV1File::write);
        List<CSVRecord> rows = rows(',');
        assertThat(rows.get(0)).hasSize(46).containsExactlyElementsOf(CraV1File.HEADERS);
        assertThat(rows.subList(1, rows.size()))
                .hasSize(totals.all().records())
                .allSatisfy(row -> assertThat(row).hasSize(CraV1File.FIELDS));
        assertThat(totals.byRegion().values().stream().mapToInt(CraV1File.Count::persons))
                .hasSize(18);
        assertThat(totals.byRegion().values().stream()
                        .mapToInt(CraV1File.Count::persons)
                        .sum())
                .isEqualTo(totals.all().persons());
        assertThat(totals.byYear().values().stream()
                        .mapToInt(CraV1File.Count::personMinutes)
                        .sum())
                .isEqualTo(totals.all().personMinutes());
    }

    @Test
    void theHeaderOfTheCoopStandsUnderWhoExportedAndHow() throws IOException {
        CoopFile.Totals totals = twice(CoopFile::writeText);
        List<CSVRecord> rows = rows(';');
        assertThat(rows)
                .hasSize(22 + totals.rows())
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(CoopFile.HEADERS));
        assertThat(rows.get(21)).containsExactlyElementsOf(CoopFile.HEADERS);
        assertThat(twice(CoopFile::writeWorkbook)).isEqualTo(totals);
        assertThat(twice(CoopFile::writeTextWithBands)).isEqualTo(totals);
        assertThat(totals.activitiesByBand()).hasSize(4);
    }

    @Test
    void theFilesOfTheTrainingsTellOfTheSameEnrolments() throws IOException {
        AidantsConnectFile.Totals totals = twice(AidantsConnectFile::writeList);
        assertThat(rows(',')).hasSize(1 + totals.enrolments());
        assertThat(twice(AidantsConnectFile::writeEnrolments)).isEqualTo(totals);
        assertThat(rows(',')).hasSize(1 + totals.enrolments());
        assertThat(twice(AidantsConnectFile::writeSessions)).isEqualTo(totals);
        assertThat(rows(',')).hasSize(1 + totals.sessions());
        assertThat(List.of(totals.waiting(), totals.cancelled(), totals.present() - totals.presentAndPassed()))
                .allSatisfy(number -> assertThat(number).isPositive());
    }

    @Test
    void theDirectoriesHaveThirtyPlaces() throws IOException {
        StandardV0File.Totals standard = twice(StandardV0File::write);
        assertThat(rows(',')).hasSize(31).allSatisfy(row -> assertThat(row).hasSameSizeAs(StandardV0File.HEADERS));
        assertThat(standard.byService()).hasSize(15);
        FranceServicesFile.Totals list = twice(FranceServicesFile::write);
        assertThat(rows(',')).hasSize(31).allSatisfy(row -> assertThat(row).hasSameSizeAs(FranceServicesFile.HEADERS));
        assertThat(list.byFault()).containsOnlyKeys(FranceServicesFile.Fault.values());
    }

    private <T> T twice(Writing<T> writing) throws IOException {
        T first = writing.to(folder.resolve("first"));
        writing.to(folder.resolve("second"));
        assertThat(folder.resolve("second")).hasSameBinaryContentAs(folder.resolve("first"));
        return first;
    }

    private List<CSVRecord> rows(char delimiter) throws IOException {
        String text = Files.readString(folder.resolve("first"), StandardCharsets.UTF_8);
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
        try (CSVParser parser = CSVParser.parse(text.replace("\uFEFF", ""), format)) {
            return parser.getRecords();
        }
    }
}

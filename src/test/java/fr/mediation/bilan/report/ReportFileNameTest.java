package fr.mediation.bilan.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.report.ReportInput.Extra;
import fr.mediation.bilan.report.csv.CsvWriter;
import fr.mediation.bilan.report.docx.MinutesWriter;
import fr.mediation.bilan.report.office.FileProperties;
import fr.mediation.bilan.report.xlsx.WorkbookWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFileNameTest {
    @ParameterizedTest
    @EnumSource(Extra.class)
    void theFilesThatAreWrittenAreThoseThatAreListed(Extra extra) {
        ReportInput input = SampleReport.with(SampleReport.french(), extra);
        assertThat(written(input))
                .containsExactlyElementsOf(
                        ReportFileName.of(input.presentation().extras()).stream()
                                .map(name -> name.of(SampleReport.YEAR))
                                .toList());
    }

    @Test
    void anOpenFileIsListedInTheDataPackageWithoutItsExtension() {
        assertThat(ReportFileName.VALUE.of(2017)).isEqualTo(ReportFileName.VALUE.resource(2017) + ".csv");
    }

    private static List<String> written(ReportInput input) {
        return Stream.of(
                        new WorkbookWriter(FileProperties.EPOCH),
                        new MinutesWriter(FileProperties.EPOCH),
                        new CsvWriter())
                .flatMap(format -> format.files(input).stream())
                .map(ReportFile::name)
                .toList();
    }
}

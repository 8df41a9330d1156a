package fr.mediation.bilan.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.ReportInput.Extra;
import fr.mediation.bilan.report.SampleReport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExcelCsvTest {
    private static final String NAME = "indicateurs-2025-excel.csv";

    @Test
    void theFileIsWrittenOnRequestOnly() {
        assertThat(write(SampleReport.french())).doesNotContainKey(NAME);
        assertThat(write(asked())).containsKey(NAME);
    }

    @Test
    void itHasTheLinesOfTheOpenFileWithSemicolonsDecimalCommasAndAByteOrderMark() {
        Map<String, String> files = write(asked());

        assertThat(files.get(NAME).lines())
                .hasSameSizeAs(files.get("indicateurs-2025.csv").lines().toList())
                .startsWith("\uFEFFannee;perimetre;niveau;code;territoire;indicateur;dimension;modalite;valeur;unite;"
                        + "numerateur;denominateur;contributeurs;statut")
                .contains("2025;2016;national;FR;France;part_femmes;connaissance;inconnu;12,5;%;;;40;A");
    }

    @Test
    void theDataPackageDoesNotChangeWithIt() {
        assertThat(write(asked()).get("datapackage.json"))
                .isEqualTo(write(SampleReport.french()).get("datapackage.json"));
    }

    @Test
    void eachLineEndsAsExcelEndsThem() {
        assertThat(line("a", "b")).isEqualTo("a;b\r\n");
    }

    @Test
    void aDateIsWrittenAsTheFrenchWriteIt() {
        assertThat(line(LocalDate.of(2025, 2, 3))).isEqualTo("03/02/2025\r\n");
    }

    @Test
    void aNegativeNumberIsNoFormula() {
        assertThat(line(new BigDecimal("-1.50"))).isEqualTo("-1,5\r\n");
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsNeutralised() {
        assertThat(line("=1+1", "a;b")).isEqualTo("'=1+1;\"a;b\"\r\n");
    }

    @Test
    void whatATextHidesIsShown() {
        assertThat(line("a\u001B[31m\u202E", "b\u200B")).isEqualTo("a\\u001B[31m\\u202E;b\\u200B\r\n");
    }

    private static ReportInput asked() {
        return SampleReport.with(SampleReport.french(), Extra.EXCEL_CSV);
    }

    private static Map<String, String> write(ReportInput input) {
        return new CsvWriter()
                .files(input).stream()
                        .collect(Collectors.toMap(
                                ReportFile::name, file -> new String(file.content(), StandardCharsets.UTF_8)));
    }

    private static String line(Object... cells) {
        CsvTable table = new CsvTable(
                ReportFileName.FIGURES, List.of(Field.text("t")), List.of(), List.of(), List.of(List.of(cells)));
        return new String(CsvDialect.FRENCH_EXCEL.bytes(table), StandardCharsets.UTF_8)
                .substring("\uFEFFt\r\n".length());
    }
}

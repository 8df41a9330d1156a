package fr.mediation.bilan.report.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.office.FileProperties;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.FigureLookup;
import fr.mediation.bilan.value.Quantity;
import fr.mediation.bilan.value.Valuator;
import fr.mediation.bilan.value.ValueMap;
import fr.mediation.bilan.value.ValueMapReader;
import fr.mediation.bilan.value.ValueParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The map that the program carries, as the workbook shows it: persons of whom many were credited before. */
class ShippedMapTest {
    private static final double EXACT = 1e-9;

    private static byte[] bytes;

    @BeforeAll
    static void write() {
        ValueParameters parameters = ValueParameters.read(JobsFolder.packaged());
        ValueMap map = ValueMapReader.read(JobsFolder.packaged().get("value/map.yaml"), parameters);
        FigureLookup figures = quantity -> Optional.of(counted(quantity));
        Appraisal appraisal = new Valuator(parameters.prices()).appraise(map, SampleReport.YEAR, Map.of("FR", figures));
        ReportInput input = SampleReport.changed(SampleReport.french(), draft -> draft.appraisal = appraisal);
        bytes = new WorkbookWriter(FileProperties.EPOCH).files(input).get(0).content();
    }

    private static BigDecimal counted(Quantity.Measured quantity) {
        return BigDecimal.valueOf(
                switch (quantity.indicator()) {
                    case "beneficiaires" -> 2274;
                    case "beneficiaires_deja_vus_1_an" -> 1777;
                    case "beneficiaires_deja_vus_2_ans" -> 204;
                    case "sans_emploi_deja_vus_1_an" -> 328;
                    default -> 462;
                });
    }

    @Test
    void everyFormulaOfTheMapGivesWhatTheEngineGives() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            List<Cell> formulas = StreamSupport.stream(
                            workbook.getSheet("Carte de la valeur").spliterator(), false)
                    .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                    .filter(cell -> cell.getCellType() == CellType.FORMULA)
                    .toList();

            assertThat(formulas).hasSizeGreaterThan(70).allSatisfy(cell -> {
                double stored = cell.getNumericCellValue();
                assertThat(evaluator.evaluate(cell).getNumberValue())
                        .as(cell.getAddress() + " " + cell.getCellFormula())
                        .isCloseTo(stored, within(Math.max(1, Math.abs(stored)) * EXACT));
            });
        }
    }

    @Test
    void everyNumberSaysWhereItWasReadThatItIsAssumedOrThatNobodyReadIt() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            DataFormatter shown = new DataFormatter();
            List<List<String>> rows = StreamSupport.stream(
                            workbook.getSheet("Hypothèses").spliterator(), false)
                    .map(row -> StreamSupport.stream(row.spliterator(), false)
                            .map(shown::formatCellValue)
                            .toList())
                    .filter(cells -> cells.size() == 10 && !cells.get(9).isEmpty())
                    .toList();

            assertThat(rows).hasSizeGreaterThan(50);
            assertThat(rows.subList(1, rows.size()))
                    .allSatisfy(cells ->
                            assertThat(cells.get(9)).matches("hypothèse|non vérifié|https?://.+|indicateur .+"));
            // The time of procedures is in a report whose page nobody read; the price of 2025 was read at Insee.
            assertThat(rows)
                    .anySatisfy(
                            cells -> assertThat(cells).contains("Temps gagné dans les démarches", "118", "non vérifié"))
                    .anySatisfy(cells -> assertThat(cells)
                            .contains(
                                    "Indice des prix à la consommation",
                                    "2025",
                                    "https://www.insee.fr/fr/statistiques/8726461"));
        }
    }
}

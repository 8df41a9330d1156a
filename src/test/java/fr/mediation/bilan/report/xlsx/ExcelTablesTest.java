package fr.mediation.bilan.report.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ExcelTablesTest {
    @Test
    void tablesOfSheetsThatDifferByASignHaveNamesOfTheirOwn() throws IOException {
        Table table = new Table(
                List.of(new Table.Column("name", "Nom", Table.Kind.NAME)),
                List.of(new Table.Row(List.of(new Cell.Text("Corse")))));
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            ExcelTables tables = new ExcelTables();

            List<String> names = Stream.of("Régions 2", "Régions (%) 2", "REGIONS 2")
                    .map(name -> {
                        XSSFSheet sheet = workbook.createSheet(name);
                        sheet.createRow(0).createCell(0).setCellValue("Nom");
                        sheet.createRow(1).createCell(0).setCellValue("Corse");
                        tables.add(sheet, table, 0);
                        return sheet.getTables().get(0).getDisplayName().toLowerCase(Locale.ROOT);
                    })
                    .toList();

            assertThat(names).startsWith("regions_2").doesNotHaveDuplicates();
        }
    }
}

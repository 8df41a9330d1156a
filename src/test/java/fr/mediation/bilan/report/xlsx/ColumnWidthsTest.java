package fr.mediation.bilan.report.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnWidthsTest {
    @Test
    void noColumnIsWiderThanExcelAdmits() {
        String word = "x".repeat(40_000);
        Sheet sheet = new Sheet.Draft("Feuille", "", "Titre", Sheet.Layout.PORTRAIT)
                .table(new Table(
                        List.of(new Column("nom", word, Kind.NAME), new Column("nombre", "n" + word, Kind.NUMBER)),
                        List.of(new Row(List.of(new Cell.Text("a"), new Cell.Text("b"))))))
                .lines(List.of(new Sheet.Line(word, new Cell.Text("a"))))
                .sheet();

        assertThat(ColumnWidths.of(sheet)).allMatch(width -> width <= 255);
    }
}

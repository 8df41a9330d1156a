package fr.mediation.bilan.report.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfileSheetsTest {
    @Test
    void aThemeThatIsAWholeRemarkLeavesTheChartItsBars() {
        ReportInput input = SampleReport.withFigures(
                SampleReport.french(),
                figures -> Stream.concat(figures.stream(), Stream.of(theme(figures.get(0), "mot ".repeat(80) + "fin")))
                        .toList());

        Sheet sheet = ReportLayout.of(input).sheets().stream()
                .filter(one -> one.name().equals("Thématiques"))
                .findFirst()
                .orElseThrow();

        List<String> names = sheet.table().rows().stream()
                .map(row -> ((Cell.Text) row.cells().get(1)).text())
                .toList();
        assertThat(names).anyMatch(name -> name.startsWith("Mot mot") && name.endsWith("…"));
        assertThat(names).allMatch(name -> name.length() <= 60);
    }

    private static Figure theme(Figure like, String name) {
        BigDecimal size = new BigDecimal("9000");
        return new Figure(
                Period.year(SampleReport.YEAR),
                like.perimeter(),
                Figure.Level.NATIONAL,
                Figure.COUNTRY,
                "participations",
                new Category(Dimension.THEME, name),
                size,
                size,
                null,
                null,
                1,
                Figure.Status.NORMAL);
    }
}

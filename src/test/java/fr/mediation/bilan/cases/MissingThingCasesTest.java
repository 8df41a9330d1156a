package fr.mediation.bilan.cases;

import static fr.mediation.bilan.cases.CaseFiles.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.MapValuation;
import fr.mediation.bilan.job.compute.Preview;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.publish.Review;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.Valuation;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases in which one thing is missing: the rest is computed and published, and the report says what it lacks. */
@Tag("slow")
@BilanTest
class MissingThingCasesTest {
    private final JobsFolder jobs = JobsFolder.packaged();

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private FigureStore figures;

    @Autowired
    private Preview preview;

    @Autowired
    private Review review;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void nothingWasDelivered() {
        TestHome.empty(jdbc);
    }

    private Computations.Computed compute() {
        return computations.compute(jobs, YearBasis.CIVIL);
    }

    private BigDecimal value(Computations.Computed computed, String indicator, int year) {
        return figures
                .figures(computed.computation(), indicator, Period.year(year), Figure.Level.NATIONAL, Figure.COUNTRY)
                .stream()
                .filter(figure -> figure.category().isTotal() && figure.perimeter() == Perimeter.REGIONS_2016)
                .map(Figure::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<String> written(Computations.Computed computed, int year) {
        Review.Request request =
                new Review.Request(year, Perimeter.REGIONS_2016, Messages.ENGLISH, Set.of(), folder.resolve("" + year));
        return review.write(computed, request, jobs).files().stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private String firstPage(int year) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(year + "/bilan-" + year + ".xlsx"));
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            Sheet sheet = workbook.getSheetAt(0);
            StringBuilder text = new StringBuilder();
            sheet.forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
            return text.toString();
        }
    }

    @Test
    void c65AValueThatIsLostAgainIsNotPaidBack() {
        Valuation valuation = MapValuation.byItself(file("65-paid-back-then-lost/carte.yaml"), jobs)
                .valuations()
                .get(Appraisal.STANDALONE);

        assertThat(valuation.paybackMonths()).isNull();
        assertThat(valuation.payback().reached()).isCloseTo(BigDecimal.TEN, within(new BigDecimal("0.001")));
        assertThat(valuation.payback().lost()).isBetween(new BigDecimal("12"), new BigDecimal("24"));
        assertThat(valuation.impactOfFirstYear()).isEqualByComparingTo("1200");
        assertThat(valuation.netPresentValue()).isBetween(new BigDecimal("-1723.08"), new BigDecimal("-1723.07"));
    }

    @Test
    void c66AYearWithoutPriceIndexLacksItsValueAlone() throws IOException {
        deliveries.ingest(file("66-year-without-price-index/frequentation-2016.csv"));
        // The case's own lines name nobody: without persons no year has an added value.
        deliveries.ingest(Deliveries.file(
                folder,
                "frequentation-2016-b.csv",
                "id_activite;date;type;code_insee;id_participant",
                "A-3;04/05/2016;atelier;59350;P1"));
        deliveries.ingest(
                file("66-year-without-price-index/frequentation-2026.csv"),
                Deliveries.intakeOn(LocalDate.of(2026, 11, 30)));

        Computations.Computed computed = compute();

        assertThat(value(computed, "participations", 2016)).isEqualByComparingTo("3");
        assertThat(value(computed, "valeur_sociale", 2016)).isNotNull();
        assertThat(value(computed, "participations", 2026)).isEqualByComparingTo("3");
        assertThat(value(computed, "valeur_sociale", 2026)).isNull();
        assertThat(computed.withoutValue()).containsOnlyKeys(2026);
        assertThat(computed.withoutValue().get(2026).key()).isEqualTo("value.no-price-index");
        assertThat(written(computed, 2016)).contains("bilan-2016.xlsx");
        assertThat(written(computed, 2026)).contains("bilan-2026.xlsx", "compte-rendu-2026.docx");
        assertThat(firstPage(2026)).contains("The added value is not computed for 2026", "price_index.yaml");
    }

    @Test
    void c74AYearOfMeansAloneHasAReport() throws IOException {
        deliveries.ingest(file("74-means-alone/moyens-2016.csv"));

        Computations.Computed computed = compute();

        assertThat(value(computed, "moyens_engages", 2016)).isEqualByComparingTo("1000");
        assertThat(written(computed, 2016)).hasSizeGreaterThan(5).contains("bilan-2016.xlsx");
    }

    @Test
    void c75ADryRunShowsWhatTheComputationWillGive() {
        deliveries.ingest(file("75-dry-run-before-the-first-computation/moyens-region.csv"));

        Map<String, String> before = meansByTerritory();
        compute();

        assertThat(before)
                .containsEntry("FR", "1000")
                .containsEntry("84", "1000")
                .isEqualTo(meansByTerritory());
    }

    private Map<String, String> meansByTerritory() {
        return preview
                .show(new Preview.Request(List.of("moyens_engages"), YearBasis.CIVIL, 2016, jobs))
                .get(0)
                .figures()
                .stream()
                .filter(figure -> figure.value() != null)
                .collect(Collectors.toMap(
                        Figure::territory,
                        figure -> figure.value().stripTrailingZeros().toPlainString()));
    }
}

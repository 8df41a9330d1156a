package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.store.FigureStore.IndicatorCategory;
import fr.mediation.bilan.store.FigureStore.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
@Transactional
class FigureStoreTest {
    private static final String P2015 = "5".repeat(64);
    private static final String P2016 = "6".repeat(64);
    private static final String OTHER = "7".repeat(64);

    @Autowired
    private FigureStore figures;

    @Autowired
    private ComputationStore computations;

    @Autowired
    private JdbcClient jdbc;

    private long computation;

    /** Of each kind one figure, in two years, and a part of no computation. */
    @BeforeEach
    void twoYears() {
        TestHome.empty(jdbc);
        figures.store(Map.of(
                new Part("ateliers", "civil", 2015, P2015), year("2015"),
                new Part("ateliers", "civil", 2016, P2016), year("2016"),
                new Part("ateliers", "convention", 2016, OTHER), year("2016")));
        computation = computations.begin("c".repeat(64), "civil");
        computations.complete(computation, List.of(P2015, P2016));
    }

    private static List<FigureRow> year(String year) {
        return List.of(
                figure(year, "2016", "NATIONAL", "FR", ""),
                figure(year, "2015", "NATIONAL", "FR", ""),
                figure(year, "2016", "REGION", "75", ""),
                figure(year, "2016", "DEPARTMENT", "33", ""),
                figure(year, "2016", "PLACE", "un/L1", ""),
                figure(year, "2016", "NATIONAL", "FR", "F"),
                figure(year, "2016", "REGION", "75", "F"),
                figure(year + "-03", "2016", "NATIONAL", "FR", ""),
                figure(year + "-Q1", "2016", "REGION", "75", ""));
    }

    private static FigureRow figure(String period, String perimeter, String level, String territory, String gender) {
        return new FigureRow(
                period,
                perimeter,
                level,
                territory,
                "ateliers",
                gender.isEmpty() ? "" : "genre",
                gender,
                new BigDecimal("0.500000"),
                BigDecimal.ONE,
                BigDecimal.valueOf(2),
                null,
                3,
                "A");
    }

    private static List<String> texts(List<FigureRow> rows) {
        return rows.stream()
                .map(row ->
                        row.period() + " " + row.territory() + (row.category().isEmpty() ? "" : " " + row.category()))
                .toList();
    }

    @Test
    void aFigureIsReadAsItWasStored() {
        assertThat(figures.figures(computation, "ateliers", "2016", "REGION", "75"))
                .first()
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(figure("2016", "2016", "REGION", "75", ""));
    }

    @Test
    void annualFiguresAreThoseOfThePerimeterInAFixedOrder() {
        assertThat(texts(figures.annual(computation, "2016", 2016, false)))
                .containsExactly("2015 FR", "2015 75", "2016 FR", "2016 75");
    }

    @Test
    void annualFiguresEndWithTheYearAskedFor() {
        assertThat(texts(figures.annual(computation, "2016", 2015, false))).containsExactly("2015 FR", "2015 75");
    }

    @Test
    void ofEarlierYearsOnlyTheCountryHasCategories() {
        assertThat(texts(figures.annual(computation, "2016", 2016, true)))
                .containsExactly("2015 FR", "2015 FR F", "2015 75", "2016 FR", "2016 FR F", "2016 75", "2016 75 F");
    }

    @Test
    void monthsAndQuartersAreThoseOfTheYear() {
        assertThat(texts(figures.months(computation, "2016", 2016)))
                .containsExactlyInAnyOrder("2016-03 FR", "2016-Q1 75");
    }

    @Test
    void theFiguresOfATerritoryAreItsTotalAndItsCategoriesInEachPerimeter() {
        assertThat(figures.figures(computation, "ateliers", "2016", "NATIONAL", "FR"))
                .extracting(FigureRow::perimeter, FigureRow::category)
                .containsExactly(tuple("2015", ""), tuple("2016", ""), tuple("2016", "F"));
    }

    @Test
    void totalsOfPartsLeaveOutPlacesMonthsAndCategories() {
        assertThat(texts(figures.totals(List.of(P2016))))
                .containsExactlyInAnyOrder("2016 FR", "2016 FR", "2016 75", "2016 33");
    }

    @Test
    void oneCategoryOfPartsIsFound() {
        assertThat(texts(figures.categories(List.of(P2015, P2016), new IndicatorCategory("ateliers", "genre", "F"))))
                .containsExactlyInAnyOrder("2015 FR F", "2015 75 F", "2016 FR F", "2016 75 F");
        assertThat(figures.categories(List.of(P2016), new IndicatorCategory("ateliers", "genre", "M")))
                .isEmpty();
    }

    @Test
    void figuresOfTheCountryAndTheRegionsAreCounted() {
        assertThat(figures.count(computation, List.of(2016))).isEqualTo(7);
    }

    @Test
    void storedPartsAreKnownByTheirFingerprints() {
        assertThat(figures.stored(List.of(P2016, "8".repeat(64)))).containsExactly(P2016);
        assertThat(figures.stored(List.of())).isEmpty();
    }
}

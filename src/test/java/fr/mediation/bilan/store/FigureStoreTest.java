package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.store.FigureStore.Part;
import fr.mediation.bilan.territory.Perimeter;
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
    private static final Category WOMEN = new Category(Dimension.GENDER, "F");

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
                new Part("ateliers", "civil", 2015, P2015), year(2015),
                new Part("ateliers", "civil", 2016, P2016), year(2016),
                new Part("ateliers", "convention", 2016, OTHER), year(2016)));
        computation = computations.begin("c".repeat(64), "civil");
        computations.complete(computation, List.of(P2015, P2016));
    }

    private static List<Figure> year(int year) {
        return List.of(
                figure(Period.year(year), Perimeter.REGIONS_2016, Level.NATIONAL, "FR", Category.TOTAL),
                figure(Period.year(year), Perimeter.REGIONS_2015, Level.NATIONAL, "FR", Category.TOTAL),
                figure(Period.year(year), Perimeter.REGIONS_2016, Level.REGION, "75", Category.TOTAL),
                figure(Period.year(year), Perimeter.REGIONS_2016, Level.DEPARTMENT, "33", Category.TOTAL),
                figure(Period.year(year), Perimeter.REGIONS_2016, Level.PLACE, "un/L1", Category.TOTAL),
                figure(Period.year(year), Perimeter.REGIONS_2016, Level.NATIONAL, "FR", WOMEN),
                figure(Period.year(year), Perimeter.REGIONS_2016, Level.REGION, "75", WOMEN),
                figure(Period.month(year, 3), Perimeter.REGIONS_2016, Level.NATIONAL, "FR", Category.TOTAL),
                figure(Period.quarter(year, 1), Perimeter.REGIONS_2016, Level.REGION, "75", Category.TOTAL));
    }

    private static Figure figure(Period period, Perimeter perimeter, Level level, String territory, Category category) {
        return new Figure(
                period,
                perimeter,
                level,
                territory,
                "ateliers",
                category,
                new BigDecimal("0.500000"),
                BigDecimal.ONE,
                BigDecimal.valueOf(2),
                null,
                3,
                Status.NORMAL);
    }

    private static List<String> texts(List<Figure> figures) {
        return figures.stream()
                .map(figure -> figure.period().code() + " " + figure.territory()
                        + (figure.category().isTotal()
                                ? ""
                                : " " + figure.category().code()))
                .toList();
    }

    @Test
    void aFigureIsReadAsItWasStored() {
        assertThat(figures.figures(computation, "ateliers", Period.year(2016), Level.REGION, "75"))
                .first()
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(figure(Period.year(2016), Perimeter.REGIONS_2016, Level.REGION, "75", Category.TOTAL));
    }

    @Test
    void annualFiguresAreThoseOfThePerimeterInAFixedOrder() {
        assertThat(texts(figures.annual(computation, Perimeter.REGIONS_2016, 2016, false)))
                .containsExactly("2015 FR", "2015 75", "2016 FR", "2016 75");
    }

    @Test
    void annualFiguresEndWithTheYearAskedFor() {
        assertThat(texts(figures.annual(computation, Perimeter.REGIONS_2016, 2015, false)))
                .containsExactly("2015 FR", "2015 75");
    }

    @Test
    void ofEarlierYearsOnlyTheCountryHasCategories() {
        assertThat(texts(figures.annual(computation, Perimeter.REGIONS_2016, 2016, true)))
                .containsExactly("2015 FR", "2015 FR F", "2015 75", "2016 FR", "2016 FR F", "2016 75", "2016 75 F");
    }

    @Test
    void monthsAndQuartersAreThoseOfTheYear() {
        assertThat(texts(figures.months(computation, Perimeter.REGIONS_2016, 2016)))
                .containsExactlyInAnyOrder("2016-03 FR", "2016-Q1 75");
    }

    @Test
    void theFiguresOfATerritoryAreItsTotalAndItsCategoriesInEachPerimeter() {
        assertThat(figures.figures(computation, "ateliers", Period.year(2016), Level.NATIONAL, "FR"))
                .extracting(Figure::perimeter, Figure::category)
                .containsExactly(
                        tuple(Perimeter.REGIONS_2015, Category.TOTAL),
                        tuple(Perimeter.REGIONS_2016, Category.TOTAL),
                        tuple(Perimeter.REGIONS_2016, WOMEN));
    }

    @Test
    void totalsOfPartsLeaveOutPlacesMonthsAndCategories() {
        assertThat(texts(figures.totals(List.of(P2016))))
                .containsExactlyInAnyOrder("2016 FR", "2016 FR", "2016 75", "2016 33");
    }

    @Test
    void oneCategoryOfPartsIsFound() {
        assertThat(texts(figures.category(List.of(P2015, P2016), "ateliers", WOMEN)))
                .containsExactlyInAnyOrder("2015 FR F", "2015 75 F", "2016 FR F", "2016 75 F");
        assertThat(figures.category(List.of(P2016), "ateliers", new Category(Dimension.GENDER, "M")))
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

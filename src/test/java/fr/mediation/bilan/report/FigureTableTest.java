package fr.mediation.bilan.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FigureTableTest {
    private static final int YEAR = SampleReport.YEAR;
    private static final Category WOMEN = new Category(Dimension.GENDER, "F");
    private static final Category MEN = new Category(Dimension.GENDER, "M");

    private final Figure whole = figure("FR", YEAR, "activites", Category.TOTAL, "100.123456");
    private final Figure before = figure("FR", YEAR - 1, "activites", Category.TOTAL, "90");
    private final Figure women = figure("FR", YEAR, "activites", WOMEN, "60");
    private final Figure men = figure("FR", YEAR, "activites", MEN, "40.5");
    private final Figure region = figure("53", YEAR, "activites", Category.TOTAL, "7");
    private final Figure workshops = figure("FR", YEAR, "ateliers", Category.TOTAL, null);

    private final List<Figure> all = List.of(whole, before, women, men, region, workshops);

    @Test
    void figuresAreListedInTheOrderOfFiles() {
        List<Figure> shuffled = new ArrayList<>(all);
        Collections.reverse(shuffled);

        assertThat(table(shuffled).inOrder().figures()).containsExactly(before, whole, women, men, workshops, region);
    }

    @Test
    void aFigureOfNoKnownIndicatorHasNoRow() {
        assertThat(table(List.of(figure("FR", YEAR, "abandonne", Category.TOTAL, "1"), whole))
                        .figures())
                .containsExactly(whole);
    }

    @Test
    void figuresAreChosenByWhatTheyAreAbout() {
        assertThat(table(all).in(YEAR - 1).figures()).containsExactly(before);
        assertThat(table(all).at(Level.REGION).figures()).containsExactly(region);
        assertThat(table(all).of("ateliers").figures()).containsExactly(workshops);
        assertThat(table(all).by(Dimension.GENDER).figures()).containsExactly(women, men);
        assertThat(table(all).totals().figures()).containsExactly(whole, before, region, workshops);
        assertThat(table(all).years()).containsExactly(YEAR - 1, YEAR);
    }

    @Test
    void theyAreSortedBySizeToTheLastDecimal() {
        // Binary floating point does not tell these two apart.
        Figure less = figure("11", YEAR, "activites", Category.TOTAL, "9007199254.740992");
        Figure more = figure("01", YEAR, "activites", Category.TOTAL, "9007199254.740993");

        assertThat(table(List.of(more, less)).smallestFirst().figures()).containsExactly(less, more);
        assertThat(table(List.of(less, more)).largestFirst().figures()).containsExactly(more, less);
    }

    @Test
    void whatHasNoValueHasNoSize() {
        assertThat(table(List.of(workshops, whole)).largestFirst().figures()).containsExactly(whole);
    }

    @Test
    void aPivotBringsBackTheExactFigureOfAYear() {
        FigureTable.Pivot pivot = table(all).at(Level.NATIONAL).throughYears();

        assertThat(pivot.of("activites", Category.TOTAL, YEAR)).containsSame(whole);
        assertThat(pivot.of("activites", Category.TOTAL, YEAR - 1)).containsSame(before);
        assertThat(pivot.of("activites", MEN, YEAR)).containsSame(men);
        assertThat(pivot.of("activites", MEN, YEAR - 1)).isEmpty();
        assertThat(pivot.of("ateliers", MEN, YEAR)).isEmpty();
    }

    @Test
    void aPivotBringsBackTheFigureOfATerritory() {
        FigureTable.Pivot pivot = table(all).in(YEAR).totals().throughTerritories();

        assertThat(pivot.of("53", "activites")).containsSame(region);
        assertThat(pivot.of("53", "ateliers")).isEmpty();
        assertThat(pivot.of("11", "activites")).isEmpty();
    }

    @Test
    void aPivotOfNothingIsEmpty() {
        assertThat(table(List.of()).throughYears().of("activites", Category.TOTAL, YEAR))
                .isEmpty();
    }

    private static FigureTable table(List<Figure> figures) {
        return FigureTable.of(figures, SampleReport.french().indicators());
    }

    private static Figure figure(
            String territory, int year, String indicator, Category category, @Nullable String value) {
        BigDecimal number =
                Stream.ofNullable(value).map(BigDecimal::new).findFirst().orElse(null);
        return new Figure(
                Period.year(year),
                Perimeter.REGIONS_2016,
                territory.equals(Figure.COUNTRY) ? Level.NATIONAL : Level.REGION,
                territory,
                indicator,
                category,
                number,
                number,
                null,
                null,
                3,
                Figure.Status.NORMAL);
    }
}

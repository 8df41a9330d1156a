package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.store.query.FactSelection;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Figures of a few facts, written down as a query. */
@BilanTest
class MeasurementTest {
    private static final Territories TERRITORIES = Territories.load();

    @Autowired
    private FactReader reader;

    private static Indicator indicator(String numerator, String denominator) {
        return new Indicator(
                "mesure",
                3,
                new Label("Mesure", "Measure"),
                new Label("Mesure.", "Measure."),
                Unit.COUNT,
                new Origin.Measured(SourceCatalogue.facts().of("attendance")),
                numerator,
                denominator,
                null,
                null,
                BigDecimal.ONE,
                false,
                "none",
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private Measurement measurement(Indicator indicator, boolean running, String... facts) {
        String relation =
                "(select *, 'producer' as reporter from (values (null::text, null::text, null::text, null::date, 0), ("
                        + String.join("), (", facts)
                        + ") offset 1) as given (department, place, commune, date, participants)) as fact";
        return new Measurement(
                new MeasurementRequest(
                        List.of(indicator), new FactSelection(relation, "true"), YearBasis.CIVIL, 2016, running),
                reader,
                TERRITORIES);
    }

    private List<Figure> figures(Indicator indicator, boolean running, String... facts) {
        Measurement measurement = measurement(indicator, running, facts);
        measurement.scan();
        return Stream.concat(measurement.figures().stream(), measurement.figuresOfPlaces().stream())
                .toList();
    }

    private static Figure figure(List<Figure> figures, Perimeter perimeter, Level level, String territory) {
        return figures.stream()
                .filter(figure -> figure.isAnnualTotal()
                        && figure.perimeter() == perimeter
                        && figure.level() == level
                        && figure.territory().equals(territory))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void moreSumsThanADatabaseReadsAtOnceAreRefusedWithWhatToDo() {
        List<Indicator> indicators = IntStream.range(0, 40)
                .mapToObj(part -> indicator(
                        IntStream.rangeClosed(1, 40)
                                .mapToObj(number -> "sum(participants / " + (part * 40 + number) + ")")
                                .collect(Collectors.joining(" + ")),
                        null))
                .toList();

        assertThatThrownBy(() -> new Measurement(
                        new MeasurementRequest(
                                indicators, new FactSelection("attendance_fact", "true"), YearBasis.CIVIL, 2016, false),
                        reader,
                        TERRITORIES))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("more than the 1,600")
                .hasMessageContaining("attendance")
                .hasMessageContaining("mesure");
    }

    @Test
    void aRegionIsMadeOfItsDepartmentsAndTheCountryOfAllFacts() {
        List<Figure> figures = figures(
                indicator("sum(participants)", null),
                false,
                "'33', 'un/L1', '33063', '2016-03-01', 10",
                "'16', null, '16015', '2016-03-01', 5",
                "null, null, null, '2016-03-01', 2");

        assertThat(figure(figures, Perimeter.REGIONS_2015, Level.REGION, "72").value())
                .isEqualByComparingTo("10");
        assertThat(figure(figures, Perimeter.REGIONS_2016, Level.REGION, "75").value())
                .isEqualByComparingTo("15");
        assertThat(figure(figures, Perimeter.REGIONS_2016, Level.DEPARTMENT, "16")
                        .value())
                .isEqualByComparingTo("5");
        assertThat(figure(figures, Perimeter.REGIONS_2016, Level.PLACE, "un/L1").value())
                .isEqualByComparingTo("10");
        assertThat(figure(figures, Perimeter.ACADEMIES, Level.NATIONAL, "FR").value())
                .isEqualByComparingTo("17");
    }

    @Test
    void aMedianIsThatOfAllRowsAtEveryLevelAndWhatItsStatementGives() {
        Indicator median = indicator("median(participants)", null);
        List<Figure> figures = figures(
                median,
                false,
                "'33', 'un/L1', '33063', '2016-03-01', 10",
                "'33', 'un/L1', '33063', '2016-03-02', 20",
                "'33', 'un/L2', '33063', '2016-03-02', 900",
                "'16', null, '16015', '2016-03-01', 31",
                "null, null, null, '2016-03-01', 25");

        assertThat(figure(figures, Perimeter.REGIONS_2016, Level.DEPARTMENT, "33")
                        .value())
                .isEqualByComparingTo("20");
        assertThat(figure(figures, Perimeter.REGIONS_2016, Level.REGION, "75").value())
                .isEqualByComparingTo("25.5");
        assertThat(figure(figures, Perimeter.REGIONS_2016, Level.PLACE, "un/L1").value())
                .isEqualByComparingTo("15");
        assertThat(figure(figures, Perimeter.REGIONS_2016, Level.NATIONAL, "FR").value())
                .isEqualByComparingTo("25");
        assertThat(figure(figures, Perimeter.REGIONS_2016, Level.REGION, "53").status())
                .isEqualTo(Status.MISSING);
    }

    @Test
    void aTerritoryFromWhichNothingCameIsMissingAndNotZero() {
        Figure bretagne = figure(
                figures(indicator("sum(participants)", null), false, "'33', null, '33063', '2016-03-01', 10"),
                Perimeter.REGIONS_2016,
                Level.REGION,
                "53");

        assertThat(bretagne.value()).isNull();
        assertThat(bretagne.status()).isEqualTo(Status.MISSING);
    }

    @Test
    void aTerritoryThatReportedNoneOfWhatIsCountedCountsZero() {
        Figure nouvelleAquitaine = figure(
                figures(
                        indicator("count(distinct case when participants > 10 then place end)", null),
                        false,
                        "'33', null, '33063', '2016-03-01', 10"),
                Perimeter.REGIONS_2016,
                Level.REGION,
                "75");

        assertThat(nouvelleAquitaine.value()).isEqualByComparingTo("0");
    }

    @Test
    void aRunningYearIsProvisionalAndGivenByMonthAndQuarter() {
        List<Figure> figures = figures(
                indicator("sum(participants)", null),
                true,
                "'33', null, '33063', '2016-01-15', 10",
                "'33', null, '33063', '2016-03-01', 5");

        assertThat(figures.stream()
                        .filter(figure -> figure.level() == Level.NATIONAL
                                && figure.perimeter() == Perimeter.REGIONS_2016
                                && figure.category().equals(Category.TOTAL)))
                .allMatch(figure -> figure.status() == Status.PROVISIONAL)
                .extracting(
                        figure -> figure.period().code() + " " + figure.value().toBigInteger())
                .containsExactly("2016 15", "2016-01 10", "2016-03 5", "2016-Q1 15");
    }

    @Test
    void aMeasureThatTheDatabaseDoesNotUnderstandIsRefusedByName() {
        Measurement measurement =
                measurement(indicator("sum(women * 2)", null), false, "'33', null, null, '2016-01-15', 1");

        assertThatThrownBy(measurement::scan)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("mesure")
                .hasMessageContaining("women");
    }

    @Test
    void aMeasureWithoutAValueIsRefusedByName() {
        Measurement measurement =
                measurement(indicator("sum(100 / participants)", null), false, "'33', null, null, '2016-01-15', 0");

        assertThatThrownBy(measurement::scan)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("mesure")
                .hasMessageContaining("division by zero");
    }

    @Test
    void numbersAreCountedOnceWhateverTheirDecimals() {
        List<Figure> figures = figures(
                indicator("count(distinct participants / 2.0 * case when commune is null then 1.00 else 1 end)", null),
                false,
                "'33', null, null, '2016-01-15', 1",
                "'33', null, '33063', '2016-01-15', 1",
                "'33', null, null, '2016-01-15', 2");

        assertThat(figure(figures, Perimeter.REGIONS_2016, Level.NATIONAL, "FR").value())
                .isEqualByComparingTo("2");
    }

    @Test
    void sumsBeyondWhatMillionthsHoldAreExact() {
        List<Figure> figures = figures(
                indicator("sum(participants * 5000000000000) * 2 + sum(participants * 900000000000000)", null),
                false,
                "'33', null, null, '2016-01-15', 1",
                "'75', null, null, '2016-01-15', 1",
                "'33', null, null, '2016-01-15', 1");

        assertThat(figure(figures, Perimeter.REGIONS_2016, Level.NATIONAL, "FR").value())
                .isEqualByComparingTo("2730000000000000");
    }
}

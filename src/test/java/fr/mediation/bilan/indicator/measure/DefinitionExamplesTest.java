package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.store.query.FactSelection;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The worked example of each definition. Those measured on facts are run by the engine's own statement. */
@BilanTest
class DefinitionExamplesTest {
    private static final List<String> COUNTS = List.of(
            "participants",
            "women",
            "men",
            "other_gender",
            "under_18",
            "aged_18_59",
            "aged_60_plus",
            "in_school",
            "unemployed",
            "employed",
            "retired",
            "newcomers",
            "regulars",
            "referred",
            "not_referred");
    private static final int YEAR = 2016;

    @Autowired
    private FactReader reader;

    @Autowired
    private JdbcClient jdbc;

    private static final Territories TERRITORIES = Territories.load();

    static Stream<Indicator> measured() {
        return CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts()).all().stream()
                .filter(indicator -> indicator.facts().isPresent());
    }

    static Stream<Indicator> derived() {
        return CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts()).all().stream()
                .filter(indicator -> indicator.facts().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("measured")
    @Transactional
    void theRowsGivenYieldTheFigureExpectedOnTheRealDatabase(Indicator indicator) {
        FactTable facts = indicator.facts().orElseThrow();
        jdbc.sql("create temp table example on commit drop as select * from " + facts.relation() + " limit 0")
                .update();
        jdbc.sql("grant select on example to " + Database.READER).update();
        indicator.test().given().forEach(row -> insert(facts.id(), row));

        Measurement measurement = new Measurement(
                new MeasurementRequest(
                        List.of(indicator),
                        new FactSelection("example", "true"),
                        YearBasis.CIVIL,
                        year(indicator),
                        false),
                reader,
                TERRITORIES);
        measurement.scan();
        Figure country = measurement.figures().stream()
                .filter(figure -> figure.level() == Figure.Level.NATIONAL && figure.isAnnualTotal())
                .findFirst()
                .orElseThrow();

        assertThat(country.value())
                .isEqualByComparingTo(indicator.test().expect().setScale(6, RoundingMode.HALF_UP));
    }

    private static int year(Indicator indicator) {
        return indicator.test().given().stream()
                .filter(row -> row.containsKey("year"))
                .map(row -> ((Number) row.get("year")).intValue())
                .findFirst()
                .orElse(YEAR);
    }

    private void insert(String from, Map<String, Object> given) {
        Map<String, Object> row = new LinkedHashMap<>(given);
        row.putIfAbsent("year", YEAR);
        if (from.equals("attendance")) {
            COUNTS.forEach(count -> row.putIfAbsent(count, 0));
        }
        String values = row.entrySet().stream()
                .map(cell -> sql(cell.getKey(), cell.getValue()))
                .collect(Collectors.joining(", "));
        jdbc.sql("insert into example (" + String.join(", ", row.keySet()) + ") values (" + values + ")")
                .update();
    }

    private static String sql(String column, Object value) {
        if (value instanceof String text) {
            // The examples call persons by a letter; the facts hold pseudonyms.
            return column.equals("person") ? "cast(md5('" + text + "') as uuid)" : "'" + text + "'";
        }
        return String.valueOf(value);
    }

    @ParameterizedTest
    @MethodSource("derived")
    void theFiguresGivenYieldTheFigureExpected(Indicator indicator) {
        Map<String, Object> given = indicator.test().given().get(0);
        Figure figure = new Components(
                        number(given, indicator.numerator()),
                        indicator.denominator() == null ? null : number(given, indicator.denominator()),
                        null,
                        null,
                        0)
                .figure(
                        indicator,
                        Period.year(YEAR),
                        new Territory(Perimeter.REGIONS_2016, Figure.Level.NATIONAL, Figure.COUNTRY),
                        Category.TOTAL);

        assertThat(figure.value())
                .isEqualByComparingTo(indicator.test().expect().setScale(6, RoundingMode.HALF_UP));
    }

    private static BigDecimal number(Map<String, Object> given, String id) {
        return new BigDecimal(given.get(id).toString());
    }
}

package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactSelection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What measures need is admitted, and what is run means to the database what was written. */
@BilanTest
class AdmittedSqlTest {
    private static final Map<String, ColumnType> COLUMNS =
            SourceCatalogue.facts().of("attendance").columns();

    private static final String ROWS = """
            (values (2016, '33', 'un/L1', 'lieu', 'atelier', 'a|e', date '2016-03-01', 12.5, true, 3, 2, 1, 0,
                     md5('a')::uuid, 1::bigint),
                    (2016, null, null, null, 'individuel', null, date '2016-09-30', null, false, 0, 0, 0, 0, null, 2),
                    (2017, '75', 'un/L2', 'distance', 'atelier', 'e', date '2017-01-01', 60.0, false, 1, 0, 1, 1,
                     md5('b')::uuid, 2)
            ) as fact (year, department, place, channel, activity_type, themes, date, minutes, minutes_banded,
                       participants, women, men, under_18, person, activity)
            """;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FactReader reader;

    static List<String> expressions() {
        AdmittedSql sql = new AdmittedSql(20150203);
        return IntStream.range(0, 200).mapToObj(i -> sql.any(1 + i % 4)).toList();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void whatIsRunMeansWhatWasWritten(String written) throws WrongMeasure {
        MeasureTokens tokens = MeasureTokens.of(written);
        String run = new ExpressionParser(tokens, COLUMNS).expression().sql();

        assertThat(jdbc.sql("select count(*) from " + ROWS + " where (" + written + ") is distinct from (" + run + ")")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void whatIsANumberCanBeSummed(String written) throws WrongMeasure {
        Expression expression = new ExpressionParser(MeasureTokens.of(written), COLUMNS).expression();
        Type type = reader.types(new FactQuery(new FactSelection(ROWS, "true"), List.of(expression.sql())))
                .get(0);

        assertThat(type == Type.INTEGER || type == Type.LONG || type == Type.DECIMAL)
                .isEqualTo(expression.type() == ColumnType.NUMBER || written.equals("activity"));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void whatIsRunIsReadAgainAsTheSame(String written) throws WrongMeasure {
        Expression expression = new ExpressionParser(MeasureTokens.of(written), COLUMNS).expression();

        assertThat(new ExpressionParser(MeasureTokens.of(expression.sql()), COLUMNS).expression())
                .isEqualTo(expression);
    }

    static List<String> measures() {
        AdmittedSql sql = new AdmittedSql(20160229);
        return IntStream.range(0, 100).mapToObj(i -> sql.measure()).toList();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void theDatabaseUnderstandsEachMeasure(String written) throws WrongMeasure {
        String run = MeasureParser.parse(written, COLUMNS).sql();

        assertThat(jdbc.sql("explain select " + run + " from " + ROWS)
                        .query(String.class)
                        .list())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a - -a | women - (- men)",
                "a + a * a | women + (men * minutes)",
                "(a + a) + a | women + men + minutes",
                "a + (a + a) | women + (men + minutes)",
            })
    void partsKeepTheirOrder(String form, String run) throws WrongMeasure {
        String written = form;
        for (String column : List.of("women", "men", "minutes")) {
            written = written.replaceFirst("\\ba\\b", column);
        }

        assertThat(MeasureParser.parse("sum(" + written + ")", COLUMNS).sql()).isEqualTo("sum(" + run + ")");
    }

    static Stream<FactTable> facts() {
        return SourceCatalogue.facts().all().stream();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyColumnOfTheFactsCanBeCounted(FactTable facts) throws WrongMeasure {
        for (String column : facts.columns().keySet()) {
            assertThat(MeasureParser.parse("count(distinct " + column + ")", facts.columns())
                            .sql())
                    .matches("count\\(distinct .*\\b" + column + "\\b.*\\)");
        }
    }

    @Test
    void aCountBrokenDownByACountCountsTheRowsThatHaveIt() throws WrongMeasure {
        assertThat(MeasureParser.parse("count(participants)", COLUMNS)
                        .restrictedTo("women")
                        .sql())
                .isEqualTo("count(case when women > 0 then participants end)");
        assertThat(MeasureParser.parse("sum(participants * minutes)", COLUMNS)
                        .restrictedTo("women")
                        .sql())
                .isEqualTo("sum(women * minutes)");
    }
}

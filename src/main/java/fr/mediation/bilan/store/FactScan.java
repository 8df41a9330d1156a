package fr.mediation.bilan.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Evaluates all the measures of one fact table in one scan, for the country and for the regions of each perimeter. What
 * is distinct is counted anew at each level, never added up.
 */
@Repository
public class FactScan {
    private final JdbcClient jdbc;

    FactScan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The measures of one year and territory.
     *
     * @param year the civil year
     * @param perimeterOrNull the perimeter's code, null for the country
     * @param territoryOrNull the region's code; null for the country, and for facts that no region of the perimeter holds
     * @param contributors how many places the facts come from
     * @param values the measures, in their order; null where there was nothing to measure
     */
    public record ScanRow(
            int year, String perimeterOrNull, String territoryOrNull, long contributors, List<BigDecimal> values) {}

    /**
     * Scans.
     *
     * @param facts a relation with the columns of a fact view
     * @param contributor an expression over its columns that tells who contributes
     * @param measures SQL aggregates over its columns
     * @return one row per year, and per year and region
     * @throws BadSqlGrammarException if a measure is no aggregate over these columns
     */
    public List<ScanRow> scan(String facts, String contributor, List<String> measures) {
        return jdbc.sql(statement(facts, contributor, measures))
                .query((row, number) -> {
                    List<BigDecimal> values = new ArrayList<>(measures.size());
                    for (int i = 0; i < measures.size(); i++) {
                        values.add(row.getBigDecimal("m" + i));
                    }
                    return new ScanRow(
                            row.getInt("year"),
                            row.getString("perimeter"),
                            row.getString("territory"),
                            row.getLong("contributors"),
                            values);
                })
                .list();
    }

    /** The one statement. */
    static String statement(String facts, String contributor, List<String> measures) {
        StringBuilder sql = new StringBuilder("""
                select year,
                       case when grouping(region_2015) = 0 then '2015'
                            when grouping(region_2016) = 0 then '2016'
                            when grouping(academy) = 0 then 'academies' end as perimeter,
                       coalesce(region_2015, region_2016, academy) as territory,
                       count(distinct %s) as contributors""".formatted(contributor));
        for (int i = 0; i < measures.size(); i++) {
            sql.append(",\n       cast(")
                    .append(measures.get(i))
                    .append(" as numeric) as m")
                    .append(i);
        }
        return sql.append("\nfrom ")
                .append(facts)
                .append("\ngroup by grouping sets ((year), (year, region_2015), (year, region_2016), (year, academy))")
                .append("\norder by year, perimeter nulls first, territory nulls first")
                .toString();
    }
}

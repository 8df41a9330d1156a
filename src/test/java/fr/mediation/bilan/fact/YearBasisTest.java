package fr.mediation.bilan.fact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class YearBasisTest {
    @Autowired
    private JdbcClient jdbc;

    @Test
    void aYearOfTheConventionRunsFrom3FebruaryTo2February() {
        assertThat(YearBasis.CONVENTION.firstDay(2016)).isEqualTo("2016-02-03");
        assertThat(YearBasis.CONVENTION.lastDay(2016)).isEqualTo("2017-02-02");
    }

    @Test
    void aCivilYearRunsFrom1JanuaryTo31December() {
        assertThat(YearBasis.CIVIL.firstDay(2016)).isEqualTo("2016-01-01");
        assertThat(YearBasis.CIVIL.lastDay(2016)).isEqualTo("2016-12-31");
    }

    @Test
    void a29FebruaryLiesInTheYearThatBeganThatMonth() {
        assertThat(YearBasis.CONVENTION.yearOf(LocalDate.of(2016, 2, 29))).isEqualTo(2016);
    }

    @ParameterizedTest
    @EnumSource(YearBasis.class)
    void everyDayLiesInOneYearAndTheDatabaseSaysTheSame(YearBasis basis) {
        List<Integer> expected = new ArrayList<>();
        for (int year = 2015; year <= 2020; year++) {
            LocalDate first = basis.firstDay(year);
            assertThat(basis.yearOf(first)).isEqualTo(year);
            assertThat(basis.yearOf(basis.lastDay(year))).isEqualTo(year);
            for (LocalDate day = first; !day.isAfter(basis.lastDay(year)); day = day.plusDays(1)) {
                expected.add(year);
            }
        }

        assertThat(jdbc.sql("""
                        select year_of(cast(day as date), ?)
                        from generate_series(cast(? as date), cast(? as date), interval '1 day') day
                        order by day
                        """)
                        .params(basis.code(), basis.firstDay(2015), basis.lastDay(2020))
                        .query(Integer.class)
                        .list())
                .isEqualTo(expected);
    }
}

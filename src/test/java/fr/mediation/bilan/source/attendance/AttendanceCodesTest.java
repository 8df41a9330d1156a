package fr.mediation.bilan.source.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.source.cell.Choices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table holds numbers of closed lists; the view spells their codes out and counts by them. */
@BilanTest
class AttendanceCodesTest {
    private static final List<String> AGE_BANDS =
            Arrays.stream(AgeBand.values()).map(AgeBand::code).toList();

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void oneDelivery() {
        TestHome.empty(jdbc);
        jdbc.sql("""
                insert into delivery (sha256, file, producer, source, profile, format, received_on, status)
                values (repeat('0', 64), 'f.csv', 'p', 'attendance', 'canonique', 'csv', date '2016-01-01', 'in_force')
                """).update();
    }

    /** What the view tells in a column of lines that hold each number in turn, from 1. */
    private List<String> told(String stored, int numbers, String told) {
        for (int number = 1; number <= numbers; number++) {
            jdbc.sql("""
                    insert into attendance (delivery, natural_key, activity, line, date, participants, activity_type,
                                            identified, minutes_banded, sheet)
                    select id, :number, :number, :number, date '2016-05-01', 2, 1, true, false, '' from delivery
                    """).param("number", number).update();
            jdbc.sql("update attendance set " + stored + " = :number where line = :number")
                    .param("number", number)
                    .update();
        }
        return jdbc.sql("select cast(" + told + " as text) from attendance_fact order by line")
                .query(String.class)
                .list();
    }

    private static List<String> withNothingAfter(List<String> codes) {
        List<String> all = new ArrayList<>(codes);
        all.add(null);
        return all;
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("activity_type", AttendanceSource.TYPES.codes()),
                Arguments.of("channel", AttendanceSource.CHANNELS.codes()),
                Arguments.of("audience", AttendanceSource.AUDIENCES.codes()),
                Arguments.of("age_band", AGE_BANDS));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void theViewSpellsOutEachNumberOfAListAndNoOther(String column, List<String> codes) {
        assertThat(told(column, codes.size() + 1, column)).isEqualTo(withNothingAfter(codes));
    }

    static Stream<Arguments> counts() {
        return Stream.of(
                Arguments.of("gender", AttendanceSource.GENDERS, Dimension.GENDER),
                Arguments.of("status", AttendanceSource.STATUSES, Dimension.STATUS));
    }

    @ParameterizedTest
    @MethodSource("counts")
    void theViewCountsParticipantsUnderEachNumberOfAList(String column, Choices list, Dimension dimension) {
        List<String> codes = list.codes();
        assertThat(dimension.counts().keySet()).map(String::toLowerCase).containsExactlyElementsOf(codes);

        Map<String, String> counts = dimension.counts();
        String which = "concat_ws(' '"
                + counts.entrySet().stream()
                        .map(count -> ", case when " + count.getValue() + " = 2 then '"
                                + count.getKey().toLowerCase() + "' end")
                        .reduce("", String::concat)
                + ")";
        List<String> counted = new ArrayList<>(codes);
        counted.add("");
        assertThat(told(column, codes.size() + 1, which)).isEqualTo(counted);
    }

    @Test
    void theViewCountsParticipantsByAge() {
        List<String> expected = Arrays.stream(AgeBand.values())
                .map(band -> band.compareTo(AgeBand.FROM_12) <= 0
                        ? "under_18"
                        : band.compareTo(AgeBand.FROM_60) >= 0 ? "aged_60_plus" : "aged_18_59")
                .toList();

        assertThat(told("age_band", AgeBand.values().length, """
                concat_ws(' ', case when under_18 = 2 then 'under_18' end, case when aged_18_59 = 2 then 'aged_18_59' end,
                          case when aged_60_plus = 2 then 'aged_60_plus' end)""")).isEqualTo(expected);
    }

    static Stream<Arguments> numbered() {
        return Stream.concat(
                lists(),
                Stream.of(
                        Arguments.of("gender", AttendanceSource.GENDERS.codes()),
                        Arguments.of("status", AttendanceSource.STATUSES.codes())));
    }

    @ParameterizedTest
    @MethodSource("numbered")
    void theTableExplainsEachNumber(String column, List<String> codes) {
        String comment = jdbc.sql("""
                        select col_description('attendance'::regclass, ordinal_position::int)
                        from information_schema.columns
                        where table_schema = current_schema() and table_name = 'attendance' and column_name = ?
                        """).param(column).query(String.class).single();

        assertThat(comment.toLowerCase())
                .contains(String.join(
                        ", ",
                        IntStream.range(0, codes.size())
                                .mapToObj(index -> (index + 1) + " " + codes.get(index))
                                .toList()));
    }
}

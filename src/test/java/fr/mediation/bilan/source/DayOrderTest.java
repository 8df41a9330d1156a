package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.attendance.AttendanceSource;
import fr.mediation.bilan.text.Sentence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayOrderTest {
    private static List<String> warnings(String dates, String mapping) {
        List<String> texts = List.of(dates.split(" "));
        CheckedLine checked = CheckedLine.of(new AttendanceSource(), Map.of("date", texts.get(0)));
        Line line = (mapping.isEmpty() ? checked : checked.mapping(mapping)).line();
        for (int i = 0; i < texts.size(); i++) {
            line.moveTo(new Row("", 2 + i, List.of(texts.get(i))));
            line.pastDate("date");
        }
        return line.warnings().sentences().stream().map(Sentence::key).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03/04/2016 05/04/2016 07/06/2016",
                "3/4/2016 5/4/2016 7/6/2016",
                "03-04-2016 05-04-2016 07-06-2016 2016-06-25",
                "03.04.2016 05.04.2016 07.06.2016"
            })
    void datesThatCanAllBeReadBothWaysAreTold(String dates) {
        assertThat(warnings(dates, "")).containsExactly("source.warning.jour_ou_mois");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-04-03 14/03/2016 2016-05-04 2016-07-06",
                "2016-04-03 2016-05-04T10:30 2016-06-06 2016-07-06 30/06/2016"
            })
    void datesThatASpreadsheetPartedByTheTwelfthAreTold(String dates) {
        assertThat(warnings(dates, "")).containsExactly("source.warning.jours_echanges");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-04-03 14/03/2016 2016-05-04 2016-07-06 2016-07-13",
                "2016-04-03 14/03/2016 2016-05-04 2016-07-06 03/07/2016",
                "2016-04-03 14/03/2016 2016-05-04",
                "2016-04-01 14/03/2016 2016-05-01 2016-07-01"
            })
    void datesOfTwoSpellingsAreNot(String dates) {
        assertThat(warnings(dates, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The first of each month, the days of one month, a day past the 12th, days equal to their months.
                "01/02/2016 01/03/2016 01/04/2016 01/05/2016",
                "02/05/2016 03/05/2016 04/05/2016 06/05/2016",
                "03/04/2016 05/04/2016 07/06/2016 13/06/2016",
                "13/06/2016 03/04/2016 05/04/2016 07/06/2016",
                "01/01/2016 02/02/2016 03/03/2016 04/04/2016",
                "03/04/2016 05/06/2016 03/04/2016",
                "2016-04-03 2016-04-05 2016-06-07"
            })
    void datesOfOneReadingAreNot(String dates) {
        assertThat(warnings(dates, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"03/04/2016 05/04/2016 07/06/2016 05/13/2016", "05/13/2016 03/04/2016 05/04/2016 07/06/2016"})
    void whereOneHasItsMonthFirstThatIsTold(String dates) {
        assertThat(warnings(dates, "")).containsExactly("source.warning.mois_avant_jour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/MM/yyyy", "MM/dd/yyyy"})
    void aProfileThatSaysTheOrderLeavesNoDoubt(String format) {
        assertThat(warnings("03/04/2016 05/04/2016 07/06/2016", "{date: {from: date, formats: " + format + "}}"))
                .isEmpty();
    }
}

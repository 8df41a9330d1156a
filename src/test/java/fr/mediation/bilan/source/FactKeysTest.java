package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.attendance.AttendanceSource;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FactKeysTest {
    private final FactKeys keys = new FactKeys("reseau");

    @Test
    void theSamePartsGiveTheSameKeyEveryTime() {
        assertThat(keys.of("a", "b")).isEqualTo(keys.of("a", "b"));
    }

    @Test
    void theSamePartsOfTwoProducersGiveTwoKeys() {
        assertThat(keys.of("a", "b")).isNotEqualTo(new FactKeys("canope").of("a", "b"));
    }

    @Test
    void nothingDiffersFromAnEmptyText() {
        assertThat(keys.of("a", null)).isNotEqualTo(keys.of("a", ""));
    }

    @Test
    void whereAPartEndsMatters() {
        assertThat(keys.of("ab", "c")).isNotEqualTo(keys.of("a", "bc"));
    }

    @Test
    void aSharedKeyIsThatOfItsKindAndIdentifier() {
        assertThat(keys.shared("activity", "A1")).isEqualTo(keys.of("activity", "A1"));
        assertThat(keys.shared("activity", "A2")).isEqualTo(keys.of("activity", "A2"));
        assertThat(keys.shared("session", "A2")).isEqualTo(keys.of("session", "A2"));
    }

    @Test
    void longTextsInAllScriptsHaveAKey() {
        String text = "aé€😀".repeat(2000);

        assertThat(keys.of(text)).isEqualTo(keys.of(text)).isNotEqualTo(keys.of(text + "a"));
    }

    @Test
    void theCellsOfALineAreHashedOnceForAllItsFacts() {
        AttendanceSource source = new AttendanceSource();
        Header header = new Header(
                source, Profile.of(List.of(), source).get(0), HeaderNames.of(List.of("id_activite", "date", "type")));
        AtomicInteger asked = new AtomicInteger();
        List<String> cells = new AbstractList<>() {
            @Override
            public String get(int position) {
                asked.incrementAndGet();
                return "A1";
            }

            @Override
            public int size() {
                return 3;
            }
        };
        long content = keys.content(header, cells);
        int once = asked.get();

        assertThat(keys.content(header, cells)).isEqualTo(content);
        assertThat(asked).hasValue(once);
        assertThat(keys.content(header, List.of("A1", "A1", "A2"))).isNotEqualTo(content);
    }
}

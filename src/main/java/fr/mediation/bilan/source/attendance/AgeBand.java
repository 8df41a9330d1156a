package fr.mediation.bilan.source.attendance;

import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The age bands of the logs. Age is taken in the year of the activity, so that past years never change. */
enum AgeBand {
    UNDER_12("<12", 11),
    FROM_12("12-17", 17),
    FROM_18("18-24", 24),
    FROM_25("25-39", 39),
    FROM_40("40-59", 59),
    FROM_60("60-69", 69),
    FROM_70("70+", 120);

    private final String code;
    private final int oldest;

    AgeBand(String code, int oldest) {
        this.code = code;
        this.oldest = oldest;
    }

    String code() {
        return code;
    }

    /** From 1, as the fact table stores it. */
    short number() {
        return (short) (ordinal() + 1);
    }

    /** The band of {@code annee_naissance}, else of {@code tranche_age}; null where neither is known. */
    static AgeBand read(Line line, @Nullable LocalDate date) {
        int year = date == null ? line.context().today().getYear() : date.getYear();
        Integer born = line.integer("annee_naissance", year - FROM_70.oldest, year);
        String written = line.text("tranche_age");
        AgeBand band = written == null ? null : of(line, written);
        return born == null ? band : ofAge(year - born);
    }

    private static AgeBand ofAge(int age) {
        for (AgeBand band : values()) {
            if (age <= band.oldest) {
                return band;
            }
        }
        throw new IllegalArgumentException("no age band for " + age);
    }

    private static AgeBand of(Line line, String written) {
        String plain = written.replaceAll("[\\s\\u00A0\\u202F]", "").replace('–', '-');
        for (AgeBand band : values()) {
            if (band.code.equals(plain)) {
                return band;
            }
        }
        String expected = Arrays.stream(values()).map(AgeBand::code).collect(Collectors.joining(", "));
        line.fault(Rule.UNKNOWN_VALUE, "tranche_age", expected);
        return null;
    }
}

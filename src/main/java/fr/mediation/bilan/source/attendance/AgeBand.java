package fr.mediation.bilan.source.attendance;

import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.NumberCell;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.cell.OddDates;
import fr.mediation.bilan.text.Folding;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final Map<String, AgeBand> SPELLINGS = spellings();
    private static final MonthDay FROM_12_AS_DATE = MonthDay.of(12, 17);

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
        Integer born = NumberCell.year(line, "annee_naissance", year - FROM_70.oldest, year);
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
        AgeBand band = SPELLINGS.get(written);
        if (band == null) {
            band = SPELLINGS.get(Folding.fold(written));
        }
        if (band == null) {
            band = SPELLINGS.get(written.replaceAll("[\\s\\u00A0\\u202F]", ""));
        }
        if (band == null && OddDates.isMonthAndDay(written, FROM_12_AS_DATE)) {
            // No other band has a month before a day or a year.
            line.correct(CorrectionKind.BAND_FROM_DATE, "tranche_age", written, FROM_12.code);
            return FROM_12;
        }
        if (band == null) {
            String expected = Arrays.stream(values()).map(AgeBand::code).collect(Collectors.joining(", "));
            line.fault(Rule.UNKNOWN_VALUE, "tranche_age", expected);
        }
        return band;
    }

    /** How bands are written: with signs as they stand, with words when they are folded. */
    private static Map<String, AgeBand> spellings() {
        Map<String, AgeBand> spellings = new HashMap<>();
        int youngest = 0;
        for (AgeBand band : values()) {
            int from = youngest;
            List<String> written = switch (band) {
                case UNDER_12 ->
                    List.of(
                            "-12",
                            "-12ans",
                            "<12ans",
                            "moins_de_12",
                            "moins_de_12_ans",
                            "moins_12_ans",
                            "0_11",
                            "0_11_ans");
                case FROM_70 ->
                    List.of(
                            "+70",
                            "+70ans",
                            "70ans+",
                            "70et+",
                            "70anset+",
                            "≥70",
                            "≥70ans",
                            ">=70",
                            ">=70ans",
                            "+de70",
                            "+de70ans",
                            "plus_de_70",
                            "70_et_plus_ans",
                            "70_et_plus",
                            "70_ans_et_plus",
                            "70_ou_plus",
                            "70_ans_ou_plus",
                            "plus_de_70_ans");
                default ->
                    Stream.of(
                                    "%d_%d",
                                    "%d_%d_ans",
                                    "%d-%dans",
                                    "%d_a_%d",
                                    "%d_a_%d_ans",
                                    "de_%d_a_%d_ans",
                                    "entre_%d_et_%d_ans")
                            .map(form -> form.formatted(from, band.oldest))
                            .toList();
            };
            spellings.put(band.code, band);
            written.forEach(spelling -> spellings.put(spelling, band));
            youngest = band.oldest + 1;
        }
        return spellings;
    }
}

package fr.mediation.bilan.job.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.mediation.bilan.indicator.judge.Decision;
import fr.mediation.bilan.report.DirectoryPlace;
import fr.mediation.bilan.report.Quality;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The deliveries behind the figures of a report.
 *
 * @param quality what was delivered, and what became of it
 * @param places the places of the directory on the last day of the year, by name
 * @param firstFact the first day of all years that attendance was delivered for, null where none was
 * @param lastFact the last such day, null where there is none
 * @param unread the files that were to be read for it and were refused as a whole
 * @param decisions what was decided about implausible figures of the year
 * @param rules the version of the rules by which the figures were computed
 * @param forgotten how often the identifier of a person had been erased; null where never
 */
record Evidence(
        Quality quality,
        List<DirectoryPlace> places,
        @Nullable LocalDate firstFact,
        @Nullable LocalDate lastFact,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<String> unread,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<Decision> decisions,

        @Nullable Integer rules,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer forgotten) {
    /** The rules of publications that do not say by which they were computed. */
    static final int FIRST_RULES = 3;

    private static final JsonMapper JSON = new JsonMapper();

    /** Keeps copies of the lists, and says what publications of earlier versions do not. */
    Evidence {
        unread = unread == null ? List.of() : List.copyOf(unread);
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
        rules = rules == null ? FIRST_RULES : rules;
    }

    /** The deliveries as they are kept with a publication. */
    String json() {
        return JSON.writeValueAsString(this);
    }

    /** The deliveries that were kept. */
    static Evidence of(String json) {
        return JSON.readValue(json, Evidence.class);
    }
}

package fr.mediation.bilan.figure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One that was expected to report in a year and did not.
 *
 * @param year the year
 * @param facts the facts it was expected to report, by id
 * @param reporter the producer, then / and the place as its lines name it; a place of the directory that never reported is
 *     its producer in the directory and its identifier there
 * @param name the place's name in the directory, null where it is not known
 * @param department the department's code, null where it is not known
 * @param volume what it reported last year, such as participants; null where it is expected because the directory has it open
 */
public record NonRespondent(
        int year,
        String facts,
        String reporter,
        @Nullable String name,
        @Nullable String department,
        @Nullable BigDecimal volume) {}

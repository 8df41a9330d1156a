package fr.mediation.bilan.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Where the value of a canonical column comes from in a producer's file. What is not said is null or empty.
 *
 * @param from the producer's columns: the first that is filled, or all of them where {@code join} is given; without any,
 *     the column of the canonical name
 * @param join the text between the values of several columns
 * @param sum whether the numbers of the columns are added up
 * @param constant the value of every line
 * @param defaultValue the value of a line whose cell is empty
 * @param extract a regular expression; the first group that matches is the value, and without a match the cell is empty
 * @param split what separates the elements of a list inside the cell: {@code newline}, {@code braces} for {@code
 *     {a,b}}, or the separator itself; the elements are joined by {@code |}
 * @param values the producer's values to canonical ones, matched without case, accents and punctuation; {@code *} stands
 *     for any text. A value that none matches is kept as it is
 * @param multiply the unit: what a number is multiplied by, such as 60 for hours where minutes are expected
 * @param formats how dates are written, as patterns such as {@code yy.MM.dd}, beside those always understood
 * @param imprecise how a year or a month alone becomes a date: {@code first_day}, or null to refuse it
 * @param ifWrong {@code refuse} the line, or {@code empty} to keep it without the value; null means refuse
 */
public record ColumnMapping(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> from,

        String join,
        boolean sum,
        String constant,
        @JsonProperty("default") String defaultValue,
        String extract,
        String split,
        Map<String, String> values,
        BigDecimal multiply,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> formats,

        String imprecise,
        @JsonProperty("if_wrong") String ifWrong)
        implements Serializable {
    /** Keeps copies that cannot change. */
    public ColumnMapping {
        from = from == null ? List.of() : List.copyOf(from);
        values = values == null ? Map.of() : values;
        formats = formats == null ? List.of() : List.copyOf(formats);
    }

    /** A producer's column taken as it is. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ColumnMapping of(String from) {
        return new ColumnMapping(List.of(from), null, false, null, null, null, null, null, null, null, null, null);
    }
}

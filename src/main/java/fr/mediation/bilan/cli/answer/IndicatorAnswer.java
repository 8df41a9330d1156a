package fr.mediation.bilan.cli.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer about an indicator of the catalogue; null where there is none.
 *
 * @param name what it is called and means
 * @param unit its unit
 * @param measure how it is computed
 * @param better which way is progress
 * @param limits what the reader must know before comparing
 * @param bounds what a plausible value lies between
 * @param dimensions what it may be broken down by
 * @param criteria the conditions that it evaluates
 */
public record IndicatorAnswer(
        @JsonUnwrapped Name name,
        String unit,
        @JsonUnwrapped Measure measure,
        String better,
        @Nullable Label limits,
        @JsonUnwrapped Indicator.Bounds bounds,
        List<DimensionAnswer> dimensions,
        List<Indicator.Criterion> criteria) {
    private static final Indicator.Bounds NO_BOUNDS = new Indicator.Bounds(null, null);

    record Name(String id, int article, @Nullable Integer keyFigure, Label label, Label definition) {}

    record Measure(
            String from,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String total,
            @Nullable String known,
            BigDecimal scale,
            boolean additive) {}

    record DimensionAnswer(String id, String code) {}

    /**
     * {@return the answer about an indicator}
     *
     * @param indicator its definition
     */
    public static IndicatorAnswer of(Indicator indicator) {
        return new IndicatorAnswer(
                new Name(
                        indicator.id(),
                        indicator.article(),
                        indicator.keyFigure(),
                        indicator.label(),
                        indicator.definition()),
                indicator.unit().name().toLowerCase(Locale.ROOT),
                new Measure(
                        indicator.from().id(),
                        indicator.numerator(),
                        indicator.denominator(),
                        indicator.total(),
                        indicator.known(),
                        indicator.scale(),
                        indicator.additive()),
                indicator.better(),
                indicator.limits(),
                indicator.checks() == null ? NO_BOUNDS : indicator.checks(),
                indicator.dimensions().stream()
                        .map(dimension -> new DimensionAnswer(dimension.word(), dimension.code()))
                        .toList(),
                indicator.criteria());
    }
}

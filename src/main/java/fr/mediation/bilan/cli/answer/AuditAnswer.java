package fr.mediation.bilan.cli.answer;

import fr.mediation.bilan.disclosure.published.PublishedAudit;
import fr.mediation.bilan.disclosure.published.PublishedLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code bilan audit}.
 *
 * @param hidden how many lines are hidden
 * @param checked how many lines were read
 * @param exposed the hidden numbers that are known too closely
 * @param contradicted the hidden lines whose published totals and parts contradict each other
 */
public record AuditAnswer(long hidden, long checked, List<Exposed> exposed, List<Line> contradicted) {
    record Line(int annee, String perimetre, String code, String indicateur, String dimension, String modalite) {}

    record Exposed(
            String file,
            int annee,
            String perimetre,
            String code,
            String indicateur,
            String dimension,
            String modalite,
            String colonne,
            BigDecimal min,
            @Nullable BigDecimal max,
            List<Source> from) {}

    record Source(
            int annee,
            String perimetre,
            String code,
            String indicateur,
            String dimension,
            String modalite,
            String colonne) {}

    /**
     * {@return the answer of an audit}
     *
     * @param audit what was found
     */
    public static AuditAnswer of(PublishedAudit audit) {
        return new AuditAnswer(
                audit.hidden(),
                audit.checked(),
                audit.exposed().stream().map(AuditAnswer::exposed).toList(),
                audit.contradicted().stream().map(AuditAnswer::line).toList());
    }

    private static Line line(PublishedLine.Key key) {
        return new Line(
                key.year(), key.perimeter().code(), key.territory(), key.indicator(), key.dimension(), key.category());
    }

    private static Exposed exposed(PublishedAudit.Exposed found) {
        PublishedLine.Key key = found.line();
        return new Exposed(
                found.file().toString(),
                key.year(),
                key.perimeter().code(),
                key.territory(),
                key.indicator(),
                key.dimension(),
                key.category(),
                found.quantity().column(),
                number(found.interval().least()),
                Double.isInfinite(found.interval().greatest())
                        ? null
                        : number(found.interval().greatest()),
                found.from().stream()
                        .map(source -> new Source(
                                source.line().year(),
                                source.line().perimeter().code(),
                                source.line().territory(),
                                source.line().indicator(),
                                source.line().dimension(),
                                source.line().category(),
                                source.quantity().column()))
                        .toList());
    }

    private static BigDecimal number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros();
    }
}

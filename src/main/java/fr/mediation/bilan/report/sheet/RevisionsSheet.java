package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Revision;
import fr.mediation.bilan.report.Earlier;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs from the last publication of the same year, figure by figure, and why. */
public final class RevisionsSheet {
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ReportInput input;
    private final Wording wording;
    private final Map<String, Indicator> indicators;
    private final List<String> territories;

    public RevisionsSheet(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
        indicators = input.indicators().stream().collect(Collectors.toMap(Indicator::id, Function.identity()));
        territories = input.territories().stream().map(TerritoryName::code).toList();
    }

    /** Lays the sheet out. */
    public Sheet sheet() {
        String year = String.valueOf(input.year());
        Sheet sheet = wording.sheet("revisions", wording.say("revisions.title", year), Sheet.Layout.LANDSCAPE);
        return Optional.ofNullable(input.earlier())
                .map(earlier -> sheet.notes(notes(earlier)).table(table(shown(earlier))))
                .orElseGet(() -> sheet.notes(List.of(wording.say("revisions.first", year))));
    }

    /** What differs. A territory of another perimeter, or an indicator that is no more, has no row here. */
    public List<Revision> shown(Earlier earlier) {
        List<String> order = input.indicators().stream().map(Indicator::id).toList();
        return earlier.revisions().stream()
                .filter(revision ->
                        territories.contains(revision.territory()) && indicators.containsKey(revision.indicator()))
                .sorted(Comparator.comparing((Revision revision) -> territories.indexOf(revision.territory()))
                        .thenComparing(revision -> order.indexOf(revision.indicator())))
                .toList();
    }

    private List<String> notes(Earlier earlier) {
        String edition = wording.edition(earlier.edition());
        return shown(earlier).isEmpty()
                ? List.of(wording.say("revisions.none", edition))
                : List.of(wording.say("revisions.note", edition), wording.say("revisions.causes"));
    }

    /** Revisions with what was published, what there is now, and why. */
    public Table table(List<Revision> revisions) {
        return new Table(
                List.of(
                        new Column(wording.say("field.territoire"), Kind.NAME),
                        new Column(wording.say("column.indicator"), Kind.NAME),
                        new Column(wording.say("column.unit"), Kind.NAME),
                        new Column(wording.say("revisions.published"), Kind.NUMBER),
                        new Column(wording.say("revisions.now"), Kind.NUMBER),
                        new Column(wording.say("revisions.difference"), Kind.NUMBER),
                        new Column(wording.say("revisions.percent"), Kind.NUMBER),
                        new Column(wording.say("revisions.cause"), Kind.PROSE)),
                revisions.stream().map(this::row).toList());
    }

    private Row row(Revision revision) {
        Indicator indicator = indicators.get(revision.indicator());
        int decimals = decimals(revision, indicator.unit());
        return new Row(List.of(
                new Cell.Text(input.territories()
                        .get(territories.indexOf(revision.territory()))
                        .name()),
                new Cell.Text(wording.in(indicator.label())),
                new Cell.Text(wording.unit(indicator.unit())),
                value(revision.published(), decimals),
                value(revision.now(), decimals),
                revision.difference()
                        .<Cell>map(difference -> new Cell.Quantity(difference, decimals, "", true))
                        .orElse(Cell.NOT_APPLICABLE),
                percent(revision, indicator.unit()),
                new Cell.Text(revision.causes().stream()
                        .map(cause -> wording.say("revisions.cause."
                                + cause.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .collect(Collectors.joining(wording.say("marks.and"))))));
    }

    /** As many decimals as the difference needs to be seen: « 0,11, 0,11, +0,00 » explains nothing. */
    private static int decimals(Revision revision, Unit unit) {
        BigDecimal difference = revision.difference().orElse(BigDecimal.ZERO);
        int decimals = unit.decimals();
        while (decimals < MOST_DECIMALS
                && difference.signum() != 0
                && difference.setScale(decimals, RoundingMode.HALF_UP).signum() == 0) {
            decimals++;
        }
        return decimals;
    }

    private static Cell value(@Nullable BigDecimal value, int decimals) {
        return value == null ? Cell.MISSING : new Cell.Quantity(value, decimals);
    }

    private static Cell percent(Revision revision, Unit unit) {
        return revision.difference()
                .filter(difference ->
                        unit != Unit.PERCENT && revision.published().signum() != 0)
                .<Cell>map(difference -> new Cell.Quantity(
                        HUNDRED.multiply(difference).divide(revision.published().abs(), MathContext.DECIMAL64),
                        1,
                        "",
                        true))
                .orElse(Cell.NOT_APPLICABLE);
    }
}

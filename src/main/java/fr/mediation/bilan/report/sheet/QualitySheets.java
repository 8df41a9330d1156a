package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.indicator.judge.FindingSentences;
import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.Quality;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the figures rest on: the deliveries, what is hard to believe, and why lines were refused. */
public final class QualitySheets {
    private static final String ACTIVITIES = "activites";
    private static final String REPORTING = "lieux_declarants";
    private static final String NETWORK = "lieux_actifs";

    private final ReportInput input;
    private final Wording wording;

    public QualitySheets(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
    }

    /** Lays the sheets out. */
    public List<Sheet> sheets() {
        return List.of(quality(), rejections(), check());
    }

    /** Who reported, and the deliveries. */
    public Sheet quality() {
        Quality quality = input.quality();
        List<String> notes = new ArrayList<>();
        notes.add(
                quality.deliveries().isEmpty()
                        ? wording.say("quality.no-delivery", String.valueOf(input.year()))
                        : wording.say(
                                "quality.summary", quality.deliveries().size(), quality.read(), quality.rejected()));
        notes.add(wording.say("quality.unlocated", quality.unlocated()));
        notes.addAll(coverage());
        return sheet("quality").notes(notes).table(deliveries());
    }

    /** How much of the network the figures are about. */
    private List<String> coverage() {
        List<String> silent = input.regions().stream()
                .filter(region -> value(ACTIVITIES, region.code())
                        .filter(number -> number.signum() > 0)
                        .isEmpty())
                .map(TerritoryName::name)
                .toList();
        int regions = input.regions().size();
        String coverage =
                wording.say("quality.coverage", places(REPORTING), places(NETWORK), regions - silent.size(), regions);
        return silent.isEmpty()
                ? List.of(coverage)
                : List.of(coverage, wording.say("quality.silent", String.join(", ", silent)));
    }

    private String places(String indicator) {
        return value(indicator, Figure.COUNTRY)
                .map(number -> wording.number(number, 0))
                .orElseGet(() -> wording.say("quality.unknown"));
    }

    private Optional<BigDecimal> value(String indicator, String territory) {
        return input.totals().stream()
                .filter(figure -> figure.year() == input.year()
                        && figure.indicator().equals(indicator)
                        && figure.territory().equals(territory))
                .findFirst()
                .map(Figure::value);
    }

    private Sheet rejections() {
        return sheet("rejections")
                .notes(List.of(wording.say(
                        input.quality().rejectedByRule().isEmpty() ? "quality.no-rejection" : "quality.rules")))
                .table(rules());
    }

    /** What is hard to believe. */
    public Sheet check() {
        return sheet("check")
                .notes(List.of(wording.say(input.toCheck().isEmpty() ? "check.none" : "check.note")))
                .table(toCheck());
    }

    private Sheet sheet(String id) {
        return wording.sheet(id, wording.say(id + ".title", String.valueOf(input.year())), Sheet.Layout.LANDSCAPE);
    }

    private Table toCheck() {
        FindingSentences sentences = wording.findings(input);
        Map<String, Indicator> indicators =
                input.indicators().stream().collect(Collectors.toMap(Indicator::id, Function.identity()));
        List<Row> rows = input.toCheck().stream()
                .map(finding -> row(finding, indicators.get(finding.indicator()), sentences))
                .toList();
        return new Table(
                List.of(
                        name("column.indicator"),
                        name("check.territory"),
                        number("check.value"),
                        new Column(wording.say("check.why"), Kind.WIDE)),
                rows);
    }

    private Row row(Finding finding, Indicator indicator, FindingSentences sentences) {
        return new Row(List.of(
                new Cell.Text(wording.in(indicator.label())),
                new Cell.Text(sentences.territory(finding)),
                finding.value() == null
                        ? Cell.MISSING
                        : new Cell.Quantity(finding.value(), indicator.unit().decimals()),
                new Cell.Text(sentences.tell(finding))));
    }

    private Table deliveries() {
        return new Table(
                List.of(
                        name("quality.file"),
                        number("quality.read"),
                        number("quality.accepted"),
                        number("quality.rejected"),
                        number("quality.rejected-percent"),
                        number("quality.replaced"),
                        number("quality.passed-over"),
                        number("quality.first-date"),
                        number("quality.last-date"),
                        name("quality.producer"),
                        name("column.source"),
                        name("quality.profile"),
                        name("quality.status")),
                input.quality().deliveries().stream().map(this::deliveryRow).toList());
    }

    private Row deliveryRow(DeliveryQuality delivery) {
        return new Row(List.of(
                new Cell.Text(delivery.file()),
                new Cell.Quantity(delivery.read()),
                new Cell.Quantity(delivery.accepted()),
                new Cell.Quantity(delivery.rejected()),
                percent(delivery.rejected(), delivery.read()),
                new Cell.Quantity(delivery.replaced()),
                new Cell.Quantity(delivery.passedOver()),
                day(delivery.firstDate()),
                day(delivery.lastDate()),
                new Cell.Text(delivery.producer()),
                new Cell.Text(source(delivery)),
                new Cell.Text(delivery.profile()),
                new Cell.Text(wording.deliveryStatus(delivery.status()))));
    }

    private String source(DeliveryQuality delivery) {
        return input.sources().stream()
                .filter(source -> source.id().equals(delivery.source()))
                .findFirst()
                .map(source -> wording.in(source.label()))
                .orElse(delivery.source());
    }

    private Table rules() {
        long read = input.quality().read();
        List<Row> rows = input.quality().rejectedByRule().entrySet().stream()
                .map(rule -> new Row(List.of(
                        new Cell.Text(input.ruleLabel().apply(rule.getKey())),
                        new Cell.Quantity(rule.getValue()),
                        percent(rule.getValue(), read))))
                .toList();
        return new Table(List.of(name("quality.rule"), number("quality.lines"), number("quality.lines-percent")), rows);
    }

    private Column number(String key) {
        return new Column(wording.say(key), Kind.NUMBER);
    }

    private Column name(String key) {
        return new Column(wording.say(key), Kind.NAME);
    }

    private static Cell day(LocalDate date) {
        return date == null ? Cell.MISSING : new Cell.Day(date);
    }

    private static Cell percent(long part, long whole) {
        return whole == 0
                ? Cell.NOT_APPLICABLE
                : new Cell.Quantity(
                        BigDecimal.valueOf(100)
                                .multiply(BigDecimal.valueOf(part))
                                .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64),
                        1);
    }
}

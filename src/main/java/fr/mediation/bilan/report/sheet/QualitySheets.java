package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Decision;
import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.indicator.judge.FindingSentences;
import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.DataQuality;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the figures rest on: the deliveries, what is hard to believe, and why lines were refused. */
record QualitySheets(ReportInput input, Figures figures, Wording wording) {
    /** An implausible figure, and what was decided about it. */
    private record Check(Finding finding, @Nullable Decision decision) {}

    List<Sheet.Draft> sheets() {
        DataQuality quality = new DataQuality(input, figures, wording);
        return List.of(
                sheet("quality").notes(quality.notes()).table(deliveries()),
                sheet("rejections")
                        .notes(List.of(wording.say(
                                input.quality().rejectedByRule().isEmpty() ? "quality.no-rejection" : "quality.rules")))
                        .table(rules()),
                sheet("check").notes(List.of(quality.toCheck())).table(toCheck()));
    }

    private Sheet.Draft sheet(String id) {
        return wording.sheet(id, Sheet.Layout.LANDSCAPE, input.thisYear());
    }

    private Table deliveries() {
        return new TableLayout<DeliveryQuality>(wording)
                .name("quality.file", DeliveryQuality::file)
                .number(
                        "quality.read",
                        delivery -> new Cell.Quantity(delivery.lines().read()))
                .number(
                        "quality.accepted",
                        delivery -> new Cell.Quantity(delivery.lines().accepted()))
                .number(
                        "quality.rejected",
                        delivery -> new Cell.Quantity(delivery.lines().rejected()))
                .number(
                        "quality.rejected-percent",
                        delivery -> percent(
                                delivery.lines().rejected(), delivery.lines().read()))
                .number(
                        "quality.replaced",
                        delivery -> new Cell.Quantity(delivery.lines().replaced()))
                .number(
                        "quality.passed-over",
                        delivery -> new Cell.Quantity(delivery.lines().passedOver()))
                .number("quality.first-date", delivery -> day(delivery.firstDate()))
                .number("quality.last-date", delivery -> day(delivery.lastDate()))
                .name("quality.producer", DeliveryQuality::producer)
                .name("column.source", this::source)
                .name("quality.profile", DeliveryQuality::profile)
                .name("quality.status", delivery -> wording.deliveryStatus(delivery.status()))
                .of(input.quality().deliveries());
    }

    private String source(DeliveryQuality delivery) {
        return input.delivered().sources().stream()
                .filter(source -> source.id().equals(delivery.source()))
                .findFirst()
                .map(source -> wording.in(source.label()))
                .orElse(delivery.source());
    }

    private Table rules() {
        long read = input.quality().read();
        return new TableLayout<Map.Entry<String, Long>>(wording)
                .name("quality.rule", rule -> input.delivered().ruleLabel().apply(rule.getKey()))
                .number("quality.lines", rule -> new Cell.Quantity(rule.getValue()))
                .number("quality.lines-percent", rule -> percent(rule.getValue(), read))
                .of(List.copyOf(input.quality().rejectedByRule().entrySet()));
    }

    private Table toCheck() {
        FindingSentences sentences = wording.findings(input);
        Map<String, Indicator> indicators = input.indicatorsById();
        return new TableLayout<Check>(wording)
                .name(
                        TableLayout.INDICATOR,
                        check -> wording.label(indicators.get(check.finding().indicator())))
                .name("check.territory", check -> sentences.territory(check.finding()))
                .number(
                        "check.value",
                        check -> Cell.Quantity.orMark(
                                check.finding().value(),
                                indicators
                                        .get(check.finding().indicator())
                                        .unit()
                                        .decimals(),
                                Cell.MISSING))
                .wide("check.why", check -> sentences.of(check.finding()))
                .prose("check.decision", check -> wording.decision(check.decision()))
                .of(Stream.concat(
                                input.judgement().toCheck().stream().map(finding -> new Check(finding, null)),
                                input.judgement().decided().stream()
                                        .map(entry -> new Check(entry.finding(), entry.decision())))
                        .toList());
    }

    private static Cell day(@Nullable LocalDate date) {
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

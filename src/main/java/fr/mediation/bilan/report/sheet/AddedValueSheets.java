package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.AddedValue;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.value.Valuation;
import fr.mediation.bilan.value.Valuation.Subtotal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The social and economic added value: by territory, then who gains it in the country and from which article it comes. */
record AddedValueSheets(ReportInput input, Wording wording) {
    List<Sheet.Draft> sheets() {
        AddedValue value = new AddedValue(input, wording);
        Sheet.Draft territories = sheet("value", Sheet.Layout.LANDSCAPE).notes(value.notes());
        Sheet.Draft stakeholders = sheet("value-stakeholders", Sheet.Layout.PORTRAIT);
        Sheet.Draft articles = sheet("value-articles", Sheet.Layout.PORTRAIT);
        Valuation country = input.valuations().get(Figure.COUNTRY);
        if (country != null) {
            territories
                    .table(value.tableOfAll())
                    .remarks(Stream.concat(
                                    Stream.of(wording.say("value.regions")),
                                    value.remarks(input.territories()).stream())
                            .toList());
        }
        if (country == null || !country.reported()) {
            return List.of(territories, stakeholders.notes(value.notes()), articles.notes(value.notes()));
        }
        return List.of(
                territories,
                stakeholders.table(parts("value.stakeholder", wording::in, country.byStakeholder(), country)),
                articles.table(parts("value.article", this::article, country.byArticle(), country)));
    }

    private Sheet.Draft sheet(String id, Sheet.Layout layout) {
        return wording.sheet(id, layout, input.thisYear());
    }

    private String article(int number) {
        return number == 0
                ? wording.say("value.no-article")
                : wording.say("value.article-number", String.valueOf(number));
    }

    /** What each part adds to the ratio: the parts' add up to it. */
    private <K> Table parts(String id, Function<K, String> name, Map<K, Subtotal> parts, Valuation country) {
        return new TableLayout<Map.Entry<K, Subtotal>>(wording)
                .name(id, part -> name.apply(part.getKey()))
                .number("value.gross", part -> new Cell.Quantity(part.getValue().gross(), 0))
                .number(
                        "value.impact",
                        part -> new Cell.Quantity(part.getValue().impact(), 0))
                .number(
                        "value.present",
                        part -> new Cell.Quantity(part.getValue().presentValue(), 0))
                .number(
                        "value.share-of-ratio",
                        part -> Cell.Quantity.orMark(
                                country.ratioOf(part.getValue().presentValue()), 3, Cell.NOT_APPLICABLE))
                .of(List.copyOf(parts.entrySet()));
    }
}

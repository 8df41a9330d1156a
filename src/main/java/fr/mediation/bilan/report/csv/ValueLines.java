package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.value.AssumptionKind;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Quantity;
import fr.mediation.bilan.value.Rounding;
import fr.mediation.bilan.value.Valuation;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import fr.mediation.bilan.value.Valuation.YearValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The open file of the added value: one line per territory and outcome. An outcome lasts as long as its definition says,
 * so the values of its years share one cell; a column for each would change the file with the map.
 */
final class ValueLines {
    private static final int QUANTITY_DECIMALS = 4;
    /** Amounts that share a cell. */
    private static final String AMOUNTS = "-?[0-9]+([.][0-9]+)?([|]-?[0-9]+([.][0-9]+)?)*";

    private final ReportInput input;

    ValueLines(ReportInput input) {
        this.input = input;
    }

    /** Builds the file: the country first, then the regions in display order, outcomes in the map's. */
    CsvTable table() {
        List<List<Object>> lines = new ArrayList<>();
        for (TerritoryName territory : input.territories()) {
            Valuation valuation = input.valuations().get(territory.code());
            if (valuation != null) {
                valuation.outcomes().forEach(outcome -> lines.add(line(territory, outcome)));
            }
        }
        return new CsvTable(
                ReportFileName.VALUE,
                List.of(
                        Columns.year(input.year()),
                        Columns.PERIMETER,
                        Columns.CODE,
                        Columns.TERRITORY,
                        Field.text("effet").required().matching(Columns.OUTCOME),
                        Field.text("libelle").required(),
                        Field.text("partie_prenante"),
                        Field.integer("article").oneOf(Columns.ARTICLES),
                        Field.text("quantite_mesuree"),
                        Field.number("quantite").required(),
                        euros("valeur_unitaire"),
                        euros("valeur_brute"),
                        share("effet_aubaine"),
                        euros("apres_effet_aubaine"),
                        share("deplacement"),
                        euros("apres_deplacement"),
                        share("attribution"),
                        euros("impact"),
                        share("erosion"),
                        Field.integer("duree").in("years").required().from(1),
                        Field.integer("premiere_annee").required().from(1).to(2),
                        Field.text("valeurs_annuelles").in("euros").required().matching(AMOUNTS),
                        Field.text("facteurs_actualisation").required().matching(AMOUNTS),
                        Field.text("valeurs_annuelles_actualisees")
                                .in("euros")
                                .required()
                                .matching(AMOUNTS),
                        euros("valeur_actualisee"),
                        Field.text("source_valeur_unitaire")),
                List.of("annee", "perimetre", "code", "effet"),
                List.of(CsvTable.TO_TERRITORY),
                lines);
    }

    private static Field euros(String name) {
        return Field.number(name).in("euros").required();
    }

    private static Field share(String name) {
        return Field.number(name).in("share").required().from(0).to(1);
    }

    private List<Object> line(TerritoryName territory, OutcomeValue value) {
        Outcome outcome = value.outcome();
        return Arrays.asList(
                input.year(),
                input.perimeter().code(),
                territory.code(),
                territory.name(),
                outcome.id(),
                outcome.label().fr(),
                outcome.stakeholder().fr(),
                outcome.article() == 0 ? null : outcome.article(),
                outcome.quantity() instanceof Quantity.Measured measured ? measured.code() : null,
                value.quantity().setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP),
                Rounding.cents(value.proxy()),
                Rounding.cents(value.gross()),
                central(outcome, AssumptionKind.DEADWEIGHT),
                Rounding.cents(value.afterDeadweight()),
                central(outcome, AssumptionKind.DISPLACEMENT),
                Rounding.cents(value.afterDisplacement()),
                central(outcome, AssumptionKind.ATTRIBUTION),
                Rounding.cents(value.impact()),
                central(outcome, AssumptionKind.DROP_OFF),
                outcome.duration(),
                outcome.starts(),
                yearly(value, year -> Rounding.cents(year.value())),
                yearly(value, year -> Rounding.factor(year.discountFactor())),
                yearly(value, year -> Rounding.cents(year.presentValue())),
                Rounding.cents(value.presentValue()),
                outcome.proxy().source().fr());
    }

    private static List<BigDecimal> yearly(OutcomeValue value, Function<YearValue, BigDecimal> amount) {
        return value.years().stream().map(amount).toList();
    }

    private static BigDecimal central(Outcome outcome, AssumptionKind kind) {
        return outcome.assumption(kind).central();
    }
}

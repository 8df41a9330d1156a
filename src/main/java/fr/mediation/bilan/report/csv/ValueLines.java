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
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The open file of the added value: one line per territory and outcome. An outcome lasts as long as its definition says,
 * so the values of its years share one cell; a column for each would change the file with the map.
 */
record ValueLines(ReportInput input) {
    private static final int QUANTITY_DECIMALS = 4;

    /** Amounts that share a cell. */
    private static final String AMOUNTS = "-?[0-9]+([.][0-9]+)?([|]-?[0-9]+([.][0-9]+)?)*";

    private record Line(TerritoryName territory, OutcomeValue value) {
        Outcome outcome() {
            return value.outcome();
        }
    }

    /** Builds the file: the country first, then the regions in display order, outcomes in the map's. */
    CsvTable table() {
        return new CsvLayout<Line>()
                .year(input)
                .perimeter(line -> input.perimeter())
                .territory(Line::territory)
                .column(
                        Field.text("effet").required().matching(CsvLayout.OUTCOME),
                        line -> line.outcome().id())
                .column(
                        Field.text("libelle").required(),
                        line -> line.outcome().label().fr())
                .column(
                        Field.text("partie_prenante"),
                        line -> line.outcome().stakeholder().fr())
                .column(Field.integer("article").oneOf(CsvLayout.ARTICLES), line -> article(line.outcome()))
                .column(Field.text("quantite_mesuree"), line -> measured(line.outcome()))
                .column(
                        Field.number("quantite").required(),
                        line -> line.value().quantity().setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP))
                .column(
                        Field.text("deja_credites").matching(AMOUNTS),
                        line -> line.value().creditedBefore())
                .column(euros("valeur_unitaire"), cents(OutcomeValue::proxy))
                .column(euros("valeur_brute"), cents(OutcomeValue::gross))
                .column(share("effet_aubaine"), central(AssumptionKind.DEADWEIGHT))
                .column(euros("apres_effet_aubaine"), cents(OutcomeValue::afterDeadweight))
                .column(share("deplacement"), central(AssumptionKind.DISPLACEMENT))
                .column(euros("apres_deplacement"), cents(OutcomeValue::afterDisplacement))
                .column(share("attribution"), central(AssumptionKind.ATTRIBUTION))
                .column(euros("apres_attribution"), cents(OutcomeValue::afterAttribution))
                .column(euros("impact"), cents(OutcomeValue::impact))
                .column(share("erosion"), central(AssumptionKind.DROP_OFF))
                .column(
                        Field.integer("duree").in("years").required().from(1),
                        line -> line.outcome().duration())
                .column(
                        Field.integer("premiere_annee").required().from(1).to(2),
                        line -> line.outcome().starts())
                .column(
                        Field.text("valeurs_annuelles").in("euros").required().matching(AMOUNTS),
                        yearly(year -> Rounding.cents(year.value())))
                .column(
                        Field.text("facteurs_actualisation").required().matching(AMOUNTS),
                        yearly(year -> Rounding.factor(year.discountFactor())))
                .column(
                        Field.text("valeurs_annuelles_actualisees")
                                .in("euros")
                                .required()
                                .matching(AMOUNTS),
                        yearly(year -> Rounding.cents(year.presentValue())))
                .column(euros("valeur_actualisee"), cents(OutcomeValue::presentValue))
                .column(
                        Field.text("source_valeur_unitaire"),
                        line -> line.outcome().proxy().source().text().fr())
                .table(
                        ReportFileName.VALUE,
                        List.of("annee", "perimetre", "code", "effet"),
                        List.of(CsvTable.TO_TERRITORY),
                        lines());
    }

    private List<Line> lines() {
        return input.territories().stream()
                .flatMap(territory -> Stream.ofNullable(input.valuations().get(territory.code()))
                        .filter(Valuation::reported)
                        .flatMap(valuation -> valuation.outcomes().stream())
                        .map(outcome -> new Line(territory, outcome)))
                .toList();
    }

    private static Field euros(String name) {
        return Field.number(name).in("euros").required();
    }

    private static Field share(String name) {
        return Field.number(name).in("share").required().from(0).to(1);
    }

    private static @Nullable Integer article(Outcome outcome) {
        return outcome.article() == 0 ? null : outcome.article();
    }

    private static @Nullable String measured(Outcome outcome) {
        return outcome.quantity() instanceof Quantity.Measured measured ? measured.code() : null;
    }

    private static Function<Line, BigDecimal> cents(Function<OutcomeValue, BigDecimal> amount) {
        return line -> Rounding.cents(amount.apply(line.value()));
    }

    private static Function<Line, BigDecimal> central(AssumptionKind kind) {
        return line -> line.outcome().assumption(kind).central();
    }

    private static Function<Line, List<BigDecimal>> yearly(Function<YearValue, BigDecimal> amount) {
        return line -> line.value().years().stream().map(amount).toList();
    }
}

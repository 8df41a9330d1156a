package fr.mediation.bilan.report;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.FigureLookup;
import fr.mediation.bilan.value.PriceIndex;
import fr.mediation.bilan.value.Valuator;
import fr.mediation.bilan.value.ValueMapReader;
import fr.mediation.bilan.value.ValueParameters;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The added value of the sample report: two outcomes everywhere, and no inputs in Mayotte. */
public final class SampleAppraisal {
    private static final PriceIndex PRICES = new PriceIndex(
            "price_index.yaml", new TreeMap<>(Map.of(2018, BigDecimal.TEN, SampleReport.YEAR, BigDecimal.TEN)));
    private static final String MAP = """
            title: {fr: Carte de la valeur du réseau, en: Value map of the network}
            discount_rate: 0.032
            sources: {committee: {fr: Hypothèse, en: Assumption}}
            inputs: [{id: moyens, amount: moyens_engages}]
            outcomes:
              - id: autonomie
                article: 3
                stakeholder: {fr: bénéficiaires, en: beneficiaries}
                label: {fr: Autonomie dans les démarches en ligne, en: Autonomy in online procedures}
                quantity: beneficiaires
                proxy: {low: 21, central: 42, high: 60, unit: {fr: EUR par personne, en: EUR per person}, year: 2018, source: "=France Stratégie, Les bénéfices d’une meilleure autonomie numérique, 2018"}
                deadweight: {low: 0.05, central: 0.1, high: 0.4, source: committee}
                displacement: 0.1
                attribution: {low: 0.05, central: 0.1, high: 0.3, source: committee}
                drop_off: {low: 0.5, central: 0.7, high: 0.9, source: committee}
                duration: 2
              - id: charge_aidants
                article: 3
                stakeholder: {fr: aidants, en: carers}
                label: {fr: Charge portée par les aidants, en: Burden on carers}
                quantity: aidants
                proxy: {low: -10, central: -6.5, high: -2, unit: {fr: EUR par personne, en: EUR per person}, year: 2018, source: {fr: "Enquête du réseau, 2024", en: "Survey of the network, 2024"}}
                deadweight: 0.1
                displacement: 0.1
                attribution: 0.1
                drop_off: 0.7
                duration: 2
            """;

    private SampleAppraisal() {}

    public static Appraisal of(List<TerritoryName> regions) {
        Map<String, FigureLookup> measures = new HashMap<>();
        measures.put("FR", measures(97_000, 1_230_000));
        for (TerritoryName region : regions) {
            measures.put(region.code(), measures(5_000, region.code().equals("06") ? 0 : 68_000));
        }
        return of(measures);
    }

    /** The appraisal of a year for which nobody declared means. */
    public static Appraisal withoutInputs(List<TerritoryName> regions) {
        Map<String, FigureLookup> measures = new HashMap<>();
        measures.put("FR", measures(97_000, 0));
        regions.forEach(region -> measures.put(region.code(), measures(5_000, 0)));
        return of(measures);
    }

    public static Appraisal of(Map<String, FigureLookup> measures) {
        return new Valuator(PRICES)
                .appraise(
                        ValueMapReader.read(
                                new JobsFolder.Definition("map.yaml", MAP.getBytes(StandardCharsets.UTF_8)),
                                new ValueParameters(PRICES, Map.of())),
                        SampleReport.YEAR,
                        measures);
    }

    private static FigureLookup measures(long persons, long inputs) {
        Map<String, Long> figures = Map.of("beneficiaires", persons, "aidants", persons / 2, "moyens_engages", inputs);
        return quantity -> Optional.ofNullable(figures.get(quantity.code())).map(BigDecimal::valueOf);
    }
}

package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.Messages;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTableTest {
    private static final Label LONG_LIMITS = new Label(
            "Une personne connue de deux producteurs compte dans chacun, et une personne vue dans deux régions dans les"
                    + " deux.",
            "A person known to two producers counts for each of them.");

    private static Indicator indicator(int article, String id, String definition, Dimension... dimensions) {
        return new Indicator(
                id,
                article,
                new Label("Libellé de " + id, "Label of " + id),
                new Label(definition, definition),
                Unit.HOURS,
                new Origin.Measured(SourceCatalogue.facts().of("attendance")),
                "sum(participants)",
                null,
                null,
                null,
                BigDecimal.ONE,
                false,
                "none",
                null,
                LONG_LIMITS,
                null,
                List.of(dimensions),
                List.of(),
                null);
    }

    private static CatalogueTable french(Indicator... indicators) {
        return new CatalogueTable(new Catalogue(List.of(indicators)), Messages.in(Messages.FRENCH));
    }

    @Test
    void theTextGivesEachArticleItsIndicatorsAndWhatMustBeKnown() {
        assertThat(french(
                                indicator(3, "visites", "Nombre de visites.", Dimension.THEME, Dimension.PLACE_KIND),
                                indicator(5, "dons", "Nombre de dons."))
                        .text())
                .containsExactly(
                        "Article 3\u202f: ateliers",
                        "====================",
                        "",
                        "visites — Libellé de visites (heures)",
                        "    Nombre de visites.",
                        "    Se détaille par\u202f: thème, catégorie de lieu.",
                        "    À savoir\u202f: Une personne connue de deux producteurs compte dans chacun, et",
                        "    une personne vue dans deux régions dans les deux.",
                        "",
                        "Article 5\u202f: Ordi 2.0",
                        "====================",
                        "",
                        "dons — Libellé de dons (heures)",
                        "    Nombre de dons.",
                        "    À savoir\u202f: Une personne connue de deux producteurs compte dans chacun, et",
                        "    une personne vue dans deux régions dans les deux.",
                        "");
    }

    @Test
    void theTextOfTheShippedCatalogueFitsOnATerminal() {
        Catalogue shipped = CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts());

        assertThat(new CatalogueTable(shipped, Messages.in(Messages.FRENCH)).text())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(CatalogueTable.WIDTH));
    }

    @Test
    void aWordLongerThanALineStandsAlone() {
        String endless = "x".repeat(CatalogueTable.WIDTH);

        assertThat(french(indicator(3, "visites", "Voir " + endless + " ici.")).text())
                .contains("    Voir", "    " + endless, "    ici.");
    }

    @Test
    void theTextNamesTheCriteria() {
        Catalogue shipped = CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts());

        assertThat(new CatalogueTable(shipped, Messages.in(Messages.ENGLISH)).text())
                .anyMatch(line -> line.startsWith("    Criteria: Open to the public, "));
    }

    @Test
    void theTableHasOneRowForEachIndicator() {
        assertThat(french(indicator(3, "visites", "Nombre de visites.", Dimension.THEME, Dimension.PLACE_KIND))
                        .markdown())
                .containsExactly(
                        "| Indicateur | Article | Nom | Ce qu’il compte | Unité | Se détaille par |",
                        "| --- | --- | --- | --- | --- | --- |",
                        "| `visites` | 3 | Libellé de visites | Nombre de visites. | heures | `theme`, `categorie_lieu` |");
    }

    @Test
    void aTextWithBarsAndLineBreaksStaysInItsCell() {
        assertThat(french(indicator(3, "visites", "Visites | venues\nde loin.")).markdown())
                .last()
                .asString()
                .contains("| Visites \\| venues de loin. |");
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void eachDimensionHasANameInBothLanguages(Dimension dimension) {
        String key = "indicator.dimension." + dimension.word();

        assertThat(Messages.in(Messages.FRENCH).get(key)).isNotBlank();
        assertThat(Messages.in(Messages.ENGLISH).get(key)).isNotBlank();
    }
}

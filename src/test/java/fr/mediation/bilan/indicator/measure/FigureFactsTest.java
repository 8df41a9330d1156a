package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import org.junit.jupiter.api.Test;

class FigureFactsTest {
    private static final Territories TERRITORIES = Territories.load();

    private static Indicator indicator(String id) {
        return CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts())
                .get(id)
                .orElseThrow();
    }

    private static FigureFacts facts(String indicator, Territory territory) {
        return FigureFacts.of(
                indicator(indicator),
                YearBasis.CIVIL,
                Components.MISSING.figure(indicator(indicator), Period.year(2016), territory, Category.TOTAL),
                TERRITORIES);
    }

    @Test
    void theCountrysFactsAreThoseOfTheYear() {
        assertThat(facts("participations", new Territory(Perimeter.REGIONS_2016, Level.NATIONAL, "FR"))
                        .selection()
                        .condition())
                .isEqualTo("date >= '2016-01-01' and date < '2017-01-01'");
    }

    @Test
    void aRegionsFactsLieInItsDepartmentsOnThePerimeter() {
        assertThat(facts("participations", new Territory(Perimeter.REGIONS_2015, Level.REGION, "72"))
                        .selection()
                        .condition())
                .endsWith(" and department in ('24', '33', '40', '47', '64')");
    }

    @Test
    void aPlacesFactsNameIt() {
        assertThat(facts("participations", Territory.ofPlace("un/L'Île"))
                        .selection()
                        .condition())
                .endsWith(" and place = 'un/L''Île'");
    }

    @Test
    void theQueryComputesNumeratorDenominatorAndTotal() {
        assertThat(facts("part_femmes", Territory.ofPlace("un/L1")).query().expressions())
                .hasSize(3)
                .first()
                .isEqualTo("cast(sum(women) as numeric) as numerator");
    }

    @Test
    void theColumnsAreThoseThatPlaceALineAndThoseOfTheMeasures() {
        assertThat(facts("part_femmes", Territory.ofPlace("un/L1")).columns())
                .startsWith("date", "department", "place")
                .contains("women", "men")
                .doesNotContain("person", "themes");
    }
}

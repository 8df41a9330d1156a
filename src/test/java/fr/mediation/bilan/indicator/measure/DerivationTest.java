package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivationTest {
    private static final Territories TERRITORIES = Territories.load();
    private static final Catalogue CATALOGUE = CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts());
    private static final Territory REGION = new Territory(Perimeter.REGIONS_2016, Level.REGION, "75");

    private static final String QUOTIENT = """
            id: %1$s
            article: 3
            label: {fr: A %1$s, en: A %1$s}
            definition: {fr: A, en: A}
            unit: ratio
            from: indicators
            numerator: %2$s
            denominator: %3$s
            better: none
            checks: {min: 0}
            test: {given: [{lieux_actifs: 1}], expect: 1}
            """;

    private static Figure measured(int year, String places) {
        return new Components(new BigDecimal(places), null, null, null, 12)
                .figure(indicator("lieux_actifs"), Period.year(year), REGION, Category.TOTAL);
    }

    private static Indicator indicator(String id) {
        return CATALOGUE.get(id).orElseThrow();
    }

    /** Places for 100,000 inhabitants. */
    private static Figure density(int year, Territory territory, Figure... measured) {
        return new Derivation(CATALOGUE, TERRITORIES, year, List.of(measured))
                .quotients(indicator("densite_lieux")).stream()
                        .filter(figure -> Territory.of(figure).equals(territory))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void anIndicatorMayBeDividedByTheInhabitantsOfItsTerritory() {
        long inhabitants = TERRITORIES.population(Perimeter.REGIONS_2016, "75", 2016);

        Figure density = density(2016, REGION, measured(2016, "300"));

        assertThat(density.value())
                .isEqualByComparingTo(BigDecimal.valueOf(30_000_000)
                        .divide(BigDecimal.valueOf(inhabitants), Figure.DECIMALS, RoundingMode.HALF_UP));
        assertThat(density.contributors()).isEqualTo(12);
        assertThat(density.status()).isEqualTo(Status.NORMAL);
    }

    @Test
    void whereTheNumeratorIsMissingSoIsTheQuotient() {
        assertThat(density(2016, new Territory(Perimeter.REGIONS_2016, Level.REGION, "53"), measured(2016, "300")))
                .extracting(Figure::value, Figure::status)
                .containsExactly(null, Status.MISSING);
    }

    @Test
    void aQuotientOfAProvisionalFigureIsProvisional() {
        assertThat(density(2016, REGION, measured(2016, "300").with(Status.PROVISIONAL))
                        .status())
                .isEqualTo(Status.PROVISIONAL);
    }

    @Test
    void aQuotientByALaterCensusIsEstimated() {
        assertThat(density(1980, REGION, measured(1980, "300")).status()).isEqualTo(Status.ESTIMATED);
    }

    @Test
    void figuresOfOtherYearsAreNotTaken() {
        assertThat(density(2016, REGION, measured(2015, "300")).status()).isEqualTo(Status.MISSING);
    }

    @Test
    void aQuotientThatOthersTakeOverAndOverIsComputedOnce(@TempDir Path folder) throws IOException {
        Path indicators = Files.createDirectory(folder.resolve("indicators"));
        String first = new String(
                JobsFolder.packaged().get("indicators/lieux_actifs.yaml").content(), StandardCharsets.UTF_8);
        Files.writeString(indicators.resolve("lieux_actifs.yaml"), first);
        String before = "lieux_actifs";
        for (int i = 0; i < 64; i++) {
            String id = "quotient_" + i;
            Files.writeString(indicators.resolve(id + ".yaml"), QUOTIENT.formatted(id, before, before));
            before = id;
        }
        Catalogue catalogue = CatalogueReader.read(JobsFolder.of(folder), SourceCatalogue.facts());

        assertThat(new Derivation(catalogue, TERRITORIES, 2016, List.of(measured(2016, "300")))
                        .quotients(catalogue.get(before).orElseThrow()))
                .filteredOn(figure -> Territory.of(figure).equals(REGION))
                .singleElement()
                .extracting(Figure::value)
                .isEqualTo(new BigDecimal("1").setScale(Figure.DECIMALS));
    }
}

package fr.mediation.bilan.job.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.judge.Revision.Cause;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevisionCausesTest {
    private static final Catalogue CATALOGUE = CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts());
    private static final Map<Long, String> DELIVERED = Map.of(1L, "attendance", 2L, "donation");
    private static final Map<String, byte[]> DEFINITIONS = Map.of();

    @Test
    void nothingThatChangedIsNoCause() {
        assertThat(causes(DEFINITIONS, DELIVERED).apply("activites")).isEmpty();
    }

    @Test
    void aFileThatCameSinceIsALateDelivery() {
        assertThat(causes(DEFINITIONS, Map.of(1L, "attendance", 2L, "donation", 3L, "attendance"))
                        .apply("activites"))
                .containsExactly(Cause.LATE_DELIVERY);
    }

    @Test
    void aFileThatNoLongerCountsIsACorrection() {
        assertThat(causes(DEFINITIONS, Map.of(3L, "attendance", 2L, "donation")).apply("activites"))
                .containsExactly(Cause.CORRECTION);
    }

    @Test
    void otherRulesAreACauseOfEachFigure() {
        RevisionCauses causes = new RevisionCauses(CATALOGUE, true, DEFINITIONS, DEFINITIONS, DELIVERED, DELIVERED);
        assertThat(causes.apply("activites")).containsExactly(Cause.RULES);
        assertThat(causes.apply("ratio_plus_value")).containsExactly(Cause.RULES);
    }

    @Test
    void aFileOfAnotherSourceIsNoCause() {
        assertThat(causes(DEFINITIONS, Map.of(1L, "attendance")).apply("activites"))
                .isEmpty();
    }

    @Test
    void itsOwnDefinitionIsACause() {
        assertThat(causes(Map.of("indicators/activites.yaml", new byte[] {1}), DELIVERED)
                        .apply("activites"))
                .containsExactly(Cause.DEFINITION);
    }

    @Test
    void theDefinitionOfAnOperandIsACause() {
        assertThat(causes(Map.of("indicators/heures_accompagnement.yaml", new byte[] {1}), DELIVERED)
                        .apply("heures_pour_1000_hab"))
                .containsExactly(Cause.DEFINITION);
    }

    @Test
    void theFilesOfAnOperandAreACause() {
        assertThat(causes(DEFINITIONS, Map.of(2L, "donation")).apply("heures_pour_1000_hab"))
                .containsExactly(Cause.CORRECTION);
    }

    @Test
    void aParameterOfTheValueMapIsACauseOfItsRatioAndOfNothingElse() {
        RevisionCauses causes = causes(Map.of("value/parameters/smic.yaml", new byte[] {1}), DELIVERED);
        assertThat(causes.apply("ratio_plus_value")).containsExactly(Cause.DEFINITION);
        assertThat(causes.apply("activites")).isEmpty();
    }

    private static RevisionCauses causes(Map<String, byte[]> now, Map<Long, String> deliveredNow) {
        return new RevisionCauses(CATALOGUE, false, DEFINITIONS, now, DELIVERED, deliveredNow);
    }
}

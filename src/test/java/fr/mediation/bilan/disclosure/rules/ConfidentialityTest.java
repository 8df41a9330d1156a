package fr.mediation.bilan.disclosure.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.disclosure.published.Secrecy;
import fr.mediation.bilan.disclosure.published.Secrecy.Measure;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.job.compute.Definitions;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidentialityTest {
    private static final JobsFolder SHIPPED = JobsFolder.packaged();
    private static final Definitions DEFINITIONS = Definitions.read(SHIPPED, SourceCatalogue.facts());

    @TempDir
    private Path folder;

    private static Map<String, Secrecy> shipped() {
        return secrecies(Confidentiality.read(SHIPPED), DEFINITIONS.catalogue());
    }

    private static Map<String, Secrecy> secrecies(Confidentiality rules, Catalogue catalogue) {
        return Secrecies.of(rules, catalogue, DEFINITIONS.valueMap());
    }

    /** The shipped rules with one text in place of another. */
    private Confidentiality changed(String from, String to) throws IOException {
        String shipped = new String(SHIPPED.get(Confidentiality.FILE).content(), StandardCharsets.UTF_8);
        assertThat(shipped).contains(from);
        Files.writeString(folder.resolve(Confidentiality.FILE), shipped.replace(from, to));
        return Confidentiality.read(JobsFolder.of(folder));
    }

    @Test
    void elevenPersonsAndThreeStructuresArePublished() {
        Confidentiality rules = Confidentiality.read(SHIPPED);

        assertThat(rules.limits().persons()).isEqualTo(11);
        assertThat(rules.limits().structures()).isEqualTo(3);
        assertThat(rules.persons().page()).startsWith("https://");
    }

    @Test
    void aFolderWithoutRulesHasThoseOfTheProgram() {
        assertThat(Confidentiality.read(JobsFolder.of(folder)).limits())
                .isEqualTo(Confidentiality.read(SHIPPED).limits());
    }

    @Test
    void everyIndicatorThatDiffersIsInTheCatalogue() {
        assertThat(DEFINITIONS.catalogue().all())
                .extracting(indicator -> indicator.id())
                .containsAll(Confidentiality.read(SHIPPED).indicators().keySet());
    }

    @Test
    void hoursAreAboutThePersonsWhoTookPart() {
        assertThat(shipped().get("heures_accompagnement"))
                .isEqualTo(new Secrecy.Persons(
                        Set.of(), Set.of(), Optional.of("participations"), Optional.of("participations")));
    }

    @Test
    void aShareCountsThoseWhoHaveAPropertyAndThoseWhoHaveNot() {
        assertThat(((Secrecy.Persons) shipped().get("part_femmes")).counted())
                .containsExactlyInAnyOrder(Quantity.NUMERATOR, Quantity.DENOMINATOR, Quantity.COMPLEMENT);
    }

    @Test
    void activitiesAreNoPersons() {
        assertThat(((Secrecy.Persons) shipped().get("activites")).counted()).isEmpty();
    }

    @Test
    void placesOfThePublicDirectoryHaveNoSecret() {
        assertThat(shipped().get("lieux_labellises")).isEqualTo(Secrecy.NONE);
        assertThat(shipped().get("lieux_declarants")).isEqualTo(Secrecy.NONE);
    }

    @Test
    void whatPublicFundersGiveIsNoSecret() {
        assertThat(((Secrecy.Structures) shipped().get("moyens_engages")).publicCategories())
                .hasEntrySatisfying(
                        "financeur", open -> assertThat(open).contains("etat").doesNotContain("prive"));
    }

    @Test
    void aQuotientOfIndicatorsIsMadeOfTheirValues() {
        assertThat(shipped().get("heures_pour_1000_hab"))
                .isEqualTo(new Secrecy.Derived(
                        Map.of(Quantity.NUMERATOR, "heures_accompagnement"),
                        Set.of(new Measure("heures_accompagnement", "", ""))));
    }

    @Test
    void theAddedValueIsMadeOfWhatItsMapMeasures() {
        assertThat(((Secrecy.Derived) shipped().get("valeur_sociale")).measures())
                .hasSizeGreaterThan(3)
                .allMatch(measure ->
                        DEFINITIONS.catalogue().get(measure.indicator()).isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            least: 11     | least: 1           | line 5, /persons/least: “1” must be at least 2
            percent: 10   | percent: 100       | must be below 100
            2026-11-30    | 2026-02-31         | line 3: “2026-02-31” is no day
            {funder:      | {founder:          | nothing is broken down by “founder”
            counts:       | kounts:            | kounts""")
    void aWrongRuleIsRefusedWithItsLine(String from, String to, String told) {
        assertThatThrownBy(() -> changed(from, to))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(told);
    }

    @Test
    void nobodyNeedsAReason() {
        assertThatThrownBy(() -> changed("beneficiary: {about: persons}", "beneficiary: {about: nobody}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("because");
    }

    @Test
    void factsOfWhichNothingIsSaidAreRefused() throws IOException {
        Confidentiality rules = changed("  beneficiary: {about: persons}\n", "");

        assertThatThrownBy(() -> secrecies(rules, DEFINITIONS.catalogue()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("“beneficiary”");
    }

    @Test
    void personsCountedByAnIndicatorThatThereIsNotAreRefused() throws IOException {
        Confidentiality rules = changed("counted_by: personnes_formees", "counted_by: stagiaires");

        assertThatThrownBy(() -> secrecies(rules, CatalogueReader.read(SHIPPED, SourceCatalogue.facts())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("“stagiaires” is no indicator of the catalogue");
    }
}

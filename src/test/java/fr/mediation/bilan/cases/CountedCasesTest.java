package fr.mediation.bilan.cases;

import static fr.mediation.bilan.cases.CaseFiles.file;
import static fr.mediation.bilan.cases.CaseFiles.told;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases of which figures show what is right. */
@Tag("slow")
@BilanTest
@Import(CountryFigures.class)
class CountedCasesTest {
    @Autowired
    private Deliveries deliveries;

    @Autowired
    private CountryFigures figures;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothingWasDelivered() {
        TestHome.empty(jdbc);
    }

    private DeliveryReport ingest(String path) {
        return deliveries.ingest(file(path));
    }

    /** Ingests a file all of whose lines are taken. */
    private DeliveryReport takeAll(String path, int lines) {
        DeliveryReport report = ingest(path);
        assertThat(report.problem()).isNull();
        assertThat(report.remarks().rejectedByRule()).isEmpty();
        assertThat(report.lines().accepted()).isEqualTo(lines);
        return report;
    }

    private void isCounted(String indicator, int value) {
        figures.isCounted(indicator, 2016, value);
    }

    @Test
    void c01AGroupOfAnotherSizeReplacesTheEarlierOne() {
        ingest("01-coop-changed-group-size/1-before.csv");
        ingest("01-coop-changed-group-size/2-after.csv");

        isCounted("participations", 2);
        isCounted("activites", 1);
    }

    @Test
    void c04AnInstantOfUniversalTimeIsOnTheDayOfItsPlace() {
        ingest("04-instants-with-zone/frequentation-zulu.csv");

        figures.isCounted("participations", 2016, 2);
        figures.isCounted("participations", 2017, 3);
    }

    @Test
    void c08UsualWordsForGenderAreUnderstood() {
        takeAll("08-gender-in-usual-words/frequentation-civilite.csv", 5);

        isCounted("participations", 5);
        // Two of the five did not say: genders are counts, and what is not known is the rest of all.
        assertThat(figures.of("participations", 2016, Dimension.GENDER))
                .isEqualTo(Map.of("F", "1", "M", "2", "autre", "0"));
    }

    @Test
    void c13PointZeroOfAFloatingPointColumnIsUndone() {
        assertThat(told(takeAll("13-point-zero/frequentation-flottants.csv", 3)))
                .isNotEmpty();

        isCounted("beneficiaires", 1);
    }

    @Test
    void c15WordsThatMeanNoOneAreAnonymousPersons() {
        ingest("15-word-for-an-identifier/frequentation-personne.csv");

        isCounted("participations", 5);
        isCounted("beneficiaires", 0);
        isCounted("participations_anonymes", 5);
    }

    @Test
    void c18WholeNumbersKeepAllTheirDigits() {
        takeAll("18-whole-numbers-of-16-digits/frequentation-longs.xlsx", 2);

        isCounted("activites", 2);
        isCounted("beneficiaires", 2);
        isCounted("participations", 2);
    }

    @Test
    void c30ANameOverMergedRowsIsOneHousehold() {
        ingest("30-merged-quantities/dons-foyer.xlsx");

        isCounted("foyers_equipes", 1);
    }

    @Test
    void c30AQuantityOverMergedRowsCountsOnceOrIsTold() {
        if (told(ingest("30-merged-quantities/dons-quantite.xlsx")).isEmpty()) {
            isCounted("equipements_donnes", 10);
        }
    }

    @Test
    void c32ALostQuotationMarkSwallowsNoLineInSilence() {
        DeliveryReport report = ingest("32-quotation-mark-swallows-lines/frequentation-guillemet.csv");

        if (told(report).isEmpty() && report.remarks().rejectedByRule().isEmpty() && report.problem() == null) {
            isCounted("participations", 15);
        }
    }

    @Test
    void c38TextEncodedTwiceIsRepairedOrRefused() {
        DeliveryReport report = ingest("38-text-encoded-twice/frequentation-double.csv");

        if (report.lines().rejected() == 0) {
            isCounted("lieux_declarants", 1);
        } else {
            assertThat(report.remarks().rejectedByRule()).isEqualTo(Map.of("texte_endommage", 1L));
        }
    }

    @Test
    void c40InvisibleCharactersArePartOfNoKey() {
        takeAll("40-invisible-characters/frequentation-invisibles.csv", 5);

        isCounted("beneficiaires", 3);
        isCounted("activites", 4);
    }

    @Test
    void c45AFarDateMeansNoEnd() {
        takeAll("45-no-end-date/annuaire-sans-fin.csv", 2);

        isCounted("lieux_labellises", 2);
    }

    @Test
    void c46APointInMetresCostsThePointAndNotThePlace() {
        DeliveryReport report = takeAll("46-metres-for-degrees/annuaire-metres.csv", 2);

        assertThat(report.remarks().correctedByRule()).containsEntry("coordonnees_ecartees", 2L);
        isCounted("lieux_actifs", 2);
        isCounted("part_geolocalises", 0);
    }

    @Test
    void c72SpellingsOfOneThemeAreOneTheme() {
        ingest("72-one-theme-in-several-spellings/frequentation-themes.csv");

        assertThat(figures.of("activites", 2016, Dimension.THEME))
                .isEqualTo(Map.of("bureautique", "4", "internet", "1"));
    }

    @Test
    void c76LinesThatDifferInAnIgnoredColumnAreNotRepeated() {
        takeAll("76-different-lines-called-repeated/frequentation-usagers.csv", 3);

        isCounted("participations", 3);
    }

    @Test
    void c77ASheetOfServicesIsNotTakenForPlacesInSilence() {
        if (told(ingest("77-a-sheet-of-services/annuaire-2016.xlsx")).isEmpty()) {
            isCounted("lieux_actifs", 2);
        }
    }
}

package fr.mediation.bilan.cases;

import static fr.mediation.bilan.cases.CaseFiles.check;
import static fr.mediation.bilan.cases.CaseFiles.rejectedLines;
import static fr.mediation.bilan.cases.CaseFiles.told;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.source.delivery.ProfileDraft;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of which a check shows what is right. */
class CheckedCasesTest {
    private static void counts(DeliveryReport report, int accepted, int rejected) {
        assertThat(report.problem()).isNull();
        assertThat(report.lines().accepted()).as("accepted").isEqualTo(accepted);
        assertThat(report.lines().rejected()).as("rejected").isEqualTo(rejected);
    }

    @Test
    void c05SeveralIdentifiersInOneCellAreNotOnePerson() {
        DeliveryReport report = check("05-several-identifiers-in-one-cell/frequentation-liste.csv");

        if (told(report).isEmpty()) {
            counts(report, 1, 1);
        }
    }

    @Test
    void c07VraiAndFauxAreYesAndNo() {
        counts(check("07-vrai-faux/frequentation-logique.csv"), 2, 0);
    }

    @Test
    void c10BareCodesReadInTwoWaysAreTold() {
        DeliveryReport report = check("10-bare-codes-read-both-ways/moyens-nus.csv");

        assertThat(report.lines().accepted()).isEqualTo(3);
        assertThat(told(report)).isNotEmpty();
    }

    @Test
    void c12LaPosteHasItsOwnKeyAndNineDigitsHaveOneToo() {
        DeliveryReport report = check("12-keys-of-siret/dons-siret.csv");

        counts(report, 2, 4);
        assertThat(rejectedLines(report)).containsExactly(4, 5, 6, 7);
    }

    @Test
    void c13PointZeroOfAFloatingPointColumnIsUndoneInDonations() {
        DeliveryReport report = check("13-point-zero/dons-flottants.csv");

        assertThat(report.lines().rejected()).isZero();
        assertThat(told(report)).isNotEmpty();
    }

    @Test
    void c16DurationsShownAsTimesAreDurations() {
        String file = "16-durations-as-times/frequentation-durees.xlsx";
        DeliveryReport report = check(file);

        counts(report, 3, 1);
        assertThat(rejectedLines(report)).containsExactly(4);
        assertThat(CaseFiles.values(file, "minutes_x10")).hasToString("[900, 900, 900]");
    }

    @Test
    void c16HoursThatAreFractionsOfADayAreRefusedOrTold() {
        String file = "16-durations-as-times/formations-durees.xlsx";
        DeliveryReport report = check(file);

        assertThat(CaseFiles.values(file, "hours").toString()).containsPattern("\\b7(\\.0+)?\\b");
        assertThat(rejectedLines(report).contains(2) || !told(report).isEmpty()).isTrue();
    }

    @Test
    void c17AnExtensionDoesNotSwitchOffTheSystemOf1904() {
        assertThat(check("17-1904-with-extension/frequentation-1904.xlsx")
                        .lines()
                        .firstDate())
                .isEqualTo(LocalDate.of(2016, 5, 4));
    }

    @Test
    void c20ASharedTextWithoutIndexIsEmpty() {
        counts(check("20-shared-text-without-index/frequentation-vide.xlsx"), 2, 0);
    }

    @Test
    void c24PartsAreWhereTheRelationsSay() {
        counts(check("24-parts-outside-xl/frequentation-racine.xlsx"), 1, 0);
    }

    @Test
    void c25AStrictWorkbookIsReadOrNamed() {
        DeliveryReport report = check("25-strict-workbook/frequentation-strict.xlsx");

        if (report.problem() == null) {
            counts(report, 1, 0);
            assertThat(report.lines().firstDate()).isEqualTo(LocalDate.of(2016, 5, 4));
        } else {
            assertThat(report.problem().key()).contains("strict");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"frequentation-erreur.csv", "frequentation-erreur.xlsx"})
    void c27AnErrorCellIsNoNumber(String file) {
        DeliveryReport report = check("27-error-cells/" + file);

        counts(report, 0, 1);
        assertThat(report.remarks().rejectedByRule()).containsOnlyKeys("nombre_invalide");
    }

    @Test
    void c29ZeroIsNoDate() {
        counts(check("29-date-zero/annuaire-zero.xlsx"), 1, 0);
    }

    @Test
    void c35MarksBetweenThousandsAreReadRefusedOrTold() {
        String file = "35-dots-and-commas-between-thousands/moyens-milliers.csv";
        DeliveryReport report = check(file);

        assertThat(CaseFiles.values(file, "amount").toString()).containsSubsequence("1250000", "24000");
        if (told(report).isEmpty()) {
            assertThat(rejectedLines(report)).containsExactly(2, 3);
        }
    }

    @Test
    void c39TheEuroSignOfIso885915IsRead() {
        counts(check("39-cp850-and-iso-8859-15/moyens-8859-15.csv"), 1, 0);
    }

    @Test
    void c39Cp850IsReadOrRefusedAsAnEncoding() {
        DeliveryReport report = check("39-cp850-and-iso-8859-15/frequentation-cp850.csv");

        if (report.problem() == null) {
            counts(report, 2, 0);
        } else {
            assertThat(report.problem().key()).contains("encoding");
        }
    }

    @Test
    void c47OneLongListDoesNotDecideTheDelimiter() {
        DeliveryReport report = check("47-long-list-decides-the-delimiter/frequentation-liste-longue.csv");

        counts(report, 1, 0);
        assertThat(report.detected().delimiter()).isEqualTo(";");
    }

    @Test
    void c48AQuarterIsTheCommuneOfItsPostalCode() {
        DeliveryReport report = check("48-quarters-and-spellings/frequentation-quartiers.csv");

        counts(report, 4, 2);
        assertThat(report.remarks().correctedByRule()).isEqualTo(Map.of("nom_de_commune", 4L));
        assertThat(report.remarks().rejectedByRule()).isEqualTo(Map.of("commune_ambigue", 2L));
        assertThat(rejectedLines(report)).containsExactly(6, 7);
    }

    @Test
    void c50CodesOfTheOverseasBefore2007And2011AreKnown() {
        DeliveryReport report = check("50-codes-before-2007-and-2011/frequentation-anciens.csv");

        counts(report, 3, 0);
        assertThat(new TreeSet<>(report.lines().departments())).containsExactly("976", "977", "978");
    }

    @Test
    void c51APostalCodeInTheInseeColumnIsRefusedOrTold() {
        DeliveryReport report = check("51-postal-code-in-the-insee-column/frequentation-postal.csv");

        if (report.lines().rejected() > 0) {
            assertThat(report.remarks().rejectedByRule()).isEqualTo(Map.of("contradiction", 3L));
        } else {
            assertThat(told(report)).anyMatch(sentence -> sentence.contains("code_insee"));
        }
    }

    @Test
    void c73NamesThatWereValidIn2016AreFound() {
        DeliveryReport report = check("73-names-of-2016/frequentation-noms-2016.csv");

        counts(report, 7, 0);
        assertThat(report.remarks().correctedByRule()).isEqualTo(Map.of("nom_de_commune", 7L));
    }

    @Test
    void c78TheDraftOfAProfileHasTheHeaderAndNoValueOfALine() {
        ProfileDraft draft =
                ProfileDraft.of(CaseFiles.file("78-draft-from-a-data-row/aides.csv"), Deliveries.intake(), null);

        assertThat(draft.headerLine()).isOne();
        assertThat(draft.toString()).doesNotContain("99912345800013", "2022-06-06");
    }

    @Test
    void c80AListOfUsersIsNoDirectoryThatLacksColumns() {
        assertThat(check("80-list-of-users-called-a-directory/usagers.csv")
                        .problem()
                        .key())
                .isEqualTo("source.unknown-kind");
    }
}

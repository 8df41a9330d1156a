package fr.mediation.bilan.disclosure.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.mediation.bilan.disclosure.Interval;
import fr.mediation.bilan.disclosure.published.PublishedAudit.Exposed;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedAuditTest {
    private static final String HEADER =
            "annee,perimetre,niveau,code,territoire,indicateur,dimension,modalite,valeur,unite,numerateur,denominateur,contributeurs,statut";

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void header() {
        lines.add(HEADER);
    }

    @Test
    void aRegionHiddenAloneIsWhatTheOthersLeaveOfTheCountry() throws IOException {
        count("FR", "participations", "", "", "100");
        count("11", "participations", "", "", "60");
        count("24", "participations", "", "", "35");
        count("27", "participations", "", "", null);

        PublishedAudit audit = audit();

        assertThat(audit.hidden()).isEqualTo(1);
        assertThat(audit.exposed())
                .extracting(exposed -> exposed.line().territory(), Exposed::interval, Exposed::elsewhere)
                .containsExactly(tuple("27", new Interval(5, 5), false));
    }

    @Test
    void twoHiddenRegionsThatMakeUpEnoughAreSafe() throws IOException {
        count("FR", "participations", "", "", "100");
        count("11", "participations", "", "", "60");
        count("24", "participations", "", "", null);
        count("27", "participations", "", "", null);

        assertThat(audit().exposed()).isEmpty();
    }

    @Test
    void twoHiddenRegionsThatMakeUpLittleAreKnownTooClosely() throws IOException {
        count("FR", "participations", "", "", "65");
        count("11", "participations", "", "", "60");
        count("24", "participations", "", "", null);
        count("27", "participations", "", "", null);

        assertThat(audit().exposed())
                .extracting(Exposed::interval)
                .containsExactly(new Interval(0, 5), new Interval(0, 5));
    }

    @Test
    void aHiddenCategoryIsWhatTheOthersLeaveOfTheTotal() throws IOException {
        count("FR", "participations", "", "", "100");
        count("FR", "participations", "genre", "F", "70");
        count("FR", "participations", "genre", "M", "24");
        count("FR", "participations", "genre", "autre", null);
        count("FR", "participations", "genre", "inconnu", "2");

        assertThat(audit().exposed()).extracting(Exposed::interval).containsExactly(new Interval(4, 4));
    }

    @Test
    void personsWhoCountInSeveralRegionsAreNoSum() throws IOException {
        count("FR", "beneficiaires", "", "", "90");
        count("11", "beneficiaires", "", "", "60");
        count("24", "beneficiaires", "", "", "40");
        count("FR", "beneficiaires", "type", "atelier", "50");
        count("11", "beneficiaires", "type", "atelier", "48");
        count("24", "beneficiaires", "type", "atelier", null);

        assertThat(audit().exposed()).isEmpty();
    }

    /** Somebody who teaches and learns counts in both; who sees one of the two takes what is left for the other. */
    @Test
    void categoriesThatOverlapAreNoSumWhereTheDescriptorSaysSo() throws IOException {
        count("FR", "personnes_formees", "", "", "20");
        count("FR", "personnes_formees", "fonction", "enseignant", "19");
        count("FR", "personnes_formees", "fonction", "eleve", null);

        assertThat(audit().exposed()).extracting(Exposed::interval).containsExactly(new Interval(1, 1));

        Files.writeString(Files.createDirectories(folder.resolve("only")).resolve("datapackage.json"), """
                {"overlaps": [{"indicateur": "personnes_formees", "colonne": "valeur", "dimension": "fonction",
                               "lien": "recouvrement"}]}
                """);

        assertThat(audit().exposed()).isEmpty();
    }

    @Test
    void aDescriptorThatCannotBeReadSaysNothing() throws IOException {
        count("FR", "participations", "", "", "100");
        count("11", "participations", "", "", "95");
        count("24", "participations", "", "", null);
        Files.writeString(Files.createDirectories(folder.resolve("only")).resolve("datapackage.json"), "{");

        assertThat(audit().exposed()).extracting(Exposed::interval).containsExactly(new Interval(5, 5));
    }

    @Test
    void personsAreNoMoreThanThoseOfThePlaceTheyAreIn() throws IOException {
        count("FR", "beneficiaires", "", "", "90");
        count("11", "beneficiaires", "", "", "60");
        count("24", "beneficiaires", "", "", "40");
        count("FR", "beneficiaires", "type", "atelier", "6");
        count("11", "beneficiaires", "type", "atelier", "2");
        count("24", "beneficiaires", "type", "atelier", null);

        assertThat(audit().exposed()).extracting(Exposed::interval).containsExactly(new Interval(4, 6));
    }

    @Test
    void whatAnotherPublicationTellsIsNotHidden() throws IOException {
        count("11", "participations", "", "", null);
        Path first = write("first");
        lines.remove(1);
        count("11", "participations", "", "", "4");

        assertThat(PublishedAudit.of(List.of(first, write("second")), Map.of(), PublishedNetwork.LIMITS)
                        .exposed())
                .extracting(Exposed::file, Exposed::interval, Exposed::elsewhere)
                .containsExactly(tuple(first.resolve("indicateurs-2016.csv"), new Interval(4, 4), true));
    }

    /** Other figures of the revision differ: what it tells may be another number, and is near. */
    @Test
    void whatARevisionTellsIsNotHidden() throws IOException {
        count("11", "participations", "", "", null);
        count("24", "participations", "", "", "50");
        Path first = write("first");
        lines.subList(1, 3).clear();
        count("11", "participations", "", "", "4");
        count("24", "participations", "", "", "51");

        assertThat(PublishedAudit.of(List.of(first, write("second")), Map.of(), PublishedNetwork.LIMITS)
                        .exposed())
                .extracting(Exposed::file, Exposed::interval, Exposed::elsewhere)
                .containsExactly(tuple(first.resolve("indicateurs-2016.csv"), new Interval(4, 4), true));
    }

    @Test
    void whatStandsTwiceInAFileIsNotHidden() throws IOException {
        count("11", "participations", "", "", "4");
        count("11", "participations", "", "", null);

        assertThat(audit().exposed()).extracting(Exposed::interval).containsExactly(new Interval(4, 4));
    }

    /** A third indicator has some of the same small numbers, and stands before both. */
    @Test
    void indicatorsThatAreOneAreFoundBesideAnotherThatIsLikeThem() throws IOException {
        String[] regions = {"24", "27", "28", "32", "44"};
        for (int i = 0; i < regions.length; i++) {
            count(regions[i], "ateliers", "", "", i == 4 ? "9" : Integer.toString(i + 1));
            count(regions[i], "participations", "", "", Integer.toString(i + 1));
            count(regions[i], "beneficiaires", "", "", i == 4 ? null : Integer.toString(i + 1));
        }

        assertThat(audit().exposed())
                .extracting(exposed -> exposed.line().indicator(), Exposed::interval)
                .containsExactly(tuple("beneficiaires", new Interval(5, 5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016,2016,region,24",
                "2016,2016,region,24,name,participations,,,1e999999999,nombre,1,,,A",
                "2016,2016,region,24,name,participations,,,1e-99999999,nombre,1,,,A",
                "2016,2016,region,24,\"na\"me,participations,,,1,nombre,1,,,A",
                "2016,2016,region,24,\"name,participations,,,1,nombre,1,,,A",
            })
    void aLineThatCannotBeReadIsTold(String line) throws IOException {
        count("11", "participations", "", "", null);
        lines.add(line);

        assertThatThrownBy(this::audit).isInstanceOf(ProblemException.class);
    }

    @Test
    void aFileInAnotherEncodingIsTold() throws IOException {
        lines.add("2016,2016,region,24,Bourgogne-Franche-Comté,participations,,,1,nombre,1,,,A");
        Path written = Files.createDirectories(folder.resolve("latin"));
        Files.write(written.resolve("indicateurs-2016.csv"), lines, StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> PublishedAudit.of(List.of(written), Map.of(), PublishedNetwork.LIMITS))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("disclosure.unreadable"));
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        lines.set(0, '\uFEFF' + HEADER);
        count("11", "participations", "", "", null);

        assertThat(audit().hidden()).isEqualTo(1);
    }

    @Test
    void whatAnotherMapTellsOfTheSameRegionIsNotHidden() throws IOException {
        count("53", "participations", "", "", null);
        lines.add("2016,2015,region,53,Bretagne,participations,,,7,nombre,7,,,A");

        assertThat(audit().exposed())
                .extracting(Exposed::interval, Exposed::elsewhere)
                .containsExactly(tuple(new Interval(7, 7), true));
    }

    @Test
    void whatAQuotientDividesTellsTheNumberOfAnotherLine() throws IOException {
        for (int region : new int[] {24, 27, 28, 32}) {
            count(Integer.toString(region), "participations", "genre", "F", Integer.toString(region));
            share(region, region, 90);
        }
        count("11", "participations", "genre", "F", null);
        share(11, 6, 8);

        assertThat(audit().exposed())
                .extracting(exposed -> exposed.line().indicator(), Exposed::interval, Exposed::elsewhere)
                .containsExactly(tuple("participations", new Interval(6, 6), true));
    }

    @Test
    void numbersThatAddUpToNothingThatIsPublishedAreSaidToContradictEachOther() throws IOException {
        count("FR", "participations", "", "", "10");
        count("11", "participations", "", "", "10");
        count("24", "participations", "", "", null);
        count("24", "participations", "type", "atelier", "8");

        assertThat(audit().contradicted())
                .extracting(PublishedLine.Key::territory)
                .containsExactly("24");
    }

    @Test
    void aFileWithoutOurColumnsIsToldByItsName() throws IOException {
        lines.set(0, "annee,perimetre");

        assertThatThrownBy(this::audit)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("disclosure.no-column"));
    }

    private PublishedAudit audit() throws IOException {
        return PublishedAudit.of(List.of(write("only")), Map.of(), PublishedNetwork.LIMITS);
    }

    private Path write(String name) throws IOException {
        Path written = Files.createDirectories(folder.resolve(name));
        Files.write(written.resolve("indicateurs-2016.csv"), lines);
        return written;
    }

    /** A line; confidential where there is no value. */
    private void count(String territory, String indicator, String dimension, String category, String value) {
        String shown = value == null ? ",nombre,,,,C" : value + ",nombre," + value + ",,,A";
        lines.add(String.join(
                ",",
                "2016,2016",
                territory.equals("FR") ? "national" : "region",
                territory,
                "name",
                indicator,
                dimension,
                category,
                shown));
    }

    private void share(int region, int part, int whole) {
        lines.add("2016,2016,region," + region + ",name,part_femmes,,,50,%," + part + "," + whole + ",,A");
    }
}

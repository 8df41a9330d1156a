package fr.mediation.bilan.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsvWriterTest {
    private final Map<String, String> files = write();

    @Test
    void theFilesAreNamedAfterTheYear() {
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "indicateurs-2025.csv",
                        "evolution-2025.csv",
                        "reponse-2025.csv",
                        "non-repondants-2025.csv",
                        "plus-value-2025.csv",
                        "sensibilite-2025.csv",
                        "qualite-2025.csv",
                        "controles-2025.csv",
                        "territoires-2025.csv",
                        "definitions-2025.csv",
                        "datapackage.json",
                        "LISEZMOI.md");
    }

    @Test
    void figuresHaveTheColumnsOfTheContract() {
        assertThat(files.get("indicateurs-2025.csv"))
                .startsWith("annee,perimetre,niveau,code,territoire,indicateur,dimension,modalite,valeur,unite,"
                        + "numerateur,denominateur,contributeurs,statut\n");
    }

    @Test
    void figuresOfTheReportedYearAloneAreWritten() {
        assertThat(files.get("indicateurs-2025.csv").lines().skip(1)).allMatch(line -> line.startsWith("2025,2016,"));
    }

    @Test
    void aFigureIsWrittenInPlainDecimals() {
        assertThat(files.get("indicateurs-2025.csv").lines())
                .contains("2025,2016,national,FR,France,part_femmes,,,57,%,5700,10000,40,A");
    }

    @Test
    void theUnknownRateStandsBesideItsFigureInPercent() {
        assertThat(files.get("indicateurs-2025.csv").lines())
                .contains("2025,2016,national,FR,France,part_femmes,connaissance,inconnu,12.5,%,,,40,A");
    }

    @Test
    void aMissingFigureIsEmptyAndHasItsStatus() {
        assertThat(files.get("indicateurs-2025.csv").lines())
                .contains("2025,2016,region,06,Mayotte,part_femmes,,,,%,,,40,M");
    }

    @Test
    void aConfidentialFigureDoesNotTellHowManyPlacesAreBehindIt() {
        ReportInput confidential = SampleReport.withFigures(
                SampleReport.french(),
                figures -> figures.stream()
                        .map(figure -> figure.status() == Status.MISSING ? figure.with(Status.CONFIDENTIAL) : figure)
                        .toList());
        assertThat(write(confidential).get("indicateurs-2025.csv").lines())
                .contains("2025,2016,region,06,Mayotte,part_femmes,,,,%,,,,C");
    }

    @Test
    void anEstimateHasItsStatus() {
        assertThat(files.get("indicateurs-2025.csv").lines())
                .anyMatch(line -> line.startsWith("2025,2016,region,94,Corse,activites,") && line.endsWith(",E"));
    }

    @Test
    void comparisonsHaveTheColumnsOfTheContract() {
        assertThat(files.get("evolution-2025.csv"))
                .startsWith("annee,perimetre,niveau,code,territoire,indicateur,valeur,valeur_precedente,ecart,"
                        + "ecart_pourcent,pente_3_ans,rang,part_du_pays,cible,ecart_cible,rupture,"
                        + "champ_constant_precedent,champ_constant,ecart_constant,ecart_constant_pourcent,"
                        + "part_volume_precedent,part_volume,taux_reponse,taux_reponse_pondere,"
                        + "estimation,estimation_basse,estimation_haute,methode_estimation,"
                        + "intervalle_min,intervalle_max,position\n");
    }

    @Test
    void thereIsOneComparisonForEachTerritoryAndIndicator() {
        int territories = SampleReport.french().territories().size();
        int indicators = SampleReport.french().indicators().size();
        assertThat(files.get("evolution-2025.csv").lines().skip(1)).hasSize(territories * indicators);
    }

    @Test
    void aFigureIsComparedWithLastYear() {
        // 46,000 activities after 43,240, 6 % fewer, and 40,480 the year before.
        assertThat(files.get("evolution-2025.csv").lines())
                .contains(
                        "2025,2016,national,FR,France,activites,46000,43240,2760,6.382979,2760,,,,," + ",".repeat(15));
    }

    @Test
    void aBreakIsWrittenWhereTheChangeWouldStand() {
        ReportInput broken = SampleReport.withFigures(
                SampleReport.french(),
                figures -> figures.stream()
                        .map(figure -> figure.year() == SampleReport.YEAR ? figure.with(Status.PROVISIONAL) : figure)
                        .toList());
        assertThat(write(broken).get("evolution-2025.csv").lines())
                .contains("2025,2016,national,FR,France,activites,46000,43240,,,,,,,,annee_en_cours" + ",".repeat(15));
    }

    @Test
    void everyIntermediateAmountOfAnOutcomeIsWritten() {
        assertThat(files.get("plus-value-2025.csv").lines())
                .contains(
                        "2025,2016,FR,France,charge_aidants,Charge portée par les aidants,aidants,3,aidants,48500,,-6.5,"
                                + "-315250,0.1,-283725,0.1,-255352.5,0.1,-229817.25,-229817.25,0.7,2,1,-229817.25|-68945.18,"
                                + "1|0.9689922481,-229817.25|-66807.34,-296624.59,\"Enquête du réseau, 2024\"");
    }

    @Test
    void whatTheAddedValueDependsOnIsWrittenForEachTerritory() {
        // Half the proxy: 3,833,302.40 / 2 − 296,624.59, over 1,230,000.
        assertThat(files.get("sensibilite-2025.csv").lines())
                .contains("2025,2016,FR,France,une_hypothese,autonomie,valeur_unitaire,basse,21,1620026.61,1.3171")
                .contains("2025,2016,FR,France,debut_et_taux,,,debut_carte|taux_carte,,3536677.81,2.8753")
                .contains("2025,2016,FR,France,valeur_et_moyens,,,valeur_0.5|moyens_1,,1768338.9,1.4377")
                .anyMatch(line -> line.startsWith("2025,2016,53,Bretagne,simulation,,,mediane,,"))
                .anyMatch(line -> line.matches("2025,2016,06,Mayotte,simulation,,,p95,,[0-9.]+,"));
    }

    @Test
    void rejectionsAreCountedByRule() {
        assertThat(files.get("qualite-2025.csv").lines())
                .contains(
                        "2025,frequentation-T1.csv,hub-bretagne,attendance,standard,2025-01-02,2025-12-10,prise en compte,"
                                + "rejetees,date.invalid,60");
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsNeutralised() {
        for (String start : List.of("=", "+", "-", "@", "\t", "\r")) {
            assertThat(cell(start + "1"))
                    .as("a text that begins with <%s>", start)
                    .contains("'" + start + "1");
        }
    }

    @Test
    void aNegativeNumberIsNoFormula() {
        assertThat(cell(new BigDecimal("-1.50"))).isEqualTo("-1.5");
    }

    @Test
    void aNumberHasNeitherExponentNorTrailingZeros() {
        assertThat(cell(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(cell(new BigDecimal("0.000000"))).isEqualTo("0");
    }

    @Test
    void theDataPackageDescribesEveryColumnOfEveryFile() {
        JsonNode description = JsonMapper.builder().build().readTree(files.get("datapackage.json"));
        assertThat(description.path("profile").asString()).isEqualTo("tabular-data-package");
        assertThat(description.path("resources")).hasSize(10);
        for (JsonNode resource : description.path("resources")) {
            String described = resource.path("schema")
                    .path("fields")
                    .valueStream()
                    .map(field -> field.path("name").asString())
                    .collect(Collectors.joining(","));
            assertThat(files.get(resource.path("path").asString())).startsWith(described + "\n");
        }
    }

    @Test
    void theDataPackageGivesTheSizeAndTheHashOfEachFile() {
        JsonNode description = JsonMapper.builder().build().readTree(files.get("datapackage.json"));
        for (JsonNode resource : description.path("resources")) {
            byte[] content = files.get(resource.path("path").asString()).getBytes(StandardCharsets.UTF_8);
            assertThat(resource.path("bytes").asInt()).isEqualTo(content.length);
            assertThat(resource.path("hash").asString()).isEqualTo("sha256:" + DigestUtils.sha256Hex(content));
        }
    }

    @Test
    void theFileOfDefinitionsExplainsEveryIndicator() {
        assertThat(files.get("definitions-2025.csv").lines())
                .hasSize(1 + SampleReport.french().indicators().size())
                .startsWith(
                        "indicateur,article,libelle_fr,libelle_en,definition_fr,definition_en,unite,source,limites_fr,"
                                + "limites_en,sens")
                .anyMatch(line -> line.startsWith("taux_rejet,9,Taux de rejet,Rejection rate,")
                        && line.endsWith(",%,attendance,,,baisse"));
    }

    @Test
    void theFileOfTerritoriesNamesTheCountryThenTheRegions() {
        assertThat(files.get("territoires-2025.csv").lines())
                .hasSize(1 + SampleReport.french().territories().size())
                .startsWith("perimetre,code,niveau,territoire", "2016,FR,national,France", "2016,01,region,Guadeloupe");
    }

    @Test
    void theDataPackageHasItsTitlesInBothLanguagesAndFirstInThatOfTheReport() {
        JsonNode description = JsonMapper.builder()
                .build()
                .readTree(write(SampleReport.english()).get("datapackage.json"));
        JsonNode unit = description.at("/resources/0/schema/fields/12");
        assertThat(description.path("title").asString())
                .isEqualTo("Annual review 2025 of digital mediation: open data");
        assertThat(description.at("/titles/fr").asString()).startsWith("Bilan annuel 2025 de la médiation numérique");
        assertThat(description.at("/titles/en")).isEqualTo(description.path("title"));
        assertThat(unit.path("name").asString()).isEqualTo("contributeurs");
        assertThat(unit.path("unit").asString()).isEqualTo("places");
        assertThat(unit.at("/units/fr").asString()).isEqualTo("lieux");
    }

    @Test
    void theSameReportGivesTheSameBytesUnderAnotherLanguageAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(write()).isEqualTo(files);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static Map<String, String> write() {
        return write(SampleReport.french());
    }

    private static Map<String, String> write(ReportInput input) {
        return new CsvWriter()
                .files(input).stream()
                        .collect(Collectors.toMap(
                                ReportFile::name, file -> new String(file.content(), StandardCharsets.UTF_8)));
    }

    private static String cell(Object value) {
        CsvTable table = new CsvTable(
                ReportFileName.FIGURES, List.of(Field.text("t")), List.of(), List.of(), List.of(Arrays.asList(value)));
        return new String(table.bytes(), StandardCharsets.UTF_8)
                .substring("t\n".length())
                .strip();
    }
}

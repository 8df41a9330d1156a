package fr.mediation.bilan.report.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.office.FileProperties;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkbookWriterTest {
    private static WorkbookParts french;
    private static WorkbookParts english;

    @BeforeAll
    static void writeBoth() throws IOException {
        french = WorkbookParts.of(SampleReport.french());
        english = WorkbookParts.of(SampleReport.english());
    }

    @Test
    void frenchSheetsComeInTheirOrder() {
        assertThat(french.cells().keySet())
                .containsExactly(
                        "Synthèse",
                        "Sommaire",
                        "Engagements",
                        "Régions – médiation",
                        "Régions – médiation (%)",
                        "Régions – formation",
                        "Régions – Ordi 2.0",
                        "Régions – ressources",
                        "Régions – réseau",
                        "Régions – bilan",
                        "Régions comparées",
                        "Limites par région",
                        "Évolution",
                        "Profil des publics",
                        "Thématiques",
                        "Formation et label",
                        "Ordi 2.0",
                        "Moyens",
                        "Plus-value",
                        "Plus-value – publics",
                        "Plus-value – articles",
                        "Carte de la valeur",
                        "Hypothèses",
                        "Sensibilité",
                        "Seuils",
                        "Début et taux",
                        "Valeur et moyens",
                        "Méthode",
                        "Révisions",
                        "Champ constant",
                        "Réponse",
                        "Non-répondants",
                        "Qualité des données",
                        "Rejets",
                        "À vérifier",
                        "Définitions",
                        "Sources",
                        "Données");
    }

    @Test
    void englishSheetsHaveEnglishNames() {
        assertThat(english.cells().keySet())
                .containsExactly(
                        "Summary",
                        "Contents",
                        "Commitments",
                        "Regions – support",
                        "Regions – support (%)",
                        "Regions – training",
                        "Regions – Ordi 2.0",
                        "Regions – resources",
                        "Regions – network",
                        "Regions – review",
                        "Regions compared",
                        "Limits by region",
                        "Trends",
                        "Profile",
                        "Themes",
                        "Training and label",
                        "Ordi 2.0",
                        "Means",
                        "Added value",
                        "Added value – who",
                        "Added value – articles",
                        "Value map",
                        "Assumptions",
                        "Sensitivity",
                        "Thresholds",
                        "Start and rate",
                        "Value and means",
                        "Method",
                        "Revisions",
                        "Constant scope",
                        "Response",
                        "Non-respondents",
                        "Data quality",
                        "Rejections",
                        "To check",
                        "Definitions",
                        "Sources",
                        "Data");
    }

    @Test
    void nothingIsEnglishInTheFrenchBook() {
        Pattern words = Pattern.compile(
                "(?i)\\b(the|of|year|share|rate|number|hours|missing|line|lines|rejected|page \\d of)\\b");
        assertThat(french.texts().filter(text -> words.matcher(text).find())).isEmpty();
    }

    @Test
    void nothingIsFrenchInTheEnglishBook() {
        Pattern words = Pattern.compile("(?i)\\b(les|du|des|année|données|heures|valeur|lignes|nombre)\\b");
        // The title of a French work is French, and codes are the same in both languages.
        assertThat(english.texts()
                        .filter(text -> words.matcher(text.replace("_", "x")).find()))
                .containsOnly("=France Stratégie, Les bénéfices d’une meilleure autonomie numérique, 2018");
    }

    @Test
    void everySheetIsSetForA4() {
        for (int number = 1; number <= french.cells().size(); number++) {
            assertThat(french.sheetXml(number)).contains("paperSize=\"9\"");
        }
    }

    @Test
    void theSummaryFallsOnOneUprightPage() {
        assertThat(french.sheetXml(1))
                .contains("fitToPage=\"true\"", "orientation=\"portrait\"", "fitToWidth=\"1\"", "fitToHeight=\"1\"");
    }

    @Test
    void everyPageCarriesItsNumber() {
        for (int number = 1; number <= french.cells().size(); number++) {
            assertThat(french.sheetXml(number)).contains("Page &P sur &N");
        }
    }

    @Test
    void headersStayInSightOnEverySheetWithATableButTheFirst() {
        for (int number = 2; number <= french.cells().size(); number++) {
            String xml = french.sheetXml(number);
            assertThat(xml.contains("state=\"frozen\"")).isEqualTo(xml.contains("<tablePart "));
        }
    }

    @Test
    void noCellsAreMerged() {
        for (int number = 1; number <= french.cells().size(); number++) {
            assertThat(french.sheetXml(number)).doesNotContain("<mergeCell");
        }
    }

    @Test
    void theCursorWaitsInTheFirstCell() {
        for (int number = 1; number <= french.cells().size(); number++) {
            assertThat(french.sheetXml(number)).contains("activeCell=\"A1\"");
        }
    }

    @Test
    void onlyOneFaceIsUsed() {
        assertThat(Pattern.compile("<name val=\"([^\"]*)\"")
                        .matcher(french.xml().get("xl/styles.xml"))
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .containsOnly("Arial");
    }

    @Test
    void theRegionsSheetHoldsTheFigures() {
        ReportInput input = SampleReport.french();
        List<Object> numbers = french.row("Régions – médiation", "Bretagne");
        List<Object> shares = french.row("Régions – médiation (%)", "Bretagne");
        int number = 1;
        int share = 1;
        for (Indicator indicator : input.indicators()) {
            if (indicator.article() == 3) {
                Object cell = indicator.unit() == Unit.PERCENT ? shares.get(share++) : numbers.get(number++);
                BigDecimal expected = input.figures().stream()
                        .filter(figure -> figure.year() == SampleReport.YEAR
                                && figure.territory().equals("53")
                                && figure.indicator().equals(indicator.id()))
                        .findFirst()
                        .map(Figure::value)
                        .orElseThrow();
                assertThat((BigDecimal) cell).as(indicator.id()).isEqualByComparingTo(expected);
                if (indicator.id().equals("part_femmes")) {
                    assertThat((BigDecimal) shares.get(share++)).isEqualByComparingTo("12.5");
                }
            }
        }
    }

    @Test
    void aMissingFigureIsMarked() {
        assertThat(french.row("Régions – médiation (%)", "Mayotte")).contains("[m]");
    }

    @Test
    void anEstimatedFigureStaysANumberAndIsMarkedByItsFormat() {
        assertThat(french.row("Régions – médiation", "Corse").get(1)).isInstanceOf(BigDecimal.class);
        assertThat(french.xml().get("xl/styles.xml")).contains("[$-40C]#,##0&quot; [e]&quot;");
    }

    @Test
    void theTrendsSheetHasChartsThatAreDescribedAndHaveTitledAxes() {
        assertThat(french.xml().values()).anyMatch(xml -> xml.contains("descr=\"Colonnes de"));
        assertThat(french.xml().entrySet().stream()
                        .filter(part -> part.getKey().startsWith("xl/charts/chart"))
                        .map(Map.Entry::getValue))
                .hasSizeGreaterThan(3)
                .anyMatch(xml -> xml.contains("Année") && xml.contains("Évolution!$C$"));
    }

    @Test
    void everyTableIsMarkedAsOneWithItsOwnName() {
        List<String> names = french.xml().entrySet().stream()
                .filter(part -> part.getKey().startsWith("xl/tables/"))
                .map(part -> part.getValue().replaceAll("(?s).*displayName=\"([^\"]+)\".*", "$1"))
                .toList();

        // Charts have no table of their own; nothing is to be checked in this report, and nothing known of who
        // reported.
        assertThat(names)
                .hasSize(french.cells().size() - 5)
                .doesNotHaveDuplicates()
                .contains("Regions_mediation")
                .allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"));
    }

    @Test
    void theContentsLeadToEverySheet() {
        String links = french.sheetXml(2);

        for (String sheet : french.cells().keySet()) {
            if (!sheet.equals("Sommaire")) {
                assertThat(links).containsPattern("location=\"'?" + Pattern.quote(sheet) + "'?!A1\"");
            }
        }
    }

    @Test
    void withoutInputsThereIsNoRatioAndTheReasonIsTold() {
        List<Object> mayotte = french.row("Plus-value", "Mayotte");
        assertThat(mayotte.get(6)).isEqualTo("[z]");
        assertThat(french.texts())
                .anyMatch(text -> text.contains("Mayotte") && text.contains("faute de moyens engagés déclarés"));
    }

    @Test
    void aTextThatLooksLikeAFormulaIsKeptAsText() {
        assertThat(french.sheetXml("Hypothèses")).doesNotContain("<f>");
        assertThat(french.texts()).anyMatch(text -> text.startsWith("=France Stratégie"));
    }

    @Test
    void thePropertiesNameTheReportAndItsLanguage() {
        assertThat(french.xml().get("docProps/core.xml"))
                .contains("Bilan annuel 2025 de la médiation numérique", "fr-FR", "2000-01-01T00:00:00Z");
    }

    @Test
    void theDateOfCreationFollowsTheEnvironment() {
        ReportInput input = SampleReport.french();
        assertThat(new WorkbookWriter(FileProperties.created(Map.of("SOURCE_DATE_EPOCH", "1767225600")))
                        .files(input)
                        .get(0)
                        .content())
                .isEqualTo(new WorkbookWriter(Instant.parse("2026-01-01T00:00:00Z"))
                        .files(input)
                        .get(0)
                        .content());
    }

    @Test
    void theSameReportGivesTheSameBytesUnderAnotherLanguageAndTimeZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            WorkbookParts again = WorkbookParts.of(SampleReport.french());
            french.xml()
                    .forEach((part, xml) ->
                            assertThat(again.xml().get(part)).as(part).isEqualTo(xml));
            assertThat(Arrays.equals(again.bytes(), french.bytes())).isTrue();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}

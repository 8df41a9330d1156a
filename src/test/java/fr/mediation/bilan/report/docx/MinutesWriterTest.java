package fr.mediation.bilan.report.docx;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.report.SampleReport;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MinutesWriterTest {
    private static final String TABLES = "//w:tbl";

    private static MinutesParts french;
    private static MinutesParts english;

    @BeforeAll
    static void writeBoth() throws IOException {
        french = MinutesParts.of(SampleReport.french());
        english = MinutesParts.of(SampleReport.english());
    }

    @Test
    void theFileIsNamedAfterTheYearInBothLanguages() {
        MinutesWriter writer = new MinutesWriter(Instant.EPOCH);
        assertThat(List.of(SampleReport.french(), SampleReport.english()))
                .allSatisfy(
                        input -> assertThat(writer.files(input).get(0).name()).isEqualTo("compte-rendu-2025.docx"));
    }

    @Test
    void theNavigationPaneFindsTheHeadings() {
        assertThat(french.find("word/styles.xml", "//w:style[@w:styleId='Heading1']/w:name[@w:val='heading 1']"))
                .hasSize(1);
        assertThat(french.find("word/styles.xml", "//w:style[@w:styleId='Heading2']/w:pPr/w:outlineLvl[@w:val='1']"))
                .hasSize(1);
    }

    @Test
    void everyStyleThatIsUsedIsDefined() {
        assertThat(french.find("//w:pStyle/@w:val | //w:tblStyle/@w:val"))
                .isNotEmpty()
                .allSatisfy(style -> assertThat(
                                french.find("word/styles.xml", "//w:style[@w:styleId='" + style.getNodeValue() + "']"))
                        .hasSize(1));
    }

    @Test
    void thePageIsA4Upright() {
        assertThat(french.find("//w:pgSz[@w:w='11906'][@w:h='16838'][@w:orient='portrait']"))
                .hasSize(1);
    }

    @Test
    void everyPageCarriesItsNumber() {
        assertThat(french.find("//w:footerReference")).hasSize(2);
        for (String footer : List.of("word/footer1.xml", "word/footer2.xml")) {
            assertThat(french.parts().get(footer).getDocumentElement().getTextContent())
                    .isEqualTo("Page 1 sur 1");
            assertThat(french.find(footer, "//w:fldSimple/@w:instr").stream().map(node -> node.getNodeValue()))
                    .containsExactly("PAGE", "NUMPAGES");
        }
    }

    @Test
    void theTitleStandsAboveEveryPageButTheFirst() {
        assertThat(french.find("//w:titlePg")).hasSize(1);
        assertThat(french.parts().get("word/header2.xml").getDocumentElement().getTextContent())
                .isEqualTo("Comité de pilotage\u202f: compte rendu (projet), bilan 2025");
    }

    @Test
    void everyTableHasAHeaderThatComesAgainOnTheNextPage() {
        assertThat(french.find(TABLES)).hasSameSizeAs(french.find(TABLES + "/w:tr[1]/w:trPr/w:tblHeader"));
        assertThat(french.find(TABLES + "/w:tr[position() > 1]/w:trPr/w:tblHeader"))
                .isEmpty();
    }

    @Test
    void noRowIsPartedByTheEndOfAPage() {
        assertThat(french.find(TABLES + "/w:tr")).hasSameSizeAs(french.find(TABLES + "/w:tr/w:trPr/w:cantSplit"));
    }

    @Test
    void everyTableHasANameForThoseWhoDoNotSeeIt() {
        assertThat(french.find(TABLES + "/w:tblPr/w:tblCaption/@w:val").stream().map(node -> node.getNodeValue()))
                .hasSameSizeAs(french.find(TABLES))
                .doesNotHaveDuplicates()
                .noneMatch(String::isEmpty);
    }

    @Test
    void noTableIsWiderThanTheText() {
        assertThat(french.find(TABLES + "/w:tblPr/w:tblW/@w:w").stream()
                        .map(node -> Integer.parseInt(node.getNodeValue())))
                .allMatch(width -> width <= PageFrame.TEXT_WIDTH && width > PageFrame.TEXT_WIDTH - 20);
    }

    @Test
    void numbersStandOnTheRight() {
        assertThat(french.find("//w:p[w:pPr/w:pStyle/@w:val='TableNumber'][.//w:t='46\u202f000']"))
                .isNotEmpty();
        assertThat(french.find("word/styles.xml", "//w:style[@w:styleId='TableNumber']/w:pPr/w:jc[@w:val='right']"))
                .hasSize(1);
    }

    @Test
    void theRowsOfThePlacesToWriteAndOfTheSignaturesStayTogether() {
        assertThat(french.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='Blanks']/w:tr[position() < last()]"
                        + "/w:tc/w:p[not(w:pPr/w:keepNext) and w:pPr/w:pStyle/@w:val='TableText']"))
                .isEmpty();
    }

    @Test
    void whatIsSaidBeforeATableStaysOnItsPage() {
        assertThat(french.find("//w:body/w:p[not(w:pPr/w:keepNext)][following-sibling::*[1][self::w:tbl]]"
                        + "[not(starts-with(w:pPr/w:pStyle/@w:val, 'Heading'))][w:r]"))
                .isEmpty();
    }

    @Test
    void theSignaturesComeOnOnePageWithWhatIsToBeDone() {
        assertThat(french.find("//w:p[w:pPr/w:pageBreakBefore][.='Suites à donner']"
                        + "/following-sibling::w:p[w:pPr/w:pStyle/@w:val='Heading1'][1][.='Signatures']"))
                .hasSize(1);
    }

    @Test
    void theLanguageIsThatOfTheReader() {
        assertThat(french.find("word/styles.xml", "//w:docDefaults//w:lang[@w:val='fr-FR']"))
                .hasSize(1);
        assertThat(english.find("word/styles.xml", "//w:docDefaults//w:lang[@w:val='en-GB']"))
                .hasSize(1);
    }

    @Test
    void thePropertiesNameTheMinutesAndTheirLanguage() {
        assertThat(french.parts().get("docProps/core.xml").getDocumentElement().getTextContent())
                .contains("compte rendu (projet), bilan 2025", "Bilan", "fr-FR", "2000-01-01T00:00:00Z");
    }

    @Test
    void wordOpensItAsADocumentOfToday() {
        assertThat(french.find("word/settings.xml", "//w:compatSetting[@w:name='compatibilityMode'][@w:val='15']"))
                .hasSize(1);
    }

    @Test
    void theSameReportGivesTheSameBytesUnderAnotherLanguageAndTimeZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(Arrays.equals(MinutesParts.of(SampleReport.french()).bytes(), french.bytes()))
                    .isTrue();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}

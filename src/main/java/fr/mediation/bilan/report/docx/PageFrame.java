package fr.mediation.bilan.report.docx;

import fr.mediation.bilan.report.model.Minutes;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSettings;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** What all pages of a document have in common: paper, styles, language, header and footer. */
final class PageFrame {
    /** How wide the text is, in twentieths of a point: A4 less 2 cm on either side. */
    static final int TEXT_WIDTH = 9638;

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final int A4_WIDTH = 11906;
    private static final int A4_HEIGHT = 16838;
    private static final int MARGIN = (A4_WIDTH - TEXT_WIDTH) / 2;
    private static final int FRAME_MARGIN = 567;
    private static final Pattern PLACEHOLDERS =
            Pattern.compile(Pattern.quote(Minutes.PAGES) + "|" + Pattern.quote(Minutes.PAGE));

    private final XWPFDocument document;
    private final Minutes minutes;

    PageFrame(XWPFDocument document, Minutes minutes) {
        this.document = document;
        this.minutes = minutes;
    }

    void write() throws IOException {
        styles();
        settings();
        paper();
        // The first page has the title in its text.
        document.createHeader(HeaderFooterType.FIRST).createParagraph().setStyle("Header");
        XWPFParagraph header = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        header.setStyle("Header");
        header.createRun().setText(minutes.title());
        footer(document.createFooter(HeaderFooterType.FIRST).createParagraph());
        footer(document.createFooter(HeaderFooterType.DEFAULT).createParagraph());
    }

    private void styles() throws IOException {
        try (InputStream styles = PageFrame.class.getResourceAsStream("/minutes/styles.xml");
                InputStream numbering = PageFrame.class.getResourceAsStream("/minutes/numbering.xml")) {
            XWPFStyles defined = document.createStyles();
            defined.setStyles(StylesDocument.Factory.parse(styles).getStyles());
            defined.setSpellingLanguage(minutes.language().toLanguageTag());
            document.createNumbering()
                    .setNumbering(NumberingDocument.Factory.parse(numbering).getNumbering());
        } catch (XmlException e) {
            throw new IOException(e);
        }
    }

    /**
     * Makes Word treat the document as one of its present version: without this setting it opens it as one of 2007. The
     * library's small schema has no class for it.
     */
    private void settings() {
        CTSettings settings = document.getSettings().getCTSettings();
        try (XmlCursor cursor = settings.newCursor()) {
            cursor.toEndToken();
            cursor.toEndToken();
            cursor.beginElement("compat", WORD);
            cursor.beginElement("compatSetting", WORD);
            cursor.insertAttributeWithValue("name", WORD, "compatibilityMode");
            cursor.insertAttributeWithValue("uri", WORD, "http://schemas.microsoft.com/office/word");
            cursor.insertAttributeWithValue("val", WORD, "15");
        }
    }

    private void paper() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(A4_WIDTH));
        size.setH(BigInteger.valueOf(A4_HEIGHT));
        size.setOrient(STPageOrientation.PORTRAIT);
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(MARGIN));
        margins.setBottom(BigInteger.valueOf(MARGIN));
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
        margins.setHeader(BigInteger.valueOf(FRAME_MARGIN));
        margins.setFooter(BigInteger.valueOf(FRAME_MARGIN));
        margins.setGutter(BigInteger.ZERO);
        section.addNewTitlePg();
    }

    private void footer(XWPFParagraph paragraph) {
        paragraph.setStyle("Footer");
        String text = minutes.footer();
        int written = 0;
        Matcher placeholders = PLACEHOLDERS.matcher(text);
        for (MatchResult placeholder : placeholders.results().toList()) {
            paragraph.createRun().setText(text.substring(written, placeholder.start()));
            CTSimpleField field = paragraph.getCTP().addNewFldSimple();
            field.setInstr(placeholder.group().equals(Minutes.PAGE) ? "PAGE" : "NUMPAGES");
            field.addNewR().addNewT().setStringValue("1");
            written = placeholder.end();
        }
        paragraph.createRun().setText(text.substring(written));
    }
}

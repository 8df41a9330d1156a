package fr.mediation.bilan.format.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.Finding;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.Samples;
import fr.mediation.bilan.format.kind.RowReaders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks that Excel or LibreOffice opens, as programs other than these write them. */
class UnusualWorkbooksTest {
    private static final String DATES = "<numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/></numFmts>"
            + "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs>";
    private static final String DATE = "<row r='1'><c r='A1' s='1'><v>42441</v></c></row>";

    @TempDir
    private Path folder;

    private Path written(XmlWorkbook workbook, UnaryOperator<String> name, UnaryOperator<String> content) {
        Map<String, Iterable<String>> parts = new LinkedHashMap<>();
        workbook.parts()
                .forEach((part, text) -> parts.put(name.apply(part), List.of(content.apply(String.join("", text)))));
        return XmlWorkbook.write(folder.resolve("autre.xlsx"), parts);
    }

    private List<List<String>> cells(String rows) {
        return Samples.cells(
                new XmlWorkbook().sheet(rows).styles(List.of(DATES)).write(folder.resolve("autre.xlsx")));
    }

    private List<List<String>> cells(UnaryOperator<String> name, UnaryOperator<String> content) {
        XmlWorkbook workbook = new XmlWorkbook().sheet(DATE).styles(List.of(DATES));
        return Samples.cells(written(workbook, name, content));
    }

    private static List<List<String>> march() {
        return List.of(List.of("2016-03-12"));
    }

    @Test
    void partsMayLieInAnyFolder() {
        assertThat(cells(name -> name.replace("xl/", "donnees/"), text -> text.replace("xl/", "donnees/")))
                .isEqualTo(march());
        assertThat(cells(name -> name.replace("xl/", ""), text -> text.replace("xl/", "")))
                .isEqualTo(march());
    }

    @Test
    void namesOfPartsMayBeWrittenAsWindowsDoes() {
        assertThat(cells(name -> name.replace('/', '\\'), text -> text)).isEqualTo(march());
        assertThat(cells(name -> "/" + name, text -> text.replace("Target='worksheets/", "Target='worksheets\\")))
                .isEqualTo(march());
        assertThat(cells(name -> name.toLowerCase(java.util.Locale.ROOT), text -> text))
                .isEqualTo(march());
    }

    @Test
    void elementsMayHaveAPrefix() {
        UnaryOperator<String> prefixed = text -> text.contains("<worksheet") || text.contains("<styleSheet")
                ? text.replace("</", "\u0001")
                        .replace("<", "<x:")
                        .replace("\u0001", "</x:")
                        .replace("xmlns=", "xmlns:x=")
                : text;

        assertThat(cells(name -> name, prefixed)).isEqualTo(march());
    }

    @Test
    void strictWorkbooksAreRead() {
        assertThat(cells(
                        name -> name,
                        text -> text.replace(
                                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                        "http://purl.oclc.org/ooxml/spreadsheetml/main")
                                .replace(
                                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                        "http://purl.oclc.org/ooxml/officeDocument/relationships")))
                .isEqualTo(march());
        assertThat(
                        cells(
                                "<row r='1'><c r='A1' t='d' s='1'><v>2016-03-12T00:00:00.000</v></c>"
                                        + "<c r='B1' t='d'><v>2016-03-12T14:30:00</v></c><c r='C1' t='d'><v>1899-12-30T01:30:00</v></c></row>"))
                .containsExactly(List.of("2016-03-12", "2016-03-12T14:30", "01:30"));
    }

    @Test
    void anElementOfAnExtensionIsAnother() {
        String extension =
                "<extLst><ext><x15:workbookPr xmlns:x15='urn:2010' date1904='0' chartTrackingRefBase='1'/></ext></extLst>";

        assertThat(cells(
                        name -> name,
                        text -> text.replace("<sheets>", "<workbookPr date1904='1'/><sheets>")
                                .replace("</workbook>", extension + "</workbook>")))
                .containsExactly(List.of("2020-03-13"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r='A1' t='s'/>",
                "<c r='A1' t='s'><v/></c>",
                "<c r='A1' t='s'><v></v></c>",
                "<c r='A1' s=''/>",
                "<c r='A1' t=''><v/></c>",
                "<c r='A1' t='b'><v/></c>",
                "<c r='A1' t='str'><f>\"\"</f><v></v></c>",
                "<c r='A1' t='inlineStr'><is/></c>"
            })
    void aCellMayHoldAFormatAlone(String cell) {
        assertThat(cells("<row r='1'>" + cell + "<c r='B1'><v>1</v></c></row>")).containsExactly(List.of("", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r='A1'><f>C1*2</f></c>",
                "<c r='A1'><f>C1*2</f><v/></c>",
                "<c r='A1' t='n'><f>C1*2</f><v></v></c>",
                "<c r='A1' t='str'><f>C1*2</f></c>",
                "<c r='A1' t='b'><f>C1*2</f></c>"
            })
    void aFormulaWithoutAValueShowsItself(String cell) {
        assertThat(cells("<row r='1'>" + cell + "</row>")).containsExactly(List.of("=C1*2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-05-04 14:30:00", "2016-05-04T14:30:00,000", "mai 2016"})
    void aDateThatIsNotWrittenAsOneIsGivenAsItStands(String text) {
        assertThat(cells("<row r='1'><c r='A1' t='d'><v>" + text + "</v></c></row>"))
                .containsExactly(List.of(text));
    }

    @Test
    void aSheetWhoseStateIsEmptyIsShown() {
        assertThat(cells(name -> name, text -> text.replace("<sheet ", "<sheet state='' ")))
                .isEqualTo(march());
    }

    @Test
    void onlyTheFormulaIsUncertainAndNotTheTextBehindIt() {
        Path file = written(
                new XmlWorkbook()
                        .sheet("<row r='1'><c r='A1'><f>C1*2</f><v>0</v></c>"
                                + "<c r='B1' t='inlineStr'><is><t>internet</t></is></c></row>"),
                name -> name,
                text -> text.replace("</sheets>", "</sheets><calcPr fullCalcOnLoad='1'/>"));
        try (RowReader rows = RowReaders.open(file)) {
            assertThat(rows.read().findings()).extracting(Finding::cell).containsExactly(0);
        }
    }

    @Test
    void aStyleThatIsMissingIsTheOrdinaryOne() {
        assertThat(cells("<row r='1'><c r='A1' s='7'><v>3</v></c><c r='B1' s=''><v>4</v></c></row>"))
                .containsExactly(List.of("3", "4"));
    }

    @Test
    void aCellThatIsNoNumberIsGivenAsItStands() {
        assertThat(cells("<row r='1'><c r='A1'><v>1,5</v></c><c r='B1'><v>1d</v></c><c r='C1'><v>NaN</v></c></row>"))
                .containsExactly(List.of("1,5", "1d", "NaN"));
    }

    @Test
    void wrongDimensionsDoNotMatter() {
        assertThat(cells(name -> name, text -> text.replace("<sheetData>", "<dimension ref='A1'/><sheetData>")))
                .isEqualTo(march());
    }

    @Test
    void aRowWithoutANumberTakesThatOfItsCells() {
        Path file = new XmlWorkbook()
                .sheet("<row><c r='A1'><v>1</v></c></row><row><c r='a3'><v>2</v></c></row>")
                .write(folder.resolve("autre.xlsx"));

        assertThat(Samples.numbers(file)).containsExactly(1, 3);
    }

    @Test
    void aSheetOfMacrosHoldsNoRows() {
        assertThat(cells(
                        name -> name,
                        text -> text.replace("</sheets>", "<sheet name='Module1' sheetId='9' r:id=''/></sheets>")))
                .isEqualTo(march());
    }

    @Test
    void phoneticHintsAreNoText() {
        XmlWorkbook workbook = new XmlWorkbook()
                .sheet("<row r='1'><c r='A1' t='s'><v>0</v></c></row>")
                .shared(List.of("<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>"));

        assertThat(Samples.cells(workbook.write(folder.resolve("autre.xlsx")))).containsExactly(List.of("東京"));
    }

    @Test
    void rowsThatTheSheetHidesAreToldApart() {
        Path file = new XmlWorkbook()
                .sheet("<row r='1'><c r='A1'><v>1</v></c></row><row r='2' hidden='1'><c r='A2'><v>2</v></c></row>")
                .write(folder.resolve("autre.xlsx"));

        assertThat(Samples.rows(file)).extracting(Row::hidden).containsExactly(false, true);
    }

    @Test
    void longInstructionsAreNotRepeatedOverTheColumnsTheyAreMergedOver() {
        String instructions = "Consignes de saisie. ".repeat(100);
        Path file = new XmlWorkbook()
                .sheet(
                        List.of(XmlWorkbook.row(1, instructions), "<row r='2'><c r='ZZ2'><v>1</v></c></row>"),
                        "<mergeCells><mergeCell ref='A1:ZZ1'/></mergeCells>")
                .write(folder.resolve("autre.xlsx"));

        assertThat(Samples.rows(file).get(0).cells()).containsExactly(instructions.strip());
    }
}

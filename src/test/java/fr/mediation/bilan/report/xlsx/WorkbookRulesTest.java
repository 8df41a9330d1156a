package fr.mediation.bilan.report.xlsx;

import static fr.mediation.bilan.report.xlsx.SheetXml.elements;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.report.HardCase;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What every sheet keeps to so that people can read it with a screen reader and programs can load it (Government
 * Statistical Service, <i>Releasing statistics in spreadsheets</i>), whatever the year was like. The workbooks are read as
 * raw XML, and stay in {@code target/hard-cases/} to be looked at.
 */
@Tag("slow")
class WorkbookRulesTest {
    private static final int MOST_LETTERS = 31;
    private static final double LEAST_CONTRAST = 4.5;

    /** More rows than an A4 page holds at the smallest print. */
    private static final int MORE_THAN_A_PAGE = 90;

    /** In points. */
    private static final double HIGHEST_ROW = 409;

    private static final Pattern MARK = Pattern.compile("\\[[a-z]]");
    private static final Map<HardCase, List<Book>> BOOKS = new HashMap<>();

    private record Book(WorkbookParts parts, List<SheetXml> sheets) {}

    private static List<Book> books(HardCase hard) throws IOException {
        List<Book> known = BOOKS.get(hard);
        if (known == null) {
            known = List.of(book(hard, SampleReport.french()), book(hard, SampleReport.english()));
            BOOKS.put(hard, known);
        }
        return known;
    }

    private static Book book(HardCase hard, ReportInput input) throws IOException {
        WorkbookParts parts = WorkbookParts.of(hard.of(input));
        hard.keep(input, ".xlsx", parts.bytes());
        return new Book(parts, SheetXml.of(parts));
    }

    private static List<SheetXml> sheets(HardCase hard) throws IOException {
        return books(hard).stream().flatMap(book -> book.sheets().stream()).toList();
    }

    @AfterAll
    static void forget() {
        BOOKS.clear();
    }

    @ParameterizedTest
    @EnumSource
    void aSheetHasOneTableAtMostWithItsOwnName(HardCase hard) throws IOException {
        assertThat(sheets(hard))
                .allSatisfy(sheet ->
                        assertThat(sheet.tables().size()).as(sheet.name()).isLessThan(2));
        for (Book book : books(hard)) {
            assertThat(book.sheets().stream()
                            .flatMap(sheet -> sheet.tables().stream())
                            .map(table -> table.getAttribute("displayName")))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTableHasOneHeaderRowWhoseCellsAreItsColumns(HardCase hard) throws IOException {
        assertThat(sheets(hard)).filteredOn(sheet -> sheet.table().isPresent()).allSatisfy(sheet -> {
            List<String> columns = elements(sheet.table().orElseThrow(), "tableColumn").stream()
                    .map(column -> column.getAttribute("name"))
                    .toList();
            assertThat(columns)
                    .as(sheet.name())
                    .doesNotHaveDuplicates()
                    .doesNotContain("")
                    .isEqualTo(sheet.tableCells().get(0).stream()
                            .map(sheet.texts()::get)
                            .toList());
        });
    }

    @ParameterizedTest
    @EnumSource
    void noCellOfATableIsEmpty(HardCase hard) throws IOException {
        assertThat(sheets(hard))
                .allSatisfy(sheet -> assertThat(sheet.tableCells().stream()
                                .flatMap(List::stream)
                                .filter(address -> !sheet.texts().containsKey(address)))
                        .as(sheet.name())
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void aSheetWithoutTableSaysWhy(HardCase hard) throws IOException {
        assertThat(sheets(hard))
                .filteredOn(sheet -> sheet.table().isEmpty())
                .allSatisfy(sheet -> assertThat(sheet.texts()).as(sheet.name()).hasSizeGreaterThan(1));
    }

    @ParameterizedTest
    @EnumSource
    void everyMarkIsExplainedOnItsSheet(HardCase hard) throws IOException {
        assertThat(sheets(hard)).allSatisfy(sheet -> {
            List<String> legend = sheet.texts().values().stream()
                    .filter(text -> text.startsWith("Signes") || text.startsWith("Marks"))
                    .toList();
            TreeSet<String> marks = new TreeSet<>();
            sheet.texts().values().stream()
                    .filter(text -> MARK.matcher(text).matches())
                    .forEach(marks::add);
            assertThat(marks)
                    .as(sheet.name())
                    .allMatch(mark -> String.join(" ", legend).contains(mark));
        });
    }

    @ParameterizedTest
    @EnumSource
    void noCellIsMergedAndNothingIsHidden(HardCase hard) throws IOException {
        assertThat(sheets(hard)).allSatisfy(sheet -> {
            assertThat(elements(sheet.document(), "mergeCell")).as(sheet.name()).isEmpty();
            assertThat(elements(sheet.document(), "*"))
                    .as(sheet.name())
                    .noneMatch(element -> element.hasAttribute("hidden"));
        });
        for (Book book : books(hard)) {
            assertThat(elements(SheetXml.parse(book.parts().xml().get("xl/workbook.xml")), "sheet"))
                    .noneMatch(sheet -> sheet.hasAttribute("state"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noNoteIsASuperscript(HardCase hard) throws IOException {
        for (Book book : books(hard)) {
            assertThat(book.parts().xml().values()).noneMatch(xml -> xml.contains("vertAlign"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentSaysItsTitleAuthorLanguageAndSubject(HardCase hard) throws IOException {
        for (Book book : books(hard)) {
            Document core = SheetXml.parse(book.parts().xml().get("docProps/core.xml"));
            for (String property : List.of("title", "creator", "language", "subject")) {
                assertThat(elements(core, property))
                        .singleElement()
                        .satisfies(element -> assertThat(element.getTextContent())
                                .as(property)
                                .isNotBlank());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCursorWaitsInTheFirstCellOfTheFirstSheet(HardCase hard) throws IOException {
        assertThat(sheets(hard))
                .allSatisfy(sheet -> assertThat(elements(sheet.document(), "selection"))
                        .as(sheet.name())
                        .last()
                        .satisfies(selection ->
                                assertThat(selection.getAttribute("activeCell")).isEqualTo("A1")));
        for (Book book : books(hard)) {
            assertThat(book.parts().xml().get("xl/workbook.xml")).contains("activeTab=\"0\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesOfSheetsAreShortAndUnique(HardCase hard) throws IOException {
        for (Book book : books(hard)) {
            assertThat(book.sheets().stream().map(sheet -> sheet.name().toLowerCase(Locale.ROOT)))
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.length() <= MOST_LETTERS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPageIsA4WithItsNumberAndADirectionChosen(HardCase hard) throws IOException {
        assertThat(sheets(hard)).allSatisfy(sheet -> {
            Element page = elements(sheet.document(), "pageSetup").get(0);
            assertThat(page.getAttribute("paperSize")).as(sheet.name()).isEqualTo("9");
            assertThat(page.getAttribute("orientation")).as(sheet.name()).isIn("portrait", "landscape");
            assertThat(elements(sheet.document(), "oddFooter").get(0).getTextContent())
                    .as(sheet.name())
                    .contains("&P", "&N");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatTakesSeveralPagesRepeatsItsHeader(HardCase hard) throws IOException {
        for (Book book : books(hard)) {
            List<String> repeated =
                    elements(SheetXml.parse(book.parts().xml().get("xl/workbook.xml")), "definedName").stream()
                            .filter(name -> name.getAttribute("name").equals("_xlnm.Print_Titles"))
                            .map(name -> book.sheets()
                                    .get(Integer.parseInt(name.getAttribute("localSheetId")))
                                    .name())
                            .toList();
            assertThat(book.sheets().stream()
                            // Only the first page of the last sheet is printed.
                            .limit(book.sheets().size() - 1)
                            .filter(sheet -> sheet.tableCells().size() > MORE_THAN_A_PAGE)
                            .map(SheetXml::name))
                    .isSubsetOf(repeated);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lettersStandOffWhatIsBehindThem(HardCase hard) throws IOException {
        for (Book book : books(hard)) {
            Document styles = SheetXml.parse(book.parts().xml().get("xl/styles.xml"));
            List<String> letters = colours(elements(styles, "fonts").get(0), "font", "color", "161616");
            List<String> behind = colours(elements(styles, "fills").get(0), "fill", "fgColor", "FFFFFF");
            List<Element> looks = elements(elements(styles, "cellXfs").get(0), "xf");
            for (SheetXml sheet : book.sheets()) {
                assertThat(elements(sheet.document(), "c").stream()
                                .filter(cell -> sheet.texts().containsKey(cell.getAttribute("r")))
                                .map(cell -> Integer.parseInt("0" + cell.getAttribute("s")))
                                .distinct()
                                .map(looks::get))
                        .as(sheet.name())
                        .allMatch(look -> Contrast.of(
                                        letters.get(Integer.parseInt(look.getAttribute("fontId"))),
                                        behind.get(Integer.parseInt(look.getAttribute("fillId"))))
                                >= LEAST_CONTRAST);
            }
        }
    }

    private static List<String> colours(Element group, String member, String colour, String without) {
        List<String> colours = new ArrayList<>();
        for (Element one : elements(group, member)) {
            colours.add(elements(one, colour).stream()
                    .map(found -> found.getAttribute("rgb"))
                    .filter(rgb -> !rgb.isEmpty())
                    .findFirst()
                    .map(rgb -> rgb.substring(rgb.length() - 6))
                    .orElse(without));
        }
        return colours;
    }

    @ParameterizedTest
    @EnumSource
    void chartsDrawCellsAndAllPicturesAreDescribed(HardCase hard) throws IOException {
        for (Book book : books(hard)) {
            assertThat(parts(book, "xl/charts/chart")).allSatisfy(chart -> {
                assertThat(elements(chart, "f")).isNotEmpty();
                assertThat(elements(chart, "title")).hasSizeGreaterThanOrEqualTo(3);
            });
            assertThat(parts(book, "xl/drawings/drawing").stream()
                            .flatMap(drawing -> elements(drawing, "cNvPr").stream()))
                    .allMatch(drawn -> !drawn.getAttribute("descr").isBlank());
        }
    }

    @ParameterizedTest
    @EnumSource
    void excelDrawsTheChartsAsLibreOfficeDoes(HardCase hard) throws IOException {
        for (Book book : books(hard)) {
            assertThat(parts(book, "xl/charts/chart")).allSatisfy(chart -> {
                assertThat(values(chart, "crossBetween")).containsOnly("between");
                assertThat(values(chart, "roundedCorners")).containsOnly("false");
                // Each series of bars says so; points have no inside to be left white.
                assertThat(values(chart, "invertIfNegative"))
                        .hasSize(
                                elements(chart, "barChart").isEmpty()
                                        ? 0
                                        : elements(chart, "ser").size())
                        .allMatch("false"::equals);
            });
        }
    }

    private static List<String> values(Document part, String name) {
        return elements(part, name).stream()
                .map(element -> element.getAttribute("val"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDrawnIsCalledByItsTitle(HardCase hard) throws IOException {
        for (Book book : books(hard)) {
            List<String> titles = Stream.concat(
                            parts(book, "xl/charts/chart").stream()
                                    .map(chart -> elements(chart, "t").get(0).getTextContent()),
                            book.sheets().get(0).texts().values().stream())
                    .toList();
            assertThat(parts(book, "xl/drawings/drawing").stream()
                            .flatMap(drawing -> elements(drawing, "cNvPr").stream())
                            .map(drawn -> drawn.getAttribute("name")))
                    .isSubsetOf(titles);
        }
    }

    private static List<Document> parts(Book book, String prefix) {
        return book.parts().xml().entrySet().stream()
                .filter(part -> part.getKey().startsWith(prefix))
                .map(part -> SheetXml.parse(part.getValue()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyLinkLeadsToASheet(HardCase hard) throws IOException {
        for (Book book : books(hard)) {
            List<String> names = book.sheets().stream().map(SheetXml::name).toList();
            Stream<String> targets = book.sheets().stream()
                    .flatMap(sheet -> elements(sheet.document(), "hyperlink").stream())
                    .map(link -> link.getAttribute("location").replaceAll("^'|'?!A1$", ""));
            assertThat(targets).isNotEmpty().isSubsetOf(names);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noRowIsHigherThanExcelCanShow(HardCase hard) throws IOException {
        assertThat(sheets(hard))
                .allSatisfy(sheet -> assertThat(elements(sheet.document(), "row"))
                        .as(sheet.name())
                        .allMatch(row -> Double.parseDouble("0" + row.getAttribute("ht")) <= HIGHEST_ROW));
    }
}

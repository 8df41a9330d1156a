package fr.mediation.bilan.report.xlsx;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * One sheet of a workbook as it lies in the archive, read by the JDK alone.
 *
 * @param name the name on its tab
 * @param document its XML
 * @param texts what stands in each cell that is not empty, by its address
 * @param tables the table parts that belong to it
 */
record SheetXml(String name, Document document, Map<String, String> texts, List<Element> tables) {

    /** All sheets of a workbook, in order. */
    static List<SheetXml> of(WorkbookParts book) {
        List<String> shared = elements(parse(book.xml().get("xl/sharedStrings.xml")), "si").stream()
                .map(Element::getTextContent)
                .toList();
        List<SheetXml> sheets = new ArrayList<>();
        int number = 1;
        for (String name : book.cells().keySet()) {
            Document document = parse(book.sheetXml(number));
            String relations = book.xml().get("xl/worksheets/_rels/sheet" + number + ".xml.rels");
            sheets.add(new SheetXml(name, document, texts(document, shared), tables(book, relations)));
            number++;
        }
        return sheets;
    }

    private static Map<String, String> texts(Document document, List<String> shared) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Element cell : elements(document, "c")) {
            String value = elements(cell, "v").stream()
                    .findFirst()
                    .map(Element::getTextContent)
                    .orElse("");
            String text = cell.getAttribute("t").equals("s") ? shared.get(Integer.parseInt(value)) : value;
            if (!text.isEmpty()) {
                texts.put(cell.getAttribute("r"), text);
            }
        }
        return texts;
    }

    private static List<Element> tables(WorkbookParts book, @Nullable String relations) {
        return relations == null
                ? List.of()
                : elements(parse(relations), "Relationship").stream()
                        .map(relation -> relation.getAttribute("Target"))
                        .filter(target -> target.contains("tables/"))
                        .map(target -> parse(book.xml().get(target.replaceFirst("^(\\.\\./|/xl/)", "xl/")))
                                .getDocumentElement())
                        .toList();
    }

    /** Its table, empty where it has none. */
    Optional<Element> table() {
        return tables.stream().findFirst();
    }

    /** The addresses of its table, row by row, the header first. */
    List<List<String>> tableCells() {
        return table().map(table -> addresses(table.getAttribute("ref"))).orElse(List.of());
    }

    private static List<List<String>> addresses(String range) {
        String[] corners = range.split(":");
        int first = Integer.parseInt(corners[0].replaceAll("\\D", ""));
        int last = Integer.parseInt(corners[1].replaceAll("\\D", ""));
        int width = column(corners[1]);
        return IntStream.rangeClosed(first, last)
                .mapToObj(row -> IntStream.rangeClosed(column(corners[0]), width)
                        .mapToObj(column -> letters(column) + row)
                        .toList())
                .toList();
    }

    private static int column(String address) {
        return address.replaceAll("\\d", "").chars().reduce(0, (number, letter) -> 26 * number + letter - 'A' + 1);
    }

    private static String letters(int column) {
        return column <= 26
                ? String.valueOf((char) ('A' + column - 1))
                : letters((column - 1) / 26) + letters((column - 1) % 26 + 1);
    }

    /** The elements of a name anywhere below another. */
    static List<Element> elements(Document below, String name) {
        return elements(below.getElementsByTagNameNS("*", name));
    }

    static List<Element> elements(Element below, String name) {
        return elements(below.getElementsByTagNameNS("*", name));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }

    /** Parses XML. */
    static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
        }
    }
}

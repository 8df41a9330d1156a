package fr.mediation.bilan.report.docx;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.office.FileProperties;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Minutes written and taken apart again by the JDK alone: their XML parts by name. */
record MinutesParts(byte[] bytes, Map<String, Document> parts) {
    private static final String DOCUMENT = "word/document.xml";
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    static MinutesParts of(ReportInput input) throws IOException {
        byte[] bytes =
                new MinutesWriter(FileProperties.EPOCH).files(input).get(0).content();
        Map<String, Document> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), parse(zip.readAllBytes()));
            }
        }
        return new MinutesParts(bytes, parts);
    }

    private static Document parse(byte[] xml) throws IOException {
        try {
            return DocumentBuilderFactory.newNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    /** The one prefix that the paths use. */
    private static final class WordNames implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            return WORD;
        }

        @Override
        public String getPrefix(String uri) {
            return "w";
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            return List.of("w").iterator();
        }
    }

    /** The nodes of the text that a path leads to. */
    List<Node> find(String path) {
        return find(DOCUMENT, path);
    }

    /** The nodes of a part that a path leads to. */
    List<Node> find(String part, String path) {
        return nodes(parts.get(part), path);
    }

    private static List<Node> nodes(Object from, String path) {
        try {
            XPath paths = XPathFactory.newInstance().newXPath();
            paths.setNamespaceContext(new WordNames());
            NodeList found = (NodeList) paths.evaluate(path, from, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** The paragraphs outside tables and inside, in order, of a style whose name begins so. */
    List<String> texts(String style) {
        return find("//w:p[w:pPr/w:pStyle[starts-with(@w:val, '" + style + "')]]").stream()
                .map(MinutesParts::text)
                .toList();
    }

    /** Every paragraph with words, in order. */
    List<String> texts() {
        return find("//w:p").stream()
                .map(MinutesParts::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** A table as its rows of texts, by the name it has for those who do not see it. */
    List<List<String>> table(String name) {
        List<List<String>> rows = new ArrayList<>();
        for (Node row : find("//w:tbl[w:tblPr/w:tblCaption/@w:val='" + name + "']/w:tr")) {
            rows.add(nodes(row, "w:tc").stream().map(MinutesParts::text).toList());
        }
        return rows;
    }

    /** The row of a table whose first cell is a text. */
    List<String> row(String table, String first) {
        return table(table).stream()
                .filter(row -> row.get(0).equals(first))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + first + " in " + table));
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        // Without a path: one for each paragraph of all minutes takes half of their time.
        NodeList runs = ((Element) node).getElementsByTagNameNS(WORD, "t");
        IntStream.range(0, runs.getLength())
                .forEach(i -> text.append(runs.item(i).getTextContent()));
        return text.toString();
    }
}

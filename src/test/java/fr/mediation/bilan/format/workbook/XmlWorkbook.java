package fr.mediation.bilan.format.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part as XML, so that it may hold what no library would write. */
public final class XmlWorkbook {
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, Iterable<String>> parts = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();

    /** A workbook without sheets. */
    public XmlWorkbook() {
        // Sheets come by further calls.
    }

    /**
     * Adds a sheet.
     *
     * @param rows its rows
     * @param behind what stands behind them, such as merged cells
     * @return this
     */
    public XmlWorkbook sheet(Iterable<String> rows, String behind) {
        String part = "worksheets/sheet" + (sheets.size() + 1) + ".xml";
        sheets.add(part);
        parts.put("xl/" + part, () -> {
            List<Iterable<String>> pieces = List.of(
                    List.of("<worksheet xmlns='" + MAIN + "'><sheetData>"),
                    rows,
                    List.of("</sheetData>" + behind + "</worksheet>"));
            return pieces.stream().flatMap(piece -> stream(piece)).iterator();
        });
        return this;
    }

    /**
     * Adds a sheet.
     *
     * @param rows its rows
     * @return this
     */
    public XmlWorkbook sheet(String rows) {
        return sheet(List.of(rows), "");
    }

    /** Adds a sheet that lies in the part of the first one. */
    XmlWorkbook sheetAgain() {
        sheets.add(sheets.get(0));
        return this;
    }

    /**
     * Adds the texts that cells share.
     *
     * @param texts their elements
     * @return this
     */
    public XmlWorkbook shared(Iterable<String> texts) {
        parts.put("xl/sharedStrings.xml", wrapped("sst", texts));
        return this;
    }

    /**
     * Adds styles.
     *
     * @param styles their elements
     * @return this
     */
    public XmlWorkbook styles(Iterable<String> styles) {
        parts.put("xl/styles.xml", wrapped("styleSheet", styles));
        return this;
    }

    /**
     * Adds any part.
     *
     * @param name its name
     * @param content its content
     * @return this
     */
    public XmlWorkbook part(String name, String content) {
        parts.put(name, List.of(content));
        return this;
    }

    /**
     * {@return a row of texts}
     *
     * @param number its number
     * @param texts the texts, from the first column on
     */
    public static String row(int number, String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i ->
                        "<c r='" + (char) ('A' + i) + number + "' t='inlineStr'><is><t>" + texts[i] + "</t></is></c>")
                .collect(Collectors.joining("", "<row r='" + number + "'>", "</row>"));
    }

    /**
     * {@return the same many times, without holding it}
     *
     * @param count how often
     * @param text the text
     */
    public static Iterable<String> times(int count, String text) {
        return Collections.nCopies(count, text);
    }

    private static Iterable<String> wrapped(String element, Iterable<String> content) {
        return () ->
                List.of(List.of("<" + element + " xmlns='" + MAIN + "'>"), content, List.of("</" + element + ">"))
                        .stream()
                        .flatMap(XmlWorkbook::stream)
                        .iterator();
    }

    private static Stream<String> stream(Iterable<String> pieces) {
        return StreamSupport.stream(pieces.spliterator(), false);
    }

    /** {@return the parts as they are, the descriptions of the workbook among them, by name} */
    public Map<String, Iterable<String>> parts() {
        Map<String, Iterable<String>> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", List.of(contentTypes()));
        all.put("_rels/.rels", List.of(relationships(relationship("rId1", "officeDocument", "xl/workbook.xml"))));
        all.put("xl/workbook.xml", List.of(workbook()));
        all.put("xl/_rels/workbook.xml.rels", List.of(relationships(workbookRelationships())));
        all.putAll(parts);
        return all;
    }

    private String contentTypes() {
        StringBuilder types = new StringBuilder("<Types xmlns='" + PACKAGE + "content-types'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Default Extension='xml' ContentType='application/xml'/>"
                + override("xl/workbook.xml", "sheet.main+xml"));
        sheets.stream().distinct().forEach(sheet -> types.append(override("xl/" + sheet, "worksheet+xml")));
        if (parts.containsKey("xl/sharedStrings.xml")) {
            types.append(override("xl/sharedStrings.xml", "sharedStrings+xml"));
        }
        if (parts.containsKey("xl/styles.xml")) {
            types.append(override("xl/styles.xml", "styles+xml"));
        }
        return types.append("</Types>").toString();
    }

    private static String override(String part, String type) {
        return "<Override PartName='/" + part + "' ContentType='" + TYPE + type + "'/>";
    }

    private String workbook() {
        return IntStream.range(0, sheets.size())
                .mapToObj(i -> "<sheet name='S" + i + "' sheetId='" + (i + 1) + "' r:id='s" + i + "'/>")
                .collect(Collectors.joining(
                        "",
                        "<workbook xmlns='" + MAIN + "' xmlns:r='" + DOCUMENT + "'><sheets>",
                        "</sheets></workbook>"));
    }

    private String workbookRelationships() {
        return IntStream.range(0, sheets.size())
                        .mapToObj(i -> relationship("s" + i, "worksheet", sheets.get(i)))
                        .collect(Collectors.joining())
                + (parts.containsKey("xl/sharedStrings.xml")
                        ? relationship("shared", "sharedStrings", "sharedStrings.xml")
                        : "")
                + (parts.containsKey("xl/styles.xml") ? relationship("styles", "styles", "styles.xml") : "");
    }

    private static String relationships(String inside) {
        return "<Relationships xmlns='" + PACKAGE + "relationships'>" + inside + "</Relationships>";
    }

    private static String relationship(String id, String type, String target) {
        return "<Relationship Id='" + id + "' Type='" + DOCUMENT + "/" + type + "' Target='" + target + "'/>";
    }

    /**
     * Writes the workbook.
     *
     * @param file where
     * @return the file
     */
    public Path write(Path file) {
        return write(file, parts());
    }

    /**
     * Writes parts as a workbook.
     *
     * @param file where
     * @param parts the parts, by name
     * @return the file
     */
    public static Path write(Path file, Map<String, Iterable<String>> parts) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Iterable<String>> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                for (String piece : part.getValue()) {
                    zip.write(piece.getBytes(StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

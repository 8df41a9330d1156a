package fr.mediation.bilan.format;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/**
 * Rows of a workbook's visible sheets, in their order. Sheets are streamed; only the texts that cells share are held in
 * memory. Rows and columns that a filter hides are read: they belong to the data.
 */
final class WorkbookRowReader implements RowReader {
    private final Path file;
    private final OPCPackage archive;
    private final XSSFReader parts;
    private final WorkbookIndex index;
    private final CellTexts texts;
    private int nextSheet;
    private SheetRows sheet;
    private Row first;

    private WorkbookRowReader(Path file, OPCPackage archive)
            throws IOException, OpenXML4JException, XMLStreamException {
        this.file = file;
        this.archive = archive;
        this.parts = new XSSFReader(archive);
        this.index = WorkbookIndex.read(parts.getWorkbookData());
        if (index.visible().isEmpty()) {
            throw new UnreadableFileException("format.no-visible-sheet", file);
        }
        this.texts = new CellTexts(
                RichText.shared(parts.getSharedStringsData()),
                new NumberTexts(parts.getStylesTable(), index.startsIn1904()));
        this.first = next();
        if (first == null) {
            throw new UnreadableFileException("format.empty", file);
        }
    }

    /** Opens a workbook; refuses one that is damaged, shows no sheet or is empty. */
    static WorkbookRowReader open(Path file) {
        OPCPackage archive = null;
        try {
            archive = OPCPackage.open(file.toFile(), PackageAccess.READ);
            return new WorkbookRowReader(file, archive);
        } catch (IOException | XMLStreamException | OpenXML4JException | RuntimeException failure) {
            if (archive != null) {
                archive.revert();
            }
            throw problem(file, failure);
        }
    }

    @Override
    public Detection detection() {
        return new Detection("xlsx", null, null, index.hidden());
    }

    @Override
    public Row read() {
        try {
            Row row = first == null ? next() : first;
            first = null;
            return row;
        } catch (IOException | XMLStreamException | OpenXML4JException | RuntimeException failure) {
            throw problem(file, failure);
        }
    }

    @Override
    public void close() {
        // Reverting is how a package opened for reading is closed without writing to it.
        archive.revert();
    }

    private Row next() throws IOException, OpenXML4JException, XMLStreamException {
        while (sheet != null || nextSheet < index.visible().size()) {
            if (sheet == null) {
                sheet = open(index.visible().get(nextSheet++));
            }
            Row row = sheet.next();
            if (row != null) {
                return row;
            }
            sheet.close();
            sheet = null;
        }
        return null;
    }

    private SheetRows open(WorkbookIndex.Sheet entry) throws IOException, OpenXML4JException, XMLStreamException {
        MergedRegions merged = MergedRegions.read(parts.getSheet(entry.relation()));
        return new SheetRows(entry.name(), new XmlPart(parts.getSheet(entry.relation())), merged, texts);
    }

    /** POI and the XML parser report damage by many unchecked exceptions, and one sentence answers them all. */
    private static UnreadableFileException problem(Path file, Exception failure) {
        return failure instanceof UnreadableFileException known
                ? known
                : new UnreadableFileException(failure, "format.damaged", file);
    }
}

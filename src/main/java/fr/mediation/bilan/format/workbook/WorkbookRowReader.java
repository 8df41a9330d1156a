package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.BoundExceededException;
import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Detection;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.UnreadableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a workbook's visible sheets, in their order. Sheets are streamed; only the texts that cells share are held in
 * memory. Rows and columns that a filter hides are read: they belong to the data.
 */
public final class WorkbookRowReader implements RowReader {
    private final Path file;
    private final WorkbookCopy copy;
    private final WorkbookArchive archive;
    private final WorkbookIndex index;
    private final CellTexts texts;
    private final Amplification amplification;
    private final Set<String> sheets = new HashSet<>();
    private final Map<String, BitSet> hiddenColumns = new HashMap<>();
    private int nextSheet;
    private SheetRows sheet;
    private Row first;

    private WorkbookRowReader(Path file, WorkbookCopy copy, WorkbookArchive archive)
            throws IOException, XMLStreamException {
        this.file = file;
        this.copy = copy;
        this.archive = archive;
        this.amplification = new Amplification(Files.size(copy.decrypted().path()));
        this.index = WorkbookIndex.read(archive.workbook());
        if (index.visible().isEmpty()) {
            throw new UnreadableFileException("format.no-visible-sheet", file);
        }
        this.texts = new CellTexts(
                RichText.shared(archive.only("sharedStrings", Bounds.SHARED_TEXT_PART_BYTES)),
                NumberTexts.read(archive.only("styles", Bounds.DESCRIPTION_BYTES), index.startsIn1904()),
                index.leavesFormulas(),
                amplification);
        for (WorkbookIndex.Sheet visible : index.visible()) {
            BitSet hidden = HiddenColumns.read(archive.part(archive.sheet(visible.relation()), Long.MAX_VALUE));
            if (!hidden.isEmpty()) {
                hiddenColumns.put(visible.name(), hidden);
            }
        }
        this.first = next();
        if (first == null) {
            throw new UnreadableFileException(
                    index.hidden().isEmpty() ? "format.empty" : "format.no-visible-sheet", file);
        }
    }

    /**
     * {@return whether an archive is a workbook of the kind that is read here}
     *
     * @param archive the archive, which stays open
     * @throws IOException if it is damaged
     */
    public static boolean reads(ZipFile archive) throws IOException {
        return WorkbookArchive.isWorkbook(archive);
    }

    /**
     * Opens a workbook.
     *
     * @param file the file
     * @param expected the bytes it must hold
     * @return its rows; the caller closes it
     * @throws UnreadableFileException if it is damaged, shows no sheet or is empty
     */
    public static WorkbookRowReader open(Path file, FileBytes.Expected expected) {
        // An archive is read here and there: only of a copy can it be said that it did not change meanwhile.
        WorkbookCopy copy = WorkbookCopy.of(file, expected);
        WorkbookArchive archive = null;
        WorkbookRowReader reader = null;
        try {
            archive = WorkbookArchive.open(copy.decrypted().path());
            reader = new WorkbookRowReader(file, copy, archive);
            return reader;
        } catch (IOException | XMLStreamException | RuntimeException failure) {
            throw problem(file, failure);
        } finally {
            if (reader == null) {
                release(archive, copy);
            }
        }
    }

    @Override
    public Detection detection() {
        List<String> sheets =
                index.visible().stream().map(WorkbookIndex.Sheet::name).toList();
        return new Detection("xlsx", null, null, sheets, index.hidden(), hiddenColumns);
    }

    @Override
    public Row read() {
        try {
            Row row = first == null ? next() : first;
            first = null;
            return row;
        } catch (IOException | XMLStreamException | RuntimeException failure) {
            throw problem(file, failure);
        }
    }

    @Override
    public FileBytes bytesRead() {
        return copy.bytes();
    }

    @Override
    public void verify() {
        copy.verify();
    }

    @Override
    public void close() {
        release(archive, copy);
    }

    private static void release(@Nullable WorkbookArchive archive, WorkbookCopy copy) {
        try (copy;
                archive) {
            // Both are closed, whatever the other does.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Row next() throws IOException, XMLStreamException {
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

    private SheetRows open(WorkbookIndex.Sheet entry) throws IOException, XMLStreamException {
        String part = archive.sheet(entry.relation());
        if (!sheets.add(part)) {
            throw new IllegalArgumentException("two sheets in " + part);
        }
        MergedRegions merged = MergedRegions.read(archive.part(part, Long.MAX_VALUE), amplification);
        XmlPart rows = new XmlPart(archive.part(part, Long.MAX_VALUE));
        return new SheetRows(entry.name(), rows, merged, texts, amplification);
    }

    /** The XML parser and POI report damage by many unchecked exceptions, and one sentence answers them all. */
    private static UnreadableFileException problem(Path file, Exception failure) {
        if (failure instanceof UnreadableFileException known) {
            return known;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundExceededException exceeded) {
                return new UnreadableFileException(failure, exceeded.key(), file, exceeded.values());
            }
        }
        return new UnreadableFileException(failure, "format.damaged", file);
    }
}

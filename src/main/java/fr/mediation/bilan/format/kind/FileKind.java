package fr.mediation.bilan.format.kind;

import fr.mediation.bilan.format.FirstBytes;
import fr.mediation.bilan.format.text.Encoding;
import fr.mediation.bilan.format.workbook.EncryptedWorkbook;
import fr.mediation.bilan.format.workbook.WorkbookRowReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What a file is, recognised by its content, then by its name. */
enum FileKind {
    /** Delimited text. */
    TEXT(null),
    /** An Excel workbook of 2007 or later. */
    WORKBOOK(null),
    /** Nothing, or spaces and line ends only. */
    EMPTY("format.empty"),
    /** The name ends in .xlsx, but the content is something else. */
    MISNAMED("format.misnamed"),
    /** A zip archive that breaks off or contradicts itself. */
    DAMAGED("format.damaged"),
    /** A workbook that asks for a password. */
    PROTECTED("format.protected"),
    /** A workbook or document of Office 97 to 2003. */
    OLD_OFFICE("format.old-office"),
    /** A LibreOffice document. */
    OPEN_DOCUMENT("format.open-document"),
    /** Another zip archive: a document, a binary workbook, files packed together. */
    OTHER_ARCHIVE("format.other-archive"),
    /** A PDF document. */
    PDF("format.pdf"),
    /** A text or another file, packed by gzip. */
    COMPRESSED("format.compressed"),
    /** A web page or another marked-up text, as some exports name .xls. */
    MARKUP("format.markup"),
    /** A table in the form in which spreadsheets of the eighties handed it on. */
    SYLK("format.sylk"),
    /** The same in another form. */
    DIF("format.dif"),
    /** Bytes that are not text. */
    UNKNOWN("format.unknown");

    /** Text holds hardly any control characters; compressed or random bytes hold one in ten. */
    private static final int BYTES_PER_CONTROL = 100;

    private static final int START = 200;

    /** A text may begin with a column ID as well: what follows tells. */
    private static final Pattern SYLK_RECORDS =
            Pattern.compile("ID;P[^\\r\\n]*\\R(?:(?:[BCEFOPW]|N[ENU])(?:;[A-Z;][^;\\r\\n]*)+(?:\\R|$)){2}");

    private static final Pattern DIF_HEADER =
            Pattern.compile("TABLE\\s*\\R0,1\\s*\\R\"[^\\r\\n]*\"\\s*\\R(?:VECTORS|TUPLES)\\s");

    private final String problem;

    FileKind(String problem) {
        this.problem = problem;
    }

    /** The key of the sentence that says why the kind is not read, null for the two kinds that are read. */
    String problem() {
        return problem;
    }

    /** Whether the first bytes alone show that it is not read: a file that is just being written has them as well. */
    boolean isOther() {
        return switch (this) {
            case TEXT, WORKBOOK, EMPTY, MISNAMED, DAMAGED, PROTECTED, OLD_OFFICE -> false;
            default -> true;
        };
    }

    /** Recognises a file by its content; its name serves only to notice a false .xlsx. */
    static FileKind of(Path file, FirstBytes firstBytes) {
        if (firstBytes.startsWith('P', 'K', 3, 4) || firstBytes.startsWith('P', 'K', 5, 6)) {
            return ofArchive(file);
        }
        if (firstBytes.startsWith(0xD0, 0xCF, 0x11, 0xE0)) {
            return ofCompoundFile(file);
        }
        if (firstBytes.startsWith('%', 'P', 'D', 'F')) {
            return PDF;
        }
        if (firstBytes.startsWith(0x1F, 0x8B)) {
            return COMPRESSED;
        }
        if (blank(firstBytes)) {
            return EMPTY;
        }
        if (!readsAsText(firstBytes)) {
            return UNKNOWN;
        }
        if (markedUp(firstBytes)) {
            return MARKUP;
        }
        String start = firstBytes.ascii(START);
        if (SYLK_RECORDS.matcher(start).lookingAt()) {
            return SYLK;
        }
        if (DIF_HEADER.matcher(start).lookingAt()) {
            return DIF;
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".xlsx") || name.endsWith(".xlsm") ? MISNAMED : TEXT;
    }

    private static FileKind ofArchive(Path file) {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (WorkbookRowReader.reads(archive)) {
                return WORKBOOK;
            }
            ZipEntry type = archive.getEntry("mimetype");
            if (type == null) {
                return OTHER_ARCHIVE;
            }
            try (InputStream in = archive.getInputStream(type)) {
                String text = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
                return text.startsWith("application/vnd.oasis.opendocument") ? OPEN_DOCUMENT : OTHER_ARCHIVE;
            }
        } catch (IOException broken) {
            return DAMAGED;
        }
    }

    /** Office 97 files and encrypted workbooks share one container; the entries tell them apart. */
    private static FileKind ofCompoundFile(Path file) {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            if (!EncryptedWorkbook.isIn(container)) {
                return OLD_OFFICE;
            }
            return EncryptedWorkbook.opensWithoutPassword(container) ? WORKBOOK : PROTECTED;
        } catch (IOException | RuntimeException broken) {
            return OLD_OFFICE;
        }
    }

    private static boolean blank(FirstBytes firstBytes) {
        if (!firstBytes.whole()) {
            return false;
        }
        Encoding encoding = Encoding.byFirstBytes(firstBytes);
        return encoding.decode(firstBytes.bytes(), Encoding.markLength(firstBytes))
                .chars()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static boolean readsAsText(FirstBytes firstBytes) {
        if (Encoding.byFirstBytes(firstBytes).wide()) {
            return true;
        }
        int controls = 0;
        for (byte value : firstBytes.bytes()) {
            if (value == 0) {
                return false;
            }
            if (value > 0 && value < ' ' && value != '\t' && value != '\n' && value != '\r') {
                controls++;
            }
        }
        return controls <= 1 + firstBytes.bytes().length / BYTES_PER_CONTROL;
    }

    private static boolean markedUp(FirstBytes firstBytes) {
        String start =
                firstBytes.ascii(200).replace("\uFFFD", "").stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<html")
                || start.startsWith("<!doctype")
                || start.startsWith("<?xml")
                || start.startsWith("<table");
    }
}

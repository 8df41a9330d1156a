package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.BoundExceededException;
import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.bound.Budget;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook, found by their relationships (ECMA-376, part 2). Only those that are asked for are unpacked, as a
 * stream, and their bytes are held against the checksums of the archive. What the archive says of sizes is believed where it
 * is too much, and nowhere else.
 */
final class WorkbookArchive implements AutoCloseable {
    /** What a sheet may be; those of diagrams, dialogues and macros hold no rows. */
    private static final Set<String> SHEETS =
            Set.of("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet");

    /** Workbooks and templates, with or without macros (ECMA-376, part 1, 12.3.23); binary ones have another type. */
    private static final List<String> WORKBOOKS = List.of(
            "spreadsheetml.sheet.main+xml",
            "spreadsheetml.template.main+xml",
            "ms-excel.sheet.macroEnabled.main+xml",
            "ms-excel.template.macroEnabled.main+xml");

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final Budget expansion;
    private final String main;
    private final Map<String, Relationship> relationships;

    private record Relationship(String type, String part) {}

    private WorkbookArchive(Path file, ZipFile zip) throws IOException, XMLStreamException {
        this.zip = zip;
        if (zip.size() > Bounds.ARCHIVE_ENTRIES) {
            throw new BoundExceededException("format.expands");
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entries.put(key(entry.getName()), entry) != null) {
                throw new ZipException("two parts named " + entry.getName());
            }
        }
        expansion = new Budget("format.expands", Bounds.EXPANSION_FREE + Bounds.EXPANSION * Files.size(file));
        main = relationships("").values().stream()
                .filter(relationship -> relationship.type().equals("officeDocument"))
                .map(Relationship::part)
                .findFirst()
                .orElseThrow(() -> new ZipException("no workbook"));
        relationships = relationships(main);
    }

    /** Opens an archive; fails where it is none, or is none of a workbook. */
    static WorkbookArchive open(Path file) throws IOException, XMLStreamException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            return new WorkbookArchive(file, zip);
        } catch (IOException | XMLStreamException | RuntimeException failure) {
            zip.close();
            throw failure;
        }
    }

    /**
     * Whether an archive is a workbook. Its parts lie in {@code xl} by habit alone: what it is stands in the list of types.
     */
    static boolean isWorkbook(ZipFile archive) throws IOException {
        ZipEntry types = null;
        boolean usual = false;
        Iterator<? extends ZipEntry> all = archive.entries().asIterator();
        while (all.hasNext()) {
            ZipEntry entry = all.next();
            String name = key(entry.getName());
            types = name.equals("[content_types].xml") ? entry : types;
            usual |= name.startsWith("xl/");
        }
        if (types == null) {
            return false;
        }
        if (usual && archive.getEntry("xl/workbook.bin") == null) {
            return true;
        }
        try (InputStream in = archive.getInputStream(types)) {
            String text = new String(in.readNBytes(Bounds.XML_EVENT_BYTES), StandardCharsets.ISO_8859_1);
            return WORKBOOKS.stream().anyMatch(text::contains);
        }
    }

    private Map<String, Relationship> relationships(String part) throws IOException, XMLStreamException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        String name = folder + "_rels/" + part.substring(slash) + ".rels";
        Map<String, Relationship> found = new HashMap<>();
        try (XmlPart xml = new XmlPart(part(name, Bounds.DESCRIPTION_BYTES))) {
            while (xml.next()) {
                if (xml.begins("Relationship") && !"External".equals(xml.attribute("TargetMode"))) {
                    String type = Objects.requireNonNull(xml.attribute("Type"), "a relationship without a type");
                    String target = Objects.requireNonNull(xml.attribute("Target"), "a relationship without a target");
                    Relationship relationship =
                            new Relationship(type.substring(type.lastIndexOf('/') + 1), resolved(folder, target));
                    if (found.put(xml.attribute("Id"), relationship) != null) {
                        throw new ZipException("two relationships " + xml.attribute("Id"));
                    }
                }
            }
        }
        return found;
    }

    private static String resolved(String folder, String target) {
        Deque<String> steps = new ArrayDeque<>();
        String from = target.replace('\\', '/');
        for (String step : (from.startsWith("/") ? from : folder + from).split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    /** The workbook's own part. */
    InputStream workbook() throws IOException {
        return part(main, Bounds.DESCRIPTION_BYTES);
    }

    /** A part of a workbook of which there is one, such as {@code sharedStrings}; null where there is none. */
    @Nullable
    InputStream only(String type, long mostBytes) throws IOException {
        String part = null;
        for (Relationship relationship : relationships.values()) {
            if (relationship.type().equals(type)) {
                if (part != null && !part.equals(relationship.part())) {
                    throw new ZipException("two parts of type " + type);
                }
                part = relationship.part();
            }
        }
        return part == null ? null : part(part, mostBytes);
    }

    /** The name of a sheet's part. */
    String sheet(String relationship) throws IOException {
        Relationship found = relationships.get(relationship);
        if (found == null || !SHEETS.contains(found.type())) {
            throw new ZipException("no sheet " + relationship);
        }
        return found.part();
    }

    /** A part, unpacked; fails where there is no such part. */
    InputStream part(String name, long mostBytes) throws IOException {
        ZipEntry entry = entries.get(key(name));
        if (entry == null) {
            throw new ZipException("no part " + name);
        }
        if (entry.getSize() > Math.min(mostBytes, expansion.left())) {
            throw new BoundExceededException("format.expands");
        }
        return new Unpacked(zip.getInputStream(entry), entry, new Budget("format.expands", mostBytes));
    }

    /**
     * What names of one part have in common: they are the same in either case, and some programs write them as Windows
     * does.
     */
    static String key(String name) {
        String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The bytes of a part, counted, and compared with the archive's checksum at their end. */
    private final class Unpacked extends FilterInputStream {
        private final ZipEntry entry;
        private final Budget most;
        private final CRC32 checksum = new CRC32();

        Unpacked(InputStream in, ZipEntry entry, Budget most) {
            super(in);
            this.entry = entry;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                most.spend(read);
                expansion.spend(read);
                checksum.update(buffer, offset, read);
            } else if (read < 0 && checksum.getValue() != entry.getCrc()) {
                throw new ZipException("other bytes than were packed in " + entry.getName());
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

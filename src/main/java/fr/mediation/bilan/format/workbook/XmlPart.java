package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.BoundExceededException;
import fr.mediation.bilan.bound.Bounds;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One XML part of a workbook, read element by element. Elements are told by their local name, within the vocabulary of the
 * part's root: extensions of later versions bear the same names in vocabularies of their own. Document types and external
 * entities are not read. What the parser must hold at a time is bounded.
 */
final class XmlPart implements AutoCloseable {
    private final GuardedStream bytes;
    private final XMLStreamReader xml;
    private final int[] declared = new int[Bounds.XML_DEPTH + 1];
    private int vocabularies;
    private int depth;
    private @Nullable String vocabulary;

    /** Starts at the beginning of a part, which is closed with this. */
    XmlPart(InputStream part) throws XMLStreamException {
        this.bytes = new GuardedStream(part);
        this.xml = factory().createXMLStreamReader(bytes);
    }

    /** The parser of the JDK, whatever others are there. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Limits what is read between two events of the parser, which holds it. */
    private static final class GuardedStream extends FilterInputStream {
        private long delivered;
        private long allowed = Bounds.XML_EVENT_BYTES;

        GuardedStream(InputStream in) {
            super(in);
        }

        void startEvent() {
            allowed = delivered + Bounds.XML_EVENT_BYTES;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (delivered > allowed) {
                throw new BoundExceededException("format.expands");
            }
            int read = super.read(buffer, offset, length);
            delivered += Math.max(read, 0);
            return read;
        }
    }

    /** Moves to the next beginning or end of an element; false at the end of the part. */
    boolean next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = event();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    private int event() throws XMLStreamException {
        bytes.startEvent();
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
            if (depth > Bounds.XML_DEPTH) {
                throw new BoundExceededException("format.expands");
            }
            declare(xml.getNamespaceCount());
            if (depth == 1) {
                vocabulary = xml.getNamespaceURI();
            }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            vocabularies -= declared[depth];
            depth--;
        }
        return event;
    }

    /** Counts the vocabularies that are declared where an element begins, and hold up to its end. */
    private void declare(int number) {
        declared[depth] = number;
        vocabularies += number;
        if (vocabularies > Bounds.XML_NAMESPACES) {
            throw new BoundExceededException("format.expands");
        }
    }

    /** The local name of the element that begins or ends here. */
    String name() {
        return xml.getLocalName();
    }

    /** Whether an element of this name begins here. */
    boolean begins(String element) {
        return xml.isStartElement() && isNamed(element);
    }

    /** Whether an element of this name ends here. */
    boolean ends(String element) {
        return xml.isEndElement() && isNamed(element);
    }

    private boolean isNamed(String element) {
        return xml.getLocalName().equals(element) && Objects.equals(xml.getNamespaceURI(), vocabulary);
    }

    /** An attribute of the element that begins here, null if it has none of this name. */
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** What a logical value of XML Schema says, in whatever case; fails where it is none. */
    static boolean isTrue(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + value);
        };
    }

    /** The text of the element that begins here, which holds no other; moves to its end. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int event = event(); event != XMLStreamConstants.END_ELEMENT; event = event()) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default -> throw new XMLStreamException("no text but event " + event, xml.getLocation());
            }
            if (text.length() > Bounds.CELL_CHARACTERS) {
                throw new BoundExceededException("format.cell-too-long", Bounds.CELL_CHARACTERS);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException, XMLStreamException {
        try (bytes) {
            xml.close();
        }
    }
}

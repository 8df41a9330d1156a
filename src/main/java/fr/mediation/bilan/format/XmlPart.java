package fr.mediation.bilan.format;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.util.XMLHelper;

/**
 * One XML part of a workbook, read element by element. Names are local: the vocabularies of a workbook do not collide
 * where this package looks. Document types and external entities are not read.
 */
final class XmlPart implements AutoCloseable {
    private final InputStream bytes;
    private final XMLStreamReader xml;

    /** Starts at the beginning of a part, which is closed with this. */
    XmlPart(InputStream bytes) throws XMLStreamException {
        this.bytes = bytes;
        this.xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(bytes);
    }

    /** Moves to the next beginning or end of an element; false at the end of the part. */
    boolean next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** Whether an element of this local name begins here. */
    boolean begins(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    /** Whether an element of this local name ends here. */
    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    /** An attribute of the element that begins here, null if it has none of this name. */
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** The text of the element that begins here; moves to its end. */
    String text() throws XMLStreamException {
        return xml.getElementText();
    }

    @Override
    public void close() throws IOException, XMLStreamException {
        try (bytes) {
            xml.close();
        }
    }
}

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

    /**
     * A part at its beginning.
     *
     * @param bytes the part; closed with this
     * @throws XMLStreamException if it is no XML
     */
    XmlPart(InputStream bytes) throws XMLStreamException {
        this.bytes = bytes;
        this.xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(bytes);
    }

    /**
     * Moves to the next beginning or end of an element.
     *
     * @return false at the end of the part
     * @throws XMLStreamException if the part is damaged
     */
    boolean next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether this is where an element begins.
     *
     * @param element its local name
     * @return true if so
     */
    boolean begins(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    /**
     * Whether this is where an element ends.
     *
     * @param element its local name
     * @return true if so
     */
    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    /**
     * An attribute of the element that begins here.
     *
     * @param name its local name
     * @return its value, null if there is none
     */
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /**
     * The text of the element that begins here; moves to its end.
     *
     * @return its text
     * @throws XMLStreamException if there are elements in it, or the part is damaged
     */
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

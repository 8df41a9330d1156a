package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.BoundExceededException;
import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Finding;
import fr.mediation.bilan.format.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** The rows of one sheet in which something is written. */
final class SheetRows implements AutoCloseable {
    private final String name;
    private final XmlPart xml;
    private final MergedRegions merged;
    private final CellTexts texts;
    private final Amplification amplification;
    private boolean inTable;
    private final GridPosition position = new GridPosition();

    /** Starts at the beginning of a sheet. */
    SheetRows(String name, XmlPart xml, MergedRegions merged, CellTexts texts, Amplification amplification) {
        this.name = name;
        this.xml = xml;
        this.merged = merged;
        this.texts = texts;
        this.amplification = amplification;
    }

    /** Reads the next row in which a cell of its own is not empty; null after the last. */
    Row next() throws XMLStreamException {
        while (xml.next() && !xml.ends("sheetData")) {
            inTable |= xml.begins("sheetData");
            if (inTable && xml.begins("row")) {
                boolean hidden = isHidden();
                position.enterRow(xml);
                List<Finding> findings = new ArrayList<>(0);
                List<String> cells = cells(findings);
                if (!cells.isEmpty()) {
                    int number = position.row();
                    Set<Integer> repeated = merged.fill(number, cells);
                    dropTrailingBlanks(cells);
                    requireReadable(number, cells);
                    return new Row(name, number, cells, repeated, hidden, false, findings).repaired();
                }
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException, XMLStreamException {
        xml.close();
    }

    /** Whether the row that begins here is hidden, by hand, by a filter, in a group that is closed or by its height. */
    private boolean isHidden() {
        String hidden = xml.attribute("hidden");
        return hidden != null && !hidden.isEmpty() && XmlPart.isTrue(hidden)
                || HiddenColumns.isZero(xml.attribute("ht"));
    }

    /** The row's own cells up to the last that is not empty; none where the row is blank. */
    private List<String> cells(List<Finding> findings) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (xml.next() && !xml.ends("row")) {
            if (xml.begins("c")) {
                int column = position.enterCell(xml);
                String text = texts.read(xml);
                if (!text.isEmpty()) {
                    amplification.leave(Math.max(0, column - cells.size()));
                    while (cells.size() <= column) {
                        cells.add("");
                    }
                    cells.set(column, text);
                    if (texts.isUncertain()) {
                        findings.add(new Finding(column, Finding.Kind.ZERO_OF_A_FORMULA, text));
                    }
                    if (texts.isText() && mayBeThousands(text)) {
                        findings.add(new Finding(column, Finding.Kind.NUMBER_AS_TEXT, text));
                    }
                }
            }
        }
        return cells;
    }

    /** Whether a text ends with a point and three digits. */
    private static boolean mayBeThousands(String text) {
        int point = text.length() - 4;
        return point > 0
                && text.charAt(point) == '.'
                && Character.isDigit(text.charAt(0))
                && text.chars().skip(point + 1).allMatch(Character::isDigit);
    }

    private static void requireReadable(int number, List<String> cells) {
        int length = 0;
        for (String cell : cells) {
            length += cell.length();
        }
        if (length > Bounds.ROW_CHARACTERS) {
            throw new BoundExceededException("format.line-too-long", number, Bounds.ROW_CHARACTERS);
        }
    }

    private static void dropTrailingBlanks(List<String> cells) {
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
    }
}

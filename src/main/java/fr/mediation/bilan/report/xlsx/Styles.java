package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Picture;
import fr.mediation.bilan.text.Messages;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontScheme;
import org.apache.poi.ss.usermodel.FontUnderline;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The cell styles of a workbook, each made once. The colours are those of the French State's design system
 * (https://www.systeme-de-design.gouv.fr/): white on blue France #000091 has a contrast of 15:1, and so has its reverse;
 * the text colour #161616 on the pale rows #F5F5FE has one of 16:1.
 */
final class Styles {
    /** The only font: Excel has Arial, and LibreOffice shows Liberation Sans, of the same widths, in its place. */
    static final String FONT = "Arial";

    /** The minus sign of the sentences: a hyphen is shorter than a plus sign. */
    private static final String MINUS = "\"−\"";

    private static final String BLUE = "000091";
    private static final String INK = "161616";
    private static final String PALE = "F5F5FE";
    private static final String TOTAL = "E3E3FD";
    private static final String RULE = "DDDDDD";

    /** The palest of the system's sunflower yellows: the text colour on it has a contrast of 16:1. */
    private static final String INPUT = "FEF7DA";

    /**
     * Separates words from the number in the column before them. Numbers have no indent: LibreOffice 7.4 indents only some
     * of the right-aligned numbers of a column.
     */
    private static final short INDENT = 1;

    /** The background of a row of a table. */
    enum Shade {
        WHITE,
        PALE,
        TOTAL
    }

    /** How a cell is used. */
    private enum Use {
        PLAIN,
        INPUT,
        LINK
    }

    private record BodyKey(Shade shade, String format, boolean right, Use use) {}

    private final XSSFWorkbook workbook;
    private final boolean french;
    private final XSSFFont plain;
    private final XSSFFont bold;
    private final XSSFFont link;
    private final XSSFCellStyle title;
    private final XSSFCellStyle note;
    private final XSSFCellStyle meaning;
    private final XSSFCellStyle heading;
    private final XSSFCellStyle headerLeft;
    private final XSSFCellStyle headerRight;
    private final Map<BodyKey, XSSFCellStyle> bodies = new HashMap<>();

    Styles(XSSFWorkbook workbook, Locale language) {
        this.workbook = workbook;
        french = !language.getLanguage().equals(Messages.ENGLISH.getLanguage());
        // The first font sets the unit that column widths are counted in.
        plain = font(workbook.getFontAt(0), 10, INK, false);
        bold = font(workbook.createFont(), 10, INK, true);
        link = font(workbook.createFont(), 10, BLUE, false);
        link.setUnderline(FontUnderline.SINGLE);
        title = style(font(workbook.createFont(), 15, BLUE, true));
        note = style(plain);
        meaning = style(plain);
        meaning.setAlignment(HorizontalAlignment.LEFT);
        meaning.setIndention(INDENT);
        heading = style(font(workbook.createFont(), 11, BLUE, true));
        XSSFFont onBlue = font(workbook.createFont(), 10, "FFFFFF", true);
        headerLeft = header(onBlue, HorizontalAlignment.LEFT);
        headerRight = header(onBlue, HorizontalAlignment.RIGHT);
    }

    XSSFCellStyle title() {
        return title;
    }

    XSSFCellStyle note() {
        return note;
    }

    /** The style of what a colour of a picture means, beside it. */
    XSSFCellStyle meaning() {
        return meaning;
    }

    XSSFCellStyle heading() {
        return heading;
    }

    XSSFCellStyle header(boolean right) {
        return right ? headerRight : headerLeft;
    }

    /** The style of a cell in a table's body, in a column of numbers or of words: a mark is aligned as they are. */
    XSSFCellStyle body(Cell cell, Shade shade, boolean numbers) {
        boolean words =
                cell instanceof Cell.Text || cell instanceof Cell.Link || cell instanceof Cell.Marker && !numbers;
        Use use = cell instanceof Cell.Input ? Use.INPUT : cell instanceof Cell.Link ? Use.LINK : Use.PLAIN;
        return bodies.computeIfAbsent(new BodyKey(shade, format(cell), !words, use), this::body);
    }

    /** The number format of a whole number. */
    String wholeNumber() {
        return tag() + "#,##0";
    }

    /** The style of a cell that shows a colour of a picture. */
    XSSFCellStyle key(Picture.Colour colour) {
        XSSFCellStyle style = style(plain);
        fill(style, colour.hex());
        if (colour.striped()) {
            style.setFillPattern(FillPatternType.THIN_BACKWARD_DIAG);
        }
        return style;
    }

    /**
     * The number format of a cell. The thousands separator of a format is the reader's own: Excel and LibreOffice set in
     * French show 12 345,6 for {@code #,##0.0}, which a literal space in the format would not do below or above the
     * thousands. The language tag before it (40C is French of France, 809 English of the United Kingdom) makes LibreOffice
     * follow the report's language under any setting; Excel reads it and keeps the reader's separators.
     */
    private String format(Cell cell) {
        Cell shown = cell.shown();
        if (shown instanceof Cell.Quantity quantity) {
            String digits = "#,##0" + (quantity.decimals() == 0 ? "" : "." + "0".repeat(quantity.decimals()));
            String suffix = quantity.suffix().isEmpty() ? "" : "\"" + quantity.suffix() + "\"";
            String number = digits + suffix;
            String positive = quantity.signed() ? tag() + "+" + number : tag() + number;
            return positive + ";" + tag() + MINUS + number + ";" + tag() + number;
        }
        if (shown instanceof Cell.Year) {
            return "0";
        }
        return shown instanceof Cell.Day ? tag() + "dd/mm/yyyy" : "General";
    }

    private String tag() {
        return french ? "[$-40C]" : "[$-809]";
    }

    private XSSFCellStyle body(BodyKey key) {
        XSSFCellStyle style = style(key.use() == Use.LINK ? link : key.shade() == Shade.TOTAL ? bold : plain);
        if (key.use() == Use.INPUT) {
            fill(style, INPUT);
        } else if (key.shade() != Shade.WHITE) {
            fill(style, key.shade() == Shade.PALE ? PALE : TOTAL);
        }
        style.setDataFormat(workbook.createDataFormat().getFormat(key.format()));
        style.setAlignment(key.right() ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
        style.setIndention(key.right() ? 0 : INDENT);
        style.setWrapText(!key.right());
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(colour(RULE));
        return style;
    }

    private XSSFCellStyle header(XSSFFont font, HorizontalAlignment alignment) {
        XSSFCellStyle style = style(font);
        fill(style, BLUE);
        style.setAlignment(alignment);
        style.setIndention(alignment == HorizontalAlignment.LEFT ? INDENT : 0);
        style.setVerticalAlignment(VerticalAlignment.BOTTOM);
        style.setWrapText(true);
        return style;
    }

    private XSSFCellStyle style(XSSFFont font) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private static XSSFFont font(XSSFFont font, int points, String colour, boolean bold) {
        font.setFontName(FONT);
        font.setScheme(FontScheme.NONE);
        font.setFontHeightInPoints((short) points);
        font.setColor(colour(colour));
        font.setBold(bold);
        return font;
    }

    private static void fill(XSSFCellStyle style, String colour) {
        style.setFillForegroundColor(colour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static XSSFColor colour(String hex) {
        return new XSSFColor(HexFormat.of().parseHex(hex));
    }
}

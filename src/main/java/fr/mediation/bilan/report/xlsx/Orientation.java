package fr.mediation.bilan.report.xlsx;

import org.apache.poi.ss.usermodel.PrintOrientation;

/** How an A4 page is held, and what its margins leave of it. */
enum Orientation {
    PORTRAIT(595.3, 841.9, PrintOrientation.PORTRAIT),
    LANDSCAPE(841.9, 595.3, PrintOrientation.LANDSCAPE);

    static final double MARGIN_INCHES = 0.45;
    static final double FOOTER_INCHES = 0.7;

    private static final double POINTS_PER_INCH = 72;

    /** What is left of a length once printers have rounded it. */
    private static final double ROUNDING = 0.98;

    private final double width;
    private final double height;
    private final PrintOrientation code;

    Orientation(double width, double height, PrintOrientation code) {
        this.width = width;
        this.height = height;
        this.code = code;
    }

    /** The width between the margins, in points. */
    double printableWidth() {
        return ROUNDING * (width - 2 * MARGIN_INCHES * POINTS_PER_INCH);
    }

    /** The height between the margin and the footer, in points. */
    double printableHeight() {
        return ROUNDING * (height - (MARGIN_INCHES + FOOTER_INCHES) * POINTS_PER_INCH);
    }

    /** What the library calls it. */
    PrintOrientation code() {
        return code;
    }
}

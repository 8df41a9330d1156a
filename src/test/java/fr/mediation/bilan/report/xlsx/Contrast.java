package fr.mediation.bilan.report.xlsx;

import java.util.HexFormat;

/** How well letters stand off what is behind them (WCAG 2.1, relative luminance and contrast ratio). */
final class Contrast {
    private Contrast() {}

    /** The ratio of two colours, six hexadecimal digits each: from 1 to 21. */
    static double of(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        byte[] parts = HexFormat.of().parseHex(colour);
        return 0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2]);
    }

    private static double linear(byte part) {
        double share = (part & 0xFF) / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}

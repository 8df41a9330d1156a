package fr.mediation.bilan.store;

import java.math.BigDecimal;
import java.util.List;

/** Rows in the text format of PostgreSQL's COPY: tab between values, {@code \N} for null. */
final class CopyText {
    private CopyText() {}

    static String of(List<? extends List<?>> rows) {
        StringBuilder text = new StringBuilder(rows.size() * 128);
        for (List<?> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i > 0) {
                    text.append('\t');
                }
                append(text, row.get(i));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String string) {
            appendEscaped(text, string);
        } else if (value instanceof BigDecimal decimal) {
            text.append(decimal.toPlainString());
        } else {
            text.append(value);
        }
    }

    private static void appendEscaped(StringBuilder text, String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\\' -> text.append("\\\\");
                default -> text.append(c);
            }
        }
    }
}

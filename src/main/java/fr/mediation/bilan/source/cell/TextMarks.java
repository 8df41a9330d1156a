package fr.mediation.bilan.source.cell;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What web pages and old programs leave in texts: entities of HTML, and {@code ?} for a letter. */
public final class TextMarks {
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{2,5})|#[xX]([0-9a-fA-F]{2,4})|([A-Za-z]{2,6}));");
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("rsquo", "’"),
            Map.entry("lsquo", "‘"),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hellip", "…"),
            Map.entry("euro", "€"),
            Map.entry("deg", "°"),
            Map.entry("middot", "·"));
    /** The names of accents in entities, each with the mark that follows its letter. */
    private static final Map<String, String> ACCENTS = Map.of(
            "acute", "\u0301", "grave", "\u0300", "circ", "\u0302", "uml", "\u0308", "cedil", "\u0327", "tilde",
            "\u0303");

    private TextMarks() {}

    /**
     * {@return a text with the signs that its entities of HTML stand for; the same object where it has none}
     *
     * @param text the text of a cell
     */
    public static String withoutEntities(String text) {
        if (text.indexOf('&') < 0 || text.indexOf(';') < 0) {
            return text;
        }
        String plain = ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(sign(entity)));
        return plain.equals(text) ? text : plain;
    }

    private static String sign(MatchResult entity) {
        if (entity.group(1) != null) {
            return sign(Integer.parseInt(entity.group(1)), entity.group());
        }
        if (entity.group(2) != null) {
            return sign(Integer.parseInt(entity.group(2), 16), entity.group());
        }
        String name = entity.group(3);
        String sign = SIGNS.get(name);
        if (sign != null) {
            return sign;
        }
        if (name.endsWith("lig")) {
            return switch (name) {
                case "oelig" -> "œ";
                case "OElig" -> "Œ";
                case "aelig" -> "æ";
                case "AElig" -> "Æ";
                default -> entity.group();
            };
        }
        String accent = ACCENTS.get(name.substring(1));
        return accent == null ? entity.group() : Normalizer.normalize(name.charAt(0) + accent, Normalizer.Form.NFC);
    }

    private static String sign(int code, String entity) {
        return code < ' ' || !Character.isBmpCodePoint(code) || Character.isSurrogate((char) code)
                ? entity
                : Character.toString(code);
    }

    /**
     * {@return whether a question mark stands between two letters, where a program lost an accent}
     *
     * @param text the text of a cell
     */
    public static boolean hasLostLetter(String text) {
        for (int at = text.indexOf('?', 1); at > 0 && at + 1 < text.length(); at = text.indexOf('?', at + 1)) {
            // An address has a question mark between letters too.
            if (Character.isLetter(text.charAt(at - 1))
                    && Character.isLetter(text.charAt(at + 1))
                    && text.indexOf('/') < 0) {
                return true;
            }
        }
        return false;
    }
}

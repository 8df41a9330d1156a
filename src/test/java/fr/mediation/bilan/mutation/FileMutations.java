package fr.mediation.bilan.mutation;

import static fr.mediation.bilan.mutation.Mutation.saved;

import fr.mediation.bilan.mutation.TextSave.Quoted;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What programs make of a text file as a whole. */
final class FileMutations {
    private FileMutations() {}

    static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        for (String charset : List.of(
                "windows-1252",
                "ISO-8859-1",
                "ISO-8859-15",
                "x-MacRoman",
                "IBM850",
                "IBM437",
                "UTF-16LE",
                "UTF-16BE",
                "UTF-32LE")) {
            for (boolean mark : charset.startsWith("UTF") ? new boolean[] {true, false} : new boolean[] {false}) {
                all.add(text(
                        "saved as " + charset + (mark ? " with a mark" : ""),
                        new TextSave(Charset.forName(charset), mark, ";", "\r\n", Quoted.WHERE_NEEDED)));
            }
        }
        for (String delimiter : List.of(";", ",", "\t", "|")) {
            for (Quoted quoted : Quoted.values()) {
                all.add(text(
                        "saved with " + delimiter + " and quotation marks " + quoted,
                        new TextSave(StandardCharsets.UTF_8, true, delimiter, "\r\n", quoted)));
            }
        }
        all.add(text(
                "saved as Unicode text",
                new TextSave(StandardCharsets.UTF_16LE, true, "\t", "\r\n", Quoted.WHERE_NEEDED)));
        all.add(text(
                "saved by an old Macintosh",
                new TextSave(Charset.forName("x-MacRoman"), false, ";", "\r", Quoted.WHERE_NEEDED)));
        all.add(text(
                "saved by an American Excel", new TextSave(TextSave.WINDOWS, false, ",", "\r\n", Quoted.WHERE_NEEDED)));
        all.add(changed(
                "lines wrapped in quotation marks by a French Excel",
                TextSave.COMMAS,
                TextSave.WINDOWS,
                text -> text.lines()
                        .map(line -> line.contains("\"") || line.contains(";")
                                ? '"' + line.replace("\"", "\"\"") + '"'
                                : line)
                        .collect(Collectors.joining("\r\n", "", "\r\n"))));
        all.add(changed(
                "all lines wrapped in quotation marks",
                TextSave.COMMAS,
                StandardCharsets.UTF_8,
                text -> text.lines()
                        .map(line -> '"' + line.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining("\n", "", "\n"))));
        all.add(changed(
                "delimiters at the end of lines",
                TextSave.PLAIN,
                StandardCharsets.UTF_8,
                text -> text.replace("\n", ";;;\n")));
        all.add(changed(
                "empty cells at the end left out",
                TextSave.PLAIN,
                StandardCharsets.UTF_8,
                text -> text.replaceAll("(?m);+$", "")));
        all.add(changed(
                "lines of delimiters at the end",
                TextSave.PLAIN,
                StandardCharsets.UTF_8,
                text -> text + ";;;;;;\n;;;;;;\n"));
        all.add(changed("no line end at the end", TextSave.PLAIN, StandardCharsets.UTF_8, String::stripTrailing));
        all.add(changed("an end-of-file character", TextSave.PLAIN, StandardCharsets.UTF_8, text -> text + "\u001a"));
        all.add(changed(
                "line ends doubled", TextSave.PLAIN, StandardCharsets.UTF_8, text -> text.replace("\n", "\r\r\n")));
        all.add(changed(
                "mixed line ends",
                TextSave.PLAIN,
                StandardCharsets.UTF_8,
                text -> text.replaceFirst("\n", "\r\n").replaceFirst("\n(?=[^\n]*\n$)", "\r\n")));
        all.add(changed("sep= before the header", TextSave.PLAIN, TextSave.WINDOWS, text -> "sep=;\r\n" + text));
        all.add(changed(
                "a title above the header",
                TextSave.PLAIN,
                StandardCharsets.UTF_8,
                text -> "Relevé de l’année\n\n" + text));
        all.add(changed(
                "a title with delimiters above the header",
                TextSave.FRENCH_EXCEL,
                TextSave.WINDOWS,
                text -> "Relevé de l'année;;;;\r\n;;;;\r\n" + text));
        all.add(changed("two byte order marks", TextSave.PLAIN, StandardCharsets.UTF_8, text -> "\uFEFF\uFEFF" + text));
        all.add(changed(
                "a byte order mark within",
                TextSave.PLAIN,
                StandardCharsets.UTF_8,
                text -> text.substring(0, text.indexOf('\n') + 1) + "\uFEFF" + text.substring(text.indexOf('\n') + 1)));
        all.add(changed(
                "NUL within",
                TextSave.PLAIN,
                StandardCharsets.UTF_8,
                text -> text.substring(0, text.length() / 2) + "\0" + text.substring(text.length() / 2)));
        for (Charset twice : List.of(TextSave.WINDOWS, StandardCharsets.ISO_8859_1, Charset.forName("IBM850"))) {
            all.add(saved("encoded twice by way of " + twice, (table, random) -> {
                String text = new String(TextSave.PLAIN.save(table).bytes(), StandardCharsets.UTF_8);
                String garbled = new String(text.getBytes(StandardCharsets.UTF_8), twice);
                return garbled.equals(text) ? Optional.empty() : bytes(garbled.getBytes(StandardCharsets.UTF_8));
            }));
        }
        all.add(saved("some cells encoded twice", (table, random) -> {
            Table changed = table.withCells((column, cell) ->
                    random.nextInt(3) > 0 ? cell : new String(cell.getBytes(StandardCharsets.UTF_8), TextSave.WINDOWS));
            return changed.equals(table) ? Optional.empty() : Optional.of(TextSave.PLAIN.save(changed));
        }));
        all.add(saved("accents lost", (table, random) -> {
            byte[] bytes = TextSave.PLAIN
                    .save(table, text -> text.replaceAll("[^\\x00-\\x7f]", "?"))
                    .bytes();
            return Arrays.equals(bytes, TextSave.PLAIN.save(table).bytes()) ? Optional.empty() : bytes(bytes);
        }));
        all.add(saved("accents as replacement characters", (table, random) -> {
            byte[] bytes = TextSave.PLAIN
                    .save(table, text -> text.replaceAll("[^\\x00-\\x7f]", "\uFFFD"))
                    .bytes();
            return Arrays.equals(bytes, TextSave.PLAIN.save(table).bytes()) ? Optional.empty() : bytes(bytes);
        }));
        all.add(saved(
                "a quotation mark at the beginning of a cell",
                (table, random) -> quotation(table, random.nextInt(1 << 16), true)));
        all.add(saved(
                "a quotation mark at the end of a cell",
                (table, random) -> quotation(table, random.nextInt(1 << 16), false)));
        return all;
    }

    /** One cell of text gets a mark that nothing closes or opens, written as it is. */
    private static Optional<Saved> quotation(Table table, int which, boolean before) {
        String text = new String(TextSave.PLAIN.save(table).bytes(), StandardCharsets.UTF_8);
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf('\n') + 1; at < text.length() - 1; at++) {
            boolean begins = text.charAt(at) == ';' && Character.isLetter(text.charAt(at + 1));
            boolean ends = Character.isLetter(text.charAt(at)) && text.charAt(at + 1) == ';';
            if (before ? begins : ends) {
                places.add(at + 1);
            }
        }
        if (places.isEmpty() || text.contains("\"")) {
            return Optional.empty();
        }
        int at = places.get(which % places.size());
        return bytes((text.substring(0, at) + '"' + text.substring(at)).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Saved> bytes(byte[] bytes) {
        return Optional.of(new Saved(".csv", bytes));
    }

    private static Mutation text(String name, TextSave save) {
        return saved(name, (table, random) -> save.canWrite(table) ? Optional.of(save.save(table)) : Optional.empty());
    }

    private static Mutation changed(String name, TextSave save, Charset charset, UnaryOperator<String> change) {
        TextSave encoded = new TextSave(charset, false, save.delimiter(), save.end(), save.quoted());
        return saved(
                name,
                (table, random) ->
                        encoded.canWrite(table) ? Optional.of(encoded.save(table, change)) : Optional.empty());
    }
}

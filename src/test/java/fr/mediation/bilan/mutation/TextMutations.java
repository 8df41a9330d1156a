package fr.mediation.bilan.mutation;

import static fr.mediation.bilan.mutation.Mutation.of;
import static fr.mediation.bilan.mutation.Mutation.renaming;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What programs make of the characters of cells, and of cells without any. */
final class TextMutations {
    private TextMutations() {}

    static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        texts(all);
        emptyCells(all);
        return all;
    }

    private static void texts(List<Mutation> all) {
        for (Map.Entry<String, String> sign : Map.of(
                        "zero-width spaces", "\u200b",
                        "soft hyphens", "\u00ad",
                        "direction marks", "\u200e",
                        "byte order marks", "\ufeff",
                        "word joiners", "\u2060")
                .entrySet()) {
            all.add(of(
                    sign.getKey() + " within cells",
                    (table, random) -> table.withSomeCells(
                            random,
                            (column, cell) -> cell.length() > 3,
                            cell -> cell.substring(0, 2) + sign.getValue() + cell.substring(2))));
            all.add(of(
                    sign.getKey() + " before cells",
                    (table, random) -> table.withSomeCells(
                            random, (column, cell) -> !cell.isEmpty(), cell -> sign.getValue() + cell)));
        }
        for (Map.Entry<String, String> sign : Map.of(
                        "spaces",
                        "  ",
                        "no-break spaces",
                        "\u00a0",
                        "tabs",
                        "\t",
                        "ideographic spaces",
                        "\u3000",
                        "line ends",
                        "\n",
                        "carriage returns",
                        "\r")
                .entrySet()) {
            all.add(of(
                    sign.getKey() + " around cells",
                    (table, random) -> table.withSomeCells(
                            random,
                            (column, cell) -> !cell.isEmpty(),
                            cell -> random.nextBoolean() ? cell + sign.getValue() : sign.getValue() + cell)));
        }
        all.add(of(
                "no-break spaces for spaces",
                (table, random) -> table.withCells((column, cell) -> cell.replace(' ', '\u00a0'))));
        all.add(of(
                "decomposed accents",
                (table, random) -> table.withCells((column, cell) -> Normalizer.normalize(cell, Normalizer.Form.NFD))));
        all.add(renaming(
                "typographic apostrophes",
                (table, random) -> table.withCells((column, cell) -> cell.replace('\'', '’'))));
        all.add(renaming(
                "straight apostrophes", (table, random) -> table.withCells((column, cell) -> cell.replace('’', '\''))));
        all.add(renaming(
                "all in capitals",
                (table, random) -> table.withCells((column, cell) -> cell.toUpperCase(Locale.FRENCH))));
        all.add(of(
                "entities of HTML",
                (table, random) -> table.withCells((column, cell) -> cell.replace("&", "&amp;")
                        .replace("é", "&eacute;")
                        .replace("è", "&egrave;")
                        .replace("’", "&#39;"))));
        all.add(of(
                "escaped carriage returns",
                (table, random) ->
                        table.withSomeCells(random, (column, cell) -> !cell.isEmpty(), cell -> cell + "_x000D_")));
        all.add(of(
                "control characters",
                (table, random) -> table.withSomeCells(
                        random,
                        (column, cell) -> cell.length() > 2,
                        cell -> cell.charAt(0) + "\u0001" + cell.substring(1))));
        all.add(of(
                "delete characters",
                (table, random) ->
                        table.withSomeCells(random, (column, cell) -> cell.length() > 2, cell -> cell + "\u007f")));
        all.add(of(
                "several persons in a cell",
                (table, random) -> table.withCells(
                        Cells.PERSONS::contains,
                        cell -> cell.isEmpty() || random.nextInt(3) > 0 ? cell : cell + ", P-99998, P-99999")));
    }

    private static void emptyCells(List<Mutation> all) {
        for (String word : List.of(
                "NULL",
                "null",
                "NaN",
                "nan",
                "None",
                "NA",
                "N/A",
                "#N/A",
                "\\N",
                "undefined",
                "<NA>",
                "NaT",
                "-",
                "--",
                "(vide)",
                "n.c.",
                "Non renseigné",
                "NSP",
                ".")) {
            all.add(of(
                    "empty cells as " + word,
                    (table, random) -> table.withCells((column, cell) -> cell.isEmpty() ? word : cell)));
        }
        all.add(of(
                "empty cells as spaces",
                (table, random) -> table.withCells((column, cell) -> cell.isEmpty() ? " " : cell)));
        all.add(of(
                "empty numbers as zero",
                (table, random) -> table.withCells(
                        (column, cell) -> cell.isEmpty() && column.startsWith("date_") ? "00/01/1900" : cell)));
    }
}

package fr.mediation.bilan.mutation;

import static fr.mediation.bilan.mutation.Mutation.of;

import fr.mediation.bilan.text.Folding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What programs make of lines, columns and their names. */
final class LayoutMutations {
    private LayoutMutations() {}

    static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        columns(all);
        names(all);
        lines(all);
        return all;
    }

    private static void columns(List<Mutation> all) {
        all.add(of("columns in another order", (table, random) -> {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, table.columns()).boxed().toList());
            Collections.shuffle(order, new Random(random.nextLong()));
            return new Table(
                    table.name(),
                    order.stream().map(table.header()::get).toList(),
                    table.rows().stream()
                            .map(row -> order.stream().map(row::get).toList())
                            .toList());
        }));
        all.add(of("a column of numbers without name", (table, random) -> table.withColumn(0, "", numbers(table))));
        all.add(of("an index", (table, random) -> table.withColumn(0, "Unnamed: 0", numbers(table))));
        all.add(of(
                "a column of remarks",
                (table, random) -> table.withColumn(
                        random.nextInt(table.columns()),
                        "Remarques",
                        Collections.nCopies(table.rows().size(), "vu"))));
        all.add(of("empty columns at the end", (table, random) -> {
            List<String> empty = Collections.nCopies(table.rows().size(), "");
            return table.withColumn(table.columns(), "", empty).withColumn(table.columns(), "", empty);
        }));
        all.add(of(
                "an empty column between",
                (table, random) -> table.withColumn(
                        1 + random.nextInt(table.columns() - 1),
                        "",
                        Collections.nCopies(table.rows().size(), ""))));
        all.add(of("a column twice", (table, random) -> {
            String column = table.header().get(random.nextInt(table.columns()));
            return table.withColumn(table.columns(), column, table.column(column));
        }));
        all.add(of("a column twice, numbered", (table, random) -> {
            String column = table.header().get(random.nextInt(table.columns()));
            return table.withColumn(table.columns(), column + ".1", table.column(column));
        }));
        all.add(of(
                "a column twice, empty the second time",
                (table, random) -> table.withColumn(
                        table.columns(),
                        table.header().get(random.nextInt(table.columns())),
                        Collections.nCopies(table.rows().size(), ""))));
    }

    private static List<String> numbers(Table table) {
        return IntStream.range(0, table.rows().size())
                .mapToObj(Integer::toString)
                .toList();
    }

    private static void names(List<Mutation> all) {
        all.add(of(
                "names of columns in capitals",
                (table, random) -> table.withHeader(name -> name.toUpperCase(Locale.FRENCH))));
        all.add(of(
                "names of columns with capitals",
                (table, random) ->
                        table.withHeader(name -> name.substring(0, 1).toUpperCase(Locale.FRENCH) + name.substring(1))));
        all.add(of(
                "names of columns with spaces", (table, random) -> table.withHeader(name -> name.replace('_', ' '))));
        all.add(of(
                "names of columns with hyphens", (table, random) -> table.withHeader(name -> name.replace('_', '-'))));
        all.add(of(
                "names of columns with no-break spaces",
                (table, random) ->
                        table.withHeader(name -> name.replace('_', '\u00a0').replace(' ', '\u00a0'))));
        all.add(of("names of columns folded", (table, random) -> table.withHeader(Folding::fold)));
        all.add(of("names of columns in humps", (table, random) -> table.withHeader(LayoutMutations::humps)));
        all.add(of(
                "names of columns in quotation marks", (table, random) -> table.withHeader(name -> '"' + name + '"')));
        all.add(of(
                "names of columns with spaces around", (table, random) -> table.withHeader(name -> " " + name + "  ")));
        all.add(of("names of columns with a line end", (table, random) -> table.withHeader(name -> name + "\n")));
        all.add(of("names of columns with an asterisk", (table, random) -> table.withHeader(name -> name + " *")));
        all.add(of("names of columns with a colon", (table, random) -> table.withHeader(name -> name + " :")));
        all.add(of(
                "names of columns with a zero-width space",
                (table, random) -> table.withHeader(name -> name + "\u200b")));
    }

    private static String humps(String name) {
        return IntStream.range(0, name.length())
                .filter(i -> name.charAt(i) != '_')
                .mapToObj(i -> i > 0 && name.charAt(i - 1) == '_'
                        ? name.substring(i, i + 1).toUpperCase(Locale.ROOT)
                        : name.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static void lines(List<Mutation> all) {
        all.add(of("lines in another order", (table, random) -> {
            List<List<String>> rows = new ArrayList<>(table.rows());
            Collections.shuffle(rows, new Random(random.nextLong()));
            return table.withRows(rows);
        }));
        all.add(of("lines backwards", (table, random) -> {
            List<List<String>> rows = new ArrayList<>(table.rows());
            Collections.reverse(rows);
            return table.withRows(rows);
        }));
        all.add(of("empty lines between", (table, random) -> {
            Table longer = table;
            for (int i = 0; i < 3; i++) {
                longer = longer.withRow(random.nextInt(longer.rows().size()), table.emptyRow());
            }
            return longer;
        }));
        all.add(of(
                "empty lines at the end",
                (table, random) -> table.withRow(table.rows().size(), table.emptyRow())
                        .withRow(table.rows().size(), table.emptyRow())));
        all.add(of(
                "the header again",
                (table, random) -> table.withRow(random.nextInt(table.rows().size()), table.header())));
        all.add(of("a line that names somebody or something twice", (table, random) -> {
            int at = random.nextInt(table.rows().size());
            return namesOne(table, at) ? table.withRow(at, table.rows().get(at)) : table;
        }));
        all.add(of("a line of totals", (table, random) -> {
            List<String> totals = new ArrayList<>(table.emptyRow());
            totals.set(
                    0,
                    List.of("Total", "TOTAL", "Total général", "Sous-total", "Totaux")
                            .get(random.nextInt(5)));
            for (int i = 1; i < table.columns(); i++) {
                if (table.header().get(i).equals("participants")
                        || table.header().get(i).equals("montant_euros")
                        || table.header().get(i).equals("Quantité")) {
                    totals.set(i, "1234");
                }
            }
            return table.withRow(table.rows().size(), totals);
        }));
        all.add(of("a line of totals without the word", (table, random) -> {
            List<String> totals = new ArrayList<>(table.emptyRow());
            for (int i = 1; i < table.columns(); i++) {
                if (table.header().get(i).equals("participants")
                        || table.header().get(i).equals("montant_euros")
                        || table.header().get(i).equals("Quantité")) {
                    totals.set(i, "1234");
                }
            }
            return table.withRow(table.rows().size(), totals);
        }));
        all.add(of("a note below", (table, random) -> {
            List<String> note = new ArrayList<>(table.emptyRow());
            note.set(0, "Source : enquête annuelle");
            return table.withRow(table.rows().size(), table.emptyRow())
                    .withRow(table.rows().size() + 1, note);
        }));
        all.add(of("a date of export below", (table, random) -> {
            List<String> note = new ArrayList<>(table.emptyRow());
            note.set(0, "Export du 15/06/2018");
            return table.withRow(table.rows().size(), note);
        }));
    }

    /** Whether a line of the sample names a person or a place, so that it can be meant only once. */
    private static boolean namesOne(Table table, int row) {
        return List.of("id_participant", "id_stagiaire", "nom").stream()
                .anyMatch(column -> table.header().contains(column)
                        && !table.rows()
                                .get(row)
                                .get(table.header().indexOf(column))
                                .isEmpty());
    }
}

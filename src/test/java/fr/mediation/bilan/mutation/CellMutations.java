package fr.mediation.bilan.mutation;

import static fr.mediation.bilan.mutation.Mutation.of;
import static fr.mediation.bilan.mutation.Mutation.renaming;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What programs make of single cells. */
final class CellMutations {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private CellMutations() {}

    static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        dates(all);
        numbers(all);
        codes(all);
        choices(all);
        return all;
    }

    private static void dates(List<Mutation> all) {
        for (String pattern : List.of(
                "yyyy-MM-dd",
                "yyyy/MM/dd",
                "dd-MM-yyyy",
                "dd.MM.yyyy",
                "d/M/yyyy",
                "dd/MM/yy",
                "d MMMM yyyy",
                "EEEE d MMMM yyyy",
                "d-MMM-yy",
                "yyyyMMdd",
                "dd/MM/yyyy 00:00",
                "dd/MM/yyyy HH:mm:ss")) {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.FRENCH);
            all.add(of("dates as " + pattern, dates(date -> date.atTime(14, 30).format(format))));
        }
        all.add(of("dates month first", dates(date -> date.format(DateTimeFormatter.ofPattern("M/d/yyyy")))));
        all.add(of(
                "dates month first, two digits", dates(date -> date.format(DateTimeFormatter.ofPattern("MM/dd/yy")))));
        all.add(of("dates as numbers of days", dates(date -> Long.toString(date.toEpochDay() + 25_569))));
        all.add(of("dates as numbers of days with hours", dates(date -> date.toEpochDay() + 25_569 + ",4375")));
        all.add(of("timestamps without zone", dates(date -> date + "T00:00:00")));
        all.add(of("timestamps with fractions", dates(date -> date + " 00:00:00.000")));
        all.add(of(
                "timestamps with the offset",
                dates(date -> date.atTime(9, 0).atZone(PARIS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))));
        all.add(of(
                "local midnights as universal time",
                dates(date -> date.atStartOfDay(PARIS)
                        .withZoneSameInstant(ZoneOffset.UTC)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))));
        all.add(of("universal time at noon", dates(date -> date + "T11:00:00.000Z")));
        all.add(of("no end as a far date", (table, random) -> {
            String far = List.of("31/12/9999", "31/12/2999", "01/01/2099").get(random.nextInt(3));
            return table.withCells(column -> column.equals("date_fin_label"), cell -> cell.isEmpty() ? far : cell);
        }));
    }

    private static Mutation.TableChange dates(Function<LocalDate, String> format) {
        return (table, random) ->
                table.withCells((column, cell) -> Cells.isDate(cell) ? format.apply(Cells.date(cell)) : cell);
    }

    private static void numbers(List<Mutation> all) {
        all.add(of("decimal points", numbers(cell -> cell.replace(',', '.'))));
        all.add(of(
                "whole numbers with .0", numbers(cell -> cell.contains(",") ? cell.replace(',', '.') : cell + ".0")));
        all.add(of("whole numbers with ,00", numbers(cell -> cell.contains(",") ? cell : cell + ",00")));
        for (Map.Entry<String, String> mark : Map.of(
                        "a space", " ", "a no-break space", "\u00a0", "a narrow space", "\u202f", "an apostrophe", "'")
                .entrySet()) {
            all.add(of("thousands parted by " + mark.getKey(), numbers(cell -> grouped(cell, mark.getValue()))));
        }
        all.add(of("thousands parted by points", numbers(cell -> grouped(cell, "."))));
        all.add(of("thousands parted by commas", numbers(cell -> grouped(cell.replace(',', '.'), ","))));
        all.add(of("numbers with a sign for euros", euros(cell -> cell + " €")));
        all.add(of("numbers with the word for euros", euros(cell -> cell + " euros")));
        all.add(of("numbers with EUR before", euros(cell -> "EUR " + cell)));
        all.add(of("numbers with a plus", numbers(cell -> "+" + cell)));
        all.add(of("numbers with leading zeros", numbers(cell -> "0" + cell)));
        all.add(of("numbers with a trailing space", numbers(cell -> cell + " ")));
        all.add(of("minutes as hours and minutes", minutes(m -> m / 60 + "h" + two(m % 60))));
        all.add(of("minutes as a time", minutes(m -> two(m / 60) + ":" + two(m % 60))));
        all.add(of("minutes as a time with seconds", minutes(m -> m / 60 + ":" + two(m % 60) + ":00")));
        all.add(of("minutes with their unit", minutes(m -> m + " min")));
        all.add(of("minutes in words", minutes(m -> m + " minutes")));
        all.add(of("hours as a time", hours(m -> two(m / 60) + ":" + two(m % 60))));
        all.add(of("hours with h", hours(m -> m / 60 + "h" + two(m % 60))));
        all.add(of("hours as fractions of a day", hours(m -> String.format(Locale.FRENCH, "%.6f", m / 1440.0))));
        all.add(of("coordinates without their point", points(cell -> cell.replace(",", ""))));
        all.add(of("coordinates with a point", points(cell -> cell.replace(',', '.'))));
        all.add(of("coordinates with degrees", points(cell -> cell + "°")));
        all.add(of("errors for numbers", (table, random) -> {
            String error = List.of("#N/A", "#DIV/0!", "#REF!", "#VALEUR!", "#NOM?", "#NUL!", "#NOMBRE!")
                    .get(random.nextInt(7));
            return table.withSomeCells(random, Cells::isNumber, cell -> error);
        }));
        all.add(of(
                "formulas for numbers",
                (table, random) -> table.withSomeCells(random, Cells::isNumber, cell -> "=B2*C2")));
    }

    private static String two(int number) {
        return String.format("%02d", number);
    }

    private static String grouped(String cell, String mark) {
        int end = cell.replace('.', ',').indexOf(',');
        StringBuilder grouped = new StringBuilder(cell);
        for (int at = (end < 0 ? cell.length() : end) - 3; at > 0; at -= 3) {
            grouped.insert(at, mark);
        }
        return grouped.toString();
    }

    private static Mutation.TableChange numbers(UnaryOperator<String> change) {
        return (table, random) ->
                table.withCells((column, cell) -> Cells.isNumber(column, cell) ? change.apply(cell) : cell);
    }

    private static Mutation.TableChange euros(UnaryOperator<String> change) {
        return (table, random) -> table.withCells((column, cell) -> Cells.isNumber(column, cell)
                        && (column.contains("euros") || column.contains("€") || column.startsWith("prix"))
                ? change.apply(cell)
                : cell);
    }

    private static Mutation.TableChange points(UnaryOperator<String> change) {
        return (table, random) -> table.withCells(
                column -> column.equals("latitude") || column.equals("longitude"),
                cell -> cell.isEmpty() ? cell : change.apply(cell));
    }

    private static Mutation.TableChange minutes(Function<Integer, String> change) {
        return (table, random) -> table.withCells(
                column -> column.equals("duree_minutes"),
                cell -> Cells.isDigits(cell) ? change.apply(Integer.valueOf(cell)) : cell);
    }

    private static Mutation.TableChange hours(Function<Integer, String> change) {
        return (table, random) -> table.withCells(
                column -> column.equals("duree_heures"),
                cell -> cell.isEmpty()
                        ? cell
                        : change.apply((int) Math.round(Double.parseDouble(cell.replace(',', '.')) * 60)));
    }

    private static void codes(List<Mutation> all) {
        all.add(of("codes without leading zeros", codes(cell -> cell.replaceFirst("^0+(?=\\d)", ""))));
        all.add(of("codes as formulas", codes(cell -> "=\"" + cell + "\"")));
        all.add(of("codes after an apostrophe", codes(cell -> "'" + cell)));
        all.add(of("codes in quotation marks", codes(cell -> "\"" + cell + "\"")));
        all.add(of("codes with .0", codes(cell -> Cells.isDigits(cell) ? cell + ".0" : cell)));
        all.add(of(
                "codes with a space",
                codes(cell -> cell.length() > 2 ? cell.substring(0, 2) + " " + cell.substring(2) : cell)));
        all.add(of(
                "long codes in powers of ten",
                codes(cell -> Cells.isDigits(cell) && cell.length() > 11
                        ? String.format(Locale.FRENCH, "%.5E", Double.valueOf(cell))
                        : cell)));
        all.add(of(
                "SIRET in groups",
                codes(cell -> cell.length() == 14
                        ? cell.substring(0, 3) + " " + cell.substring(3, 6) + " " + cell.substring(6, 9) + " "
                                + cell.substring(9)
                        : cell)));
        all.add(of("postal codes in the Insee column", (table, random) -> {
            int insee = table.header().indexOf("code_insee");
            int postal = table.header().indexOf("code_postal");
            return insee < 0 || postal < 0
                    ? table
                    : table.withRows(table.rows().stream()
                            .map(row -> {
                                List<String> changed = new ArrayList<>(row);
                                if (!row.get(insee).isEmpty()
                                        && !row.get(postal).isEmpty()) {
                                    changed.set(insee, row.get(postal));
                                }
                                return changed;
                            })
                            .toList());
        }));
        all.add(of("identifiers as formulas", identifiers(cell -> "=\"" + cell + "\"")));
        all.add(of("identifiers after an apostrophe", identifiers(cell -> "'" + cell)));
        all.add(renaming("identifiers in lower case", identifiers(cell -> cell.toLowerCase(Locale.ROOT))));
        all.add(of("words for nobody", (table, random) -> {
            String word = List.of("anonyme", "Anonyme", "NC", "-", "0", "inconnu", "néant", "n/a", "non renseigné")
                    .get(random.nextInt(9));
            return table.withCells(Cells.PERSONS::contains, cell -> cell.isEmpty() ? word : cell);
        }));
        all.add(of(
                "bands of age as dates",
                (table, random) -> table.withCells(
                        column -> column.equals("tranche_age"), cell -> cell.equals("12-17") ? "déc-17" : cell)));
        all.add(of(
                "bands of age with to",
                (table, random) ->
                        table.withCells(column -> column.equals("tranche_age"), cell -> cell.replace("-", " à "))));
        all.add(of(
                "bands of age with a long dash",
                (table, random) ->
                        table.withCells(column -> column.equals("tranche_age"), cell -> cell.replace("-", "–"))));
    }

    private static Mutation.TableChange codes(UnaryOperator<String> change) {
        return (table, random) ->
                table.withCells(Cells.CODES::contains, cell -> cell.isEmpty() ? cell : change.apply(cell));
    }

    private static Mutation.TableChange identifiers(UnaryOperator<String> change) {
        return (table, random) ->
                table.withCells(column -> column.startsWith("id"), cell -> cell.isEmpty() ? cell : change.apply(cell));
    }

    private static void choices(List<Mutation> all) {
        for (List<String> words : List.of(
                List.of("VRAI", "FAUX"),
                List.of("TRUE", "FALSE"),
                List.of("true", "false"),
                List.of("True", "False"),
                List.of("Oui", "Non"),
                List.of("OUI", "NON"),
                List.of("o", "n"),
                List.of("O", "N"),
                List.of("t", "f"),
                List.of("1", "0"),
                List.of("yes", "no"),
                List.of("Y", "N"))) {
            all.add(of(
                    "yes and no as " + words,
                    (table, random) -> table.withCells(
                            Cells.YES_NO::contains,
                            cell -> cell.equals("oui") ? words.get(0) : cell.equals("non") ? words.get(1) : cell)));
        }
        for (List<String> words : List.of(
                List.of("Femme", "Homme"),
                List.of("femme", "homme"),
                List.of("F", "H"),
                List.of("f", "m"),
                List.of("Féminin", "Masculin"),
                List.of("Mme", "M."),
                List.of("Madame", "Monsieur"),
                List.of("FEMME", "HOMME"))) {
            all.add(of(
                    "gender as " + words,
                    (table, random) -> table.withCells(
                            column -> column.equals("genre"),
                            cell -> cell.equals("F") ? words.get(0) : cell.equals("M") ? words.get(1) : cell)));
        }
        all.add(of(
                "choices with capitals",
                choices(cell -> cell.substring(0, 1).toUpperCase(Locale.ROOT) + cell.substring(1))));
        all.add(of("choices in capitals", choices(cell -> cell.toUpperCase(Locale.ROOT))));
        all.add(of("choices with spaces", choices(cell -> cell.replace('_', ' '))));
        all.add(of("choices with hyphens", choices(cell -> cell.replace('_', '-'))));
        for (String mark : List.of(" | ", ",", ", ", ";", "; ", "/")) {
            all.add(of(
                    "lists parted by " + mark,
                    (table, random) -> table.withCells(
                            column -> column.equals("thematiques") || column.equals("services"),
                            cell -> cell.replace("|", mark))));
        }
        all.add(of(
                "themes with capitals",
                (table, random) -> table.withCells(
                        column -> column.equals("thematiques"),
                        cell -> cell.isEmpty() || random.nextBoolean() ? cell : cell.toUpperCase(Locale.FRENCH))));
    }

    private static Mutation.TableChange choices(UnaryOperator<String> change) {
        return (table, random) -> table.withCells(
                column -> List.of(
                                "type",
                                "canal",
                                "statut",
                                "public",
                                "modalite",
                                "inscription",
                                "fonction",
                                "nature",
                                "financeur",
                                "Destination",
                                "État",
                                "Type d’équipement",
                                "abonnement_canope")
                        .contains(column),
                cell -> cell.isEmpty() ? cell : change.apply(cell));
    }
}

package fr.mediation.bilan.indicator;

import fr.mediation.bilan.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue as a table in Markdown. */
public final class CatalogueTable {
    private CatalogueTable() {}

    /**
     * Writes the table.
     *
     * @param catalogue the definitions
     * @param messages the language
     * @return its lines, the header first
     */
    public static List<String> markdown(Catalogue catalogue, Messages messages) {
        List<String> rows = catalogue.all().stream()
                .map(indicator -> row(List.of(
                        "`" + indicator.id() + "`",
                        Integer.toString(indicator.article()),
                        indicator.label().in(messages.locale()),
                        indicator.definition().in(messages.locale()),
                        messages.get("report.unit." + indicator.unit().name().toLowerCase(Locale.ROOT)),
                        dimensions(indicator))))
                .toList();
        String[] names = messages.get("indicator.catalogue.columns").split("\\|");
        return Stream.concat(
                        Stream.of(row(List.of(names)), row(List.of("---", "---", "---", "---", "---", "---"))),
                        rows.stream())
                .toList();
    }

    private static String row(List<String> cells) {
        return "| " + cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")) + " |";
    }

    /**
     * What an indicator may be broken down by.
     *
     * @param indicator its definition
     * @return the names that files use, joined by commas
     */
    public static String dimensions(Indicator indicator) {
        return indicator.dimensions().stream().map(Dimension::code).collect(Collectors.joining(", "));
    }
}

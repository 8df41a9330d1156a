package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The catalogue as people read it: on a terminal, and as a table in Markdown. */
public final class CatalogueTable {
    /** The characters in a line of the narrowest terminal in use. */
    static final int WIDTH = 80;

    private static final String INDENT = "    ";

    private final Catalogue catalogue;
    private final Messages messages;

    /**
     * The catalogue in one language.
     *
     * @param catalogue the definitions
     * @param messages the language
     */
    public CatalogueTable(Catalogue catalogue, Messages messages) {
        this.catalogue = catalogue;
        this.messages = messages;
    }

    /**
     * {@return the catalogue article by article, with what must be known before comparing, in lines that fit on a
     * terminal}
     */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        int article = 0;
        for (Indicator indicator : catalogue.all()) {
            if (indicator.article() != article) {
                article = indicator.article();
                String heading = messages.get("report.article", article);
                lines.add(heading);
                lines.add("=".repeat(heading.length()));
                lines.add("");
            }
            describe(indicator, lines);
            lines.add("");
        }
        return lines;
    }

    private void describe(Indicator indicator, List<String> lines) {
        wrap(say("title", indicator.id(), in(indicator.label()), unit(indicator)), "", lines);
        wrap(in(indicator.definition()), INDENT, lines);
        if (!indicator.criteria().isEmpty()) {
            wrap(
                    say(
                            "criteria",
                            indicator.criteria().stream()
                                    .map(criterion -> in(criterion.label()))
                                    .collect(Collectors.joining(", "))),
                    INDENT,
                    lines);
        }
        if (!indicator.dimensions().isEmpty()) {
            wrap(
                    say(
                            "dimensions",
                            indicator.dimensions().stream().map(this::name).collect(Collectors.joining(", "))),
                    INDENT,
                    lines);
        }
        if (indicator.limits() != null) {
            wrap(say("limits", in(indicator.limits())), INDENT, lines);
        }
    }

    private static void wrap(String text, String indent, List<String> lines) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append(word);
            } else {
                line.append(line.length() > indent.length() ? " " : "").append(word);
            }
        }
        lines.add(line.toString());
    }

    /**
     * {@return the catalogue as one table, the header first} Dimensions are given by the codes that the open files use.
     */
    public List<String> markdown() {
        List<String> names = List.of(say("columns").split("\\|"));
        List<String> lines = new ArrayList<>();
        lines.add(row(names));
        lines.add(row(Collections.nCopies(names.size(), "---")));
        for (Indicator indicator : catalogue.all()) {
            lines.add(row(List.of(
                    "`" + indicator.id() + "`",
                    Integer.toString(indicator.article()),
                    in(indicator.label()),
                    in(indicator.definition()),
                    unit(indicator),
                    indicator.dimensions().stream()
                            .map(dimension -> "`" + dimension.code() + "`")
                            .collect(Collectors.joining(", ")))));
        }
        return lines;
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.strip().replaceAll("\\s+", " ").replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String name(Dimension dimension) {
        return messages.get("indicator.dimension." + dimension.word());
    }

    private String unit(Indicator indicator) {
        return messages.get("report.unit." + indicator.unit().name().toLowerCase(Locale.ROOT));
    }

    private String in(Label label) {
        return label.in(messages.locale());
    }

    private String say(String name, Object... arguments) {
        return messages.get("indicator.catalogue." + name, arguments);
    }
}

package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.csv.CsvTable.Reference;
import fr.mediation.bilan.report.csv.DataPackage.Column;
import fr.mediation.bilan.report.csv.DataPackage.Resource;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.Messages;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code LISEZMOI.md}: describes the open files to people, in Markdown and in one language. */
final class ReadMe {
    /** The names under which the bundle keeps what must be known before computing with the files. */
    private static final List<String> USES = List.of("total", "persons", "shares", "codes", "join");

    private final DataPackage content;
    private final Messages messages;
    private final List<String> lines = new ArrayList<>();

    ReadMe(DataPackage content, Locale language) {
        this.content = content;
        messages = Messages.in(language);
    }

    /** The file's bytes: UTF-8, line feeds. */
    byte[] bytes() {
        lines.add("# " + in(content.title()));
        paragraph(in(content.description()));
        files();
        use();
        missing();
        content.resources().forEach(this::resource);
        provenance();
        hashes();
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void files() {
        heading(say("files"));
        headers("|---|---|---:|---:|", "file", "content", "lines", "bytes");
        for (Resource resource : content.resources()) {
            row(Stream.of(
                    "[" + code(resource.file().name()) + "](" + resource.file().name() + ")",
                    in(resource.title()),
                    number(resource.table().lines().size()),
                    number(resource.file().content().length)));
        }
        paragraph(say("format"));
        paragraph(say("package", file(ReportFileName.DATA_PACKAGE)));
        paragraph(say(
                "beside",
                file(ReportFileName.WORKBOOK),
                file(ReportFileName.MINUTES),
                file(ReportFileName.FIGURES_FOR_EXCEL),
                file(ReportFileName.FIGURES)));
    }

    private void use() {
        heading(say("use"));
        lines.add("");
        USES.forEach(use -> lines.add("- " + say("use." + use)));
    }

    private void missing() {
        heading(say("missing"));
        paragraph(say("empty"));
        headers("|---|---|", "status", "meaning");
        content.statuses().forEach((status, meaning) -> row(Stream.of(code(status), in(meaning))));
    }

    private void resource(Resource resource) {
        heading(in(resource.title()) + say("dash") + code(resource.file().name()));
        paragraph(in(resource.description()));
        List<String> key = resource.table().key();
        paragraph(key.isEmpty() ? say("no-key") : say("key", codes(key)));
        resource.table().references().forEach(reference -> paragraph(pointer(reference)));
        headers("|---|---|---|---|---|---|", "column", "title", "type", "unit", "meaning", "allowed");
        resource.columns().forEach(this::column);
    }

    private String pointer(Reference reference) {
        return say("reference", codes(reference.fields()), file(reference.table()));
    }

    private void column(Column column) {
        row(Stream.of(
                code(column.field().name()),
                in(column.title()),
                say("type." + column.field().type()),
                column.unit() == null ? "" : in(column.unit()),
                in(column.description()),
                column.field().constraints().entrySet().stream()
                        .map(this::constraint)
                        .collect(Collectors.joining(say("and")))));
    }

    private String constraint(Map.Entry<String, Object> constraint) {
        String demanded = constraint.getValue() instanceof List<?> values
                ? codes(values)
                : code(constraint.getValue().toString());
        return say("constraint." + constraint.getKey(), demanded);
    }

    private void provenance() {
        heading(say("sources"));
        lines.add("");
        content.sources().forEach(source -> lines.add("- " + in(source)));
        heading(say("licence"));
        paragraph(say(
                "reuse",
                "[" + in(content.licence().title()) + "](" + content.licence().path() + ")"));
        paragraph(
                "> " + say("citation", in(content.title()), in(content.licence().title())));
    }

    private void hashes() {
        heading(say("hashes"));
        paragraph(say(
                "check",
                file(ReportFileName.DATA_PACKAGE),
                code("sha256sum --check " + ReportFileName.READ_ME.of(content.year()))));
        lines.add("");
        lines.add("```");
        content.resources()
                .forEach(resource ->
                        lines.add(resource.sha256() + "  " + resource.file().name()));
        lines.add("```");
    }

    private void heading(String text) {
        paragraph("## " + text);
    }

    private void paragraph(String text) {
        lines.add("");
        lines.add(text);
    }

    private void headers(String alignment, String... headers) {
        lines.add("");
        row(Stream.of(headers).map(header -> say("header." + header)));
        lines.add(alignment);
    }

    private void row(Stream<String> cells) {
        // A bar would begin another cell, even within code.
        lines.add(cells.map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static String codes(List<?> words) {
        return words.stream().map(word -> code(word.toString())).collect(Collectors.joining(", "));
    }

    private String file(ReportFileName name) {
        return code(name.of(content.year()));
    }

    private static String code(String word) {
        return "`" + word + "`";
    }

    private String number(int count) {
        return messages.number(BigDecimal.valueOf(count));
    }

    private String in(Label label) {
        return label.in(messages.locale());
    }

    private String say(String name, Object... arguments) {
        return messages.get("report.readme." + name, arguments);
    }
}

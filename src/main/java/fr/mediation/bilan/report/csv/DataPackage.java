package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.text.Messages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of the open files, a Tabular Data Package of Frictionless Data v1
 * (https://specs.frictionlessdata.io/tabular-data-package/). The definitions of the indicators ride along as the property
 * {@code indicators}, which the specification leaves to the publisher.
 */
final class DataPackage {
    private static final String LICENCE_PAGE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

    /** The names under which the bundle keeps each file's title and description. */
    private static final Map<String, String> SENTENCES = Map.of(
            "indicateurs", "figures",
            "evolution", "comparisons",
            "plus-value", "value",
            "sensibilite", "sensitivity",
            "qualite", "quality");

    private final ReportInput input;
    private final Messages messages;
    private final String year;

    DataPackage(ReportInput input) {
        this.input = input;
        messages = Messages.in(input.language());
        year = String.valueOf(input.year());
    }

    /** The bytes of {@code datapackage.json}: UTF-8, two spaces of indent, line feeds. */
    byte[] describe(Map<CsvTable, ReportFile> files) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("profile", "tabular-data-package");
        document.put("name", "bilan-" + input.reported().basis().name(input.year()));
        document.put("title", input.reported().say("open.title", input.language()));
        document.put("description", description());
        document.put("licenses", List.of(licence()));
        document.put("sources", List.of(Map.of("title", say("open.source"))));
        document.put(
                "resources",
                files.entrySet().stream()
                        .map(file -> resource(file.getKey(), file.getValue()))
                        .toList());
        document.put(
                "indicators", input.indicators().stream().map(this::definition).toList());
        String text = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(document)
                // The printer ends its lines as the machine does; within strings a line end is escaped.
                .replace(System.lineSeparator(), "\n");
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String description() {
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                "open.description", year, say("perimeter." + input.perimeter().code())));
        sentences.addAll(input.reported().notes(input.language()));
        return String.join(" ", sentences);
    }

    private Map<String, Object> licence() {
        Map<String, Object> licence = new LinkedHashMap<>();
        // The identifier of the Licence Ouverte 2.0 in the SPDX list.
        licence.put("name", "etalab-2.0");
        licence.put("title", say("open.licence"));
        licence.put("path", LICENCE_PAGE);
        return licence;
    }

    private Map<String, Object> resource(CsvTable table, ReportFile file) {
        String sentence = "open." + SENTENCES.get(table.name());
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("profile", "tabular-data-resource");
        resource.put("name", table.name() + "-" + year);
        resource.put("path", file.name());
        resource.put("title", say(sentence + ".title", year));
        resource.put("description", say(sentence + ".about"));
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("bytes", file.content().length);
        resource.put("hash", "sha256:" + sha256(file.content()));
        resource.put("dialect", dialect());
        resource.put("schema", schema(table));
        return resource;
    }

    private static Map<String, Object> dialect() {
        Map<String, Object> dialect = new LinkedHashMap<>();
        dialect.put("delimiter", ",");
        dialect.put("lineTerminator", "\n");
        dialect.put("quoteChar", "\"");
        dialect.put("doubleQuote", true);
        dialect.put("header", true);
        return dialect;
    }

    private Map<String, Object> schema(CsvTable table) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("fields", table.fields().stream().map(this::field).toList());
        schema.put("missingValues", List.of(""));
        if (!table.key().isEmpty()) {
            schema.put("primaryKey", table.key());
        }
        return schema;
    }

    private Map<String, Object> field(Field field) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", field.name());
        described.put("type", field.type());
        described.put("title", say("field." + field.name()));
        described.put(
                "description",
                field.name().equals("annee")
                        ? input.reported().say("field.annee.about", input.language())
                        : say("field." + field.name() + ".about"));
        if (!field.unit().isEmpty()) {
            described.put("unit", field.unit());
        }
        return described;
    }

    private Map<String, Object> definition(Indicator indicator) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("id", indicator.id());
        definition.put("article", indicator.article());
        definition.put("title", indicator.label().in(input.language()));
        definition.put("description", indicator.definition().in(input.language()));
        definition.put("unit", say("unit." + indicator.unit().name().toLowerCase(Locale.ROOT)));
        definition.put("source", say("open.origin", say("source." + indicator.from())));
        if (indicator.limits() != null) {
            definition.put("limits", indicator.limits().in(input.language()));
        }
        return definition;
    }

    private String say(String name, Object... arguments) {
        return messages.get("report." + name, arguments);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

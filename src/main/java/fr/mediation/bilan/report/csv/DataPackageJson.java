package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.csv.CsvTable.Reference;
import fr.mediation.bilan.report.csv.DataPackage.Column;
import fr.mediation.bilan.report.csv.DataPackage.Licence;
import fr.mediation.bilan.report.csv.DataPackage.Resource;
import fr.mediation.bilan.text.Label;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code datapackage.json}, a Tabular Data Package of Frictionless Data v1
 * (https://specs.frictionlessdata.io/tabular-data-package/). Texts are given in the report's language under the name
 * that the specification gives it, {@code title}, {@code description} or {@code unit}, and in both languages under
 * its plural, {@code titles}, {@code descriptions} or {@code units}, as {@code {"fr": …, "en": …}}: the specification
 * leaves other properties to the publisher.
 */
final class DataPackageJson {
    private final DataPackage content;
    private final Locale language;

    DataPackageJson(DataPackage content, Locale language) {
        this.content = content;
        this.language = language;
    }

    /** The file's bytes: UTF-8, two spaces of indent, line feeds. */
    byte[] bytes() {
        String text = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(document())
                // The printer ends its lines as the machine does; within strings a line end is escaped.
                .replace(System.lineSeparator(), "\n");
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("profile", "tabular-data-package");
        document.put("name", content.name());
        say(document, "title", content.title());
        say(document, "description", content.description());
        document.put("licenses", List.of(licence(content.licence())));
        document.put("sources", content.sources().stream().map(this::source).toList());
        document.put(
                "resources", content.resources().stream().map(this::resource).toList());
        return document;
    }

    private Map<String, Object> licence(Licence licence) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", licence.name());
        say(described, "title", licence.title());
        described.put("path", licence.path());
        return described;
    }

    private Map<String, Object> source(Label title) {
        Map<String, Object> described = new LinkedHashMap<>();
        say(described, "title", title);
        return described;
    }

    private Map<String, Object> resource(Resource resource) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("profile", "tabular-data-resource");
        described.put("name", resource.name());
        described.put("path", resource.file().name());
        say(described, "title", resource.title());
        say(described, "description", resource.description());
        described.put("format", "csv");
        described.put("mediatype", "text/csv");
        described.put("encoding", "utf-8");
        described.put("bytes", resource.file().content().length);
        described.put("hash", "sha256:" + resource.sha256());
        described.put("dialect", dialect());
        described.put("schema", schema(resource));
        return described;
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

    private Map<String, Object> schema(Resource resource) {
        CsvTable table = resource.table();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("fields", resource.columns().stream().map(this::field).toList());
        schema.put("missingValues", List.of(""));
        if (!table.key().isEmpty()) {
            schema.put("primaryKey", table.key());
        }
        if (!table.references().isEmpty()) {
            schema.put(
                    "foreignKeys",
                    table.references().stream().map(this::foreignKey).toList());
        }
        return schema;
    }

    private Map<String, Object> field(Column column) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", column.field().name());
        described.put("type", column.field().type());
        say(described, "title", column.title());
        say(described, "description", column.description());
        if (column.unit() != null) {
            say(described, "unit", column.unit());
        }
        if (!column.field().constraints().isEmpty()) {
            described.put("constraints", column.field().constraints());
        }
        return described;
    }

    private Map<String, Object> foreignKey(Reference reference) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("resource", reference.table().resource(content.year()));
        target.put("fields", reference.fields());
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("fields", reference.fields());
        key.put("reference", target);
        return key;
    }

    private void say(Map<String, Object> described, String name, Label label) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("fr", label.fr());
        both.put("en", label.en());
        described.put(name, label.in(language));
        described.put(name + "s", both);
    }
}

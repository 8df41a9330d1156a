package fr.mediation.bilan.report.csv;

import com.fasterxml.jackson.annotation.JsonValue;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    private Properties document() {
        return new Properties()
                .with("profile", "tabular-data-package")
                .with("name", content.name())
                .with("title", content.title())
                .with("description", content.description())
                .with("licenses", List.of(licence(content.licence())))
                .with("sources", list(content.sources(), title -> new Properties().with("title", title)))
                .with("resources", list(content.resources(), this::resource));
    }

    private static <T> List<Properties> list(List<T> things, Function<T, Properties> properties) {
        return things.stream().map(properties).toList();
    }

    private Properties licence(Licence licence) {
        return new Properties()
                .with("name", licence.name())
                .with("title", licence.title())
                .with("path", licence.path());
    }

    private Properties resource(Resource resource) {
        return new Properties()
                .with("profile", "tabular-data-resource")
                .with("name", resource.name())
                .with("path", resource.file().name())
                .with("title", resource.title())
                .with("description", resource.description())
                .with("format", "csv")
                .with("mediatype", "text/csv")
                .with("encoding", "utf-8")
                .with("bytes", resource.file().content().length)
                .with("hash", "sha256:" + resource.sha256())
                .with("dialect", dialect())
                .with("schema", schema(resource));
    }

    private Properties dialect() {
        return new Properties()
                .with("delimiter", ",")
                .with("lineTerminator", "\n")
                .with("quoteChar", "\"")
                .with("doubleQuote", true)
                .with("header", true);
    }

    private Properties schema(Resource resource) {
        CsvTable table = resource.table();
        return new Properties()
                .with("fields", list(resource.columns(), this::field))
                .with("missingValues", List.of(""))
                .with("primaryKey", table.key())
                .with("foreignKeys", list(table.references(), this::foreignKey));
    }

    private Properties field(Column column) {
        return new Properties()
                .with("name", column.field().name())
                .with("type", column.field().type())
                .with("title", column.title())
                .with("description", column.description())
                .with("unit", column.unit())
                .with("constraints", column.field().constraints());
    }

    private Properties foreignKey(Reference reference) {
        Properties target = new Properties()
                .with("resource", reference.table().resource(content.year()))
                .with("fields", reference.fields());
        return new Properties().with("fields", reference.fields()).with("reference", target);
    }

    /** The properties of an object, in order. A text makes two of them; what is absent or empty makes none. */
    private final class Properties {
        @JsonValue
        private final Map<String, Object> values = new LinkedHashMap<>();

        Properties with(String name, @Nullable Object value) {
            if (value instanceof Label label) {
                values.put(name, label.in(language));
                values.put(name + "s", new Properties().with("fr", label.fr()).with("en", label.en()));
            } else if (value != null && !List.of().equals(value) && !Map.of().equals(value)) {
                values.put(name, value);
            }
            return this;
        }
    }
}

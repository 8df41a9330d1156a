package fr.mediation.bilan.report.csv;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.mediation.bilan.report.ReportFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A data package as a stranger gets it, judged by programs that are not ours: its descriptor by a validator of JSON Schema
 * against the profile that Frictionless Data publishes, its files by PostgreSQL, in tables made after their schemas. No
 * library for table schemas is on Maven Central.
 */
public final class PublishedPackage {
    private static final String DESCRIPTOR = "datapackage.json";
    private static final Map<String, String> TYPES = Map.of(
            "string", "text",
            "integer", "bigint",
            "number", "numeric",
            "date", "text");

    private final Map<String, String> files;
    private final JsonNode descriptor;

    private PublishedPackage(Map<String, String> files) {
        this.files = files;
        descriptor = JsonMapper.builder().build().readTree(files.get(DESCRIPTOR));
    }

    /** The package among the files of a report. */
    static PublishedPackage of(List<ReportFile> files) {
        return new PublishedPackage(files.stream()
                .collect(Collectors.toMap(
                        ReportFile::name, file -> new String(file.content(), StandardCharsets.UTF_8))));
    }

    /** The package in a folder. */
    public static PublishedPackage in(Path folder) {
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(PublishedPackage::isText).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PublishedPackage(files);
    }

    private static boolean isText(Path file) {
        return file.toString().endsWith(".csv") || file.toString().endsWith(".json");
    }

    /** The same package with a text of one of its files replaced, which must be there. */
    PublishedPackage with(String file, String text, String replacement) {
        if (!files.get(file).contains(text)) {
            throw new IllegalArgumentException(file + " has no " + text);
        }
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(file, files.get(file).replace(text, replacement));
        return new PublishedPackage(changed);
    }

    /** What the profile finds wrong with the descriptor. */
    public List<String> faults() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(profile(), InputFormat.JSON)
                .validate(files.get(DESCRIPTOR), InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static String profile() {
        try {
            return Files.readString(Path.of("src/test/resources/frictionless/tabular-data-package.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the files cannot be loaded into tables made after their schemas; empty where they can. Leaves no trace. */
    public Optional<String> refusal(DataSource database) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (JsonNode resource : descriptor.path("resources")) {
                    create(connection, resource);
                    load(connection, resource);
                }
                for (JsonNode resource : descriptor.path("resources")) {
                    connect(connection, resource);
                }
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(e.getMessage());
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void create(Connection connection, JsonNode resource) throws SQLException {
        String columns = resource.at("/schema/fields")
                .valueStream()
                .map(PublishedPackage::column)
                .collect(Collectors.joining(", "));
        JsonNode key = resource.at("/schema/primaryKey");
        String primary = key.isMissingNode() ? "" : ", primary key (" + names(key) + ")";
        execute(connection, "create temp table " + name(resource.path("name")) + " (" + columns + primary + ")");
    }

    private static String column(JsonNode field) {
        String name = name(field.path("name"));
        String type = field.path("type").asString();
        String day = type.equals("date") ? " check (" + name + "::date::text = " + name + ")" : "";
        return name + " " + TYPES.get(type) + day
                + field.path("constraints")
                        .propertyStream()
                        .map(constraint -> " " + constraint(name, constraint.getKey(), constraint.getValue()))
                        .collect(Collectors.joining());
    }

    private static String constraint(String column, String name, JsonNode value) {
        return switch (name) {
            case "required" -> "not null";
            case "unique" -> "unique";
            case "minimum" -> "check (" + column + " >= " + value + ")";
            case "maximum" -> "check (" + column + " <= " + value + ")";
            case "enum" ->
                "check (" + column + " in ("
                        + value.valueStream().map(PublishedPackage::literal).collect(Collectors.joining(", ")) + "))";
            case "pattern" -> "check (" + column + " ~ '^(?:" + value.asString() + ")$')";
            default -> throw new IllegalArgumentException("the constraint " + name + " is not checked");
        };
    }

    private void load(Connection connection, JsonNode resource) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy " + name(resource.path("name"))
                                + " from stdin with (format csv, header match, null '', force_null *)",
                        new StringReader(files.get(resource.path("path").asString())));
    }

    private static void connect(Connection connection, JsonNode resource) throws SQLException {
        for (JsonNode key : resource.at("/schema/foreignKeys")) {
            execute(
                    connection,
                    "alter table " + name(resource.path("name")) + " add foreign key ("
                            + names(key.path("fields")) + ") references " + name(key.at("/reference/resource")) + " ("
                            + names(key.at("/reference/fields")) + ")");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String names(JsonNode fields) {
        return fields.valueStream().map(PublishedPackage::name).collect(Collectors.joining(", "));
    }

    private static String name(JsonNode text) {
        return '"' + text.asString() + '"';
    }

    private static String literal(JsonNode value) {
        return value.isString() ? "'" + value.asString().replace("'", "''") + "'" : value.toString();
    }
}

package fr.mediation.bilan.jobs;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.DefaultNodeReader;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import fr.mediation.bilan.text.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** The form that definitions of one kind must have: a JSON Schema of the draft 2020-12, also for YAML. */
public final class DefinitionSchema {
    private static final NodeReader READER =
            DefaultNodeReader.builder().locationAware().build();

    private final Schema schema;

    private DefinitionSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @param definition its file, in JSON
     * @return the schema
     */
    public static DefinitionSchema of(JobsFolder.Definition definition) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.nodeReader(READER)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .locale(Locale.ENGLISH)
                                .build()));
        return new DefinitionSchema(registry.getSchema(text(definition), InputFormat.JSON));
    }

    /**
     * Checks a definition.
     *
     * @param definition its file, in YAML
     * @throws ProblemException if it breaks the schema: the sentence names the file, the line and what is wrong there
     */
    public void check(JobsFolder.Definition definition) {
        JsonNode node;
        try {
            node = READER.readTree(text(definition), InputFormat.YAML);
        } catch (JacksonException e) {
            throw new ProblemException(
                    e, "jobs.not-yaml", definition.name(), line(e.getLocation()), e.getOriginalMessage());
        }
        List<Error> errors = schema.validate(node);
        // What is wrong deepest inside is the cause; what contains it is wrong because of it.
        errors.stream()
                .max(Comparator.comparingInt(
                        error -> error.getInstanceLocation().getNameCount()))
                .ifPresent(error -> {
                    throw problem(definition, error);
                });
    }

    private static ProblemException problem(JobsFolder.Definition definition, Error error) {
        String where = error.getInstanceLocation().toString();
        String place = where.isEmpty() ? "/" : where;
        JsonNode node = error.getInstanceNode();
        JsonNode guilty =
                error.getProperty() != null && node.has(error.getProperty()) ? node.get(error.getProperty()) : node;
        String line = line(JsonNodes.tokenStreamLocationOf(guilty));
        return switch (error.getKeyword()) {
            case "required" ->
                new ProblemException("jobs.schema.required", definition.name(), line, error.getProperty());
            case "additionalProperties" ->
                new ProblemException("jobs.schema.unknown", definition.name(), line, error.getProperty(), place);
            case "enum" ->
                new ProblemException(
                        "jobs.schema.enum", definition.name(), line, place, allowed(error.getSchemaNode()));
            default -> new ProblemException("jobs.schema.other", definition.name(), line, place, error.getMessage());
        };
    }

    private static String allowed(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static String line(TokenStreamLocation locationOrNull) {
        return locationOrNull == null ? "1" : Integer.toString(Math.max(1, locationOrNull.getLineNr()));
    }

    private static String text(JobsFolder.Definition definition) {
        return new String(definition.content(), StandardCharsets.UTF_8);
    }
}

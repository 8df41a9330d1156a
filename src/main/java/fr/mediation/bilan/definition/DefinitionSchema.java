package fr.mediation.bilan.definition;

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
import fr.mediation.bilan.text.Surrogates;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The form that definitions of one kind must have: a JSON Schema of the draft 2020-12, also for YAML. */
public final class DefinitionSchema {
    private static final NodeReader READER =
            DefaultNodeReader.builder().locationAware().build();

    /** The last two code points of each plane are for no character, in no XML. */
    private static final int NO_CHARACTER = 0xFFFE;

    /** Ten times the longest text that is shipped. A cell of a workbook holds 32,767 characters. */
    private static final int MOST_CHARACTERS = 10_000;

    /** Labels are headers of columns. */
    private static final int MOST_OF_LABEL = 500;

    private static final String LABEL = "(/criteria/[0-9]+|/outcomes/[0-9]+)?/label(/[a-z]+)?";

    private static final JsonMapper JSON = new JsonMapper();

    private static final YAMLMapper EXACT = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Schema schema;

    private DefinitionSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * A schema of the packaged folder: it is the one that fits this program, and an operator's folder need not repeat it.
     *
     * @param path its place in the folder, such as {@code value/map.schema.json}
     * @return the schema
     */
    public static DefinitionSchema packaged(String path) {
        return packaged(path, Map.of());
    }

    /**
     * {@return a schema of the packaged folder, completed by values that the program alone knows}
     *
     * @param path its place in the folder
     * @param lists the values that may occur at places of the schema, by JSON pointer
     */
    public static DefinitionSchema packaged(String path, Map<String, List<String>> lists) {
        JsonNode form = JSON.readTree(decoded(JobsFolder.packaged().get(path)));
        lists.forEach((pointer, values) -> ((ObjectNode) form.at(pointer)).set("enum", JSON.valueToTree(values)));
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.nodeReader(READER)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .locale(Locale.ENGLISH)
                                .build()));
        return new DefinitionSchema(registry.getSchema(form.toString(), InputFormat.JSON));
    }

    /**
     * Checks a definition.
     *
     * @param definition its file, in YAML
     * @throws ProblemException if it breaks the schema: the sentence names the file, the line and what is wrong there
     */
    public void check(JobsFolder.Definition definition) {
        read(definition);
    }

    /**
     * Reads a definition and checks it.
     *
     * @param definition its file, in YAML
     * @return its content, in which numbers have the digits that the file gives them
     * @throws ProblemException as {@link #check} does
     */
    public JsonNode read(JobsFolder.Definition definition) {
        String text = decoded(definition);
        JsonNode content = content(definition, text);
        List<Error> errors = schema.validate(READER.readTree(text, InputFormat.YAML));
        // The innermost error is the cause; what contains it is wrong because of it.
        errors.stream()
                .max(Comparator.comparingInt(
                        error -> error.getInstanceLocation().getNameCount()))
                .ifPresent(error -> {
                    throw problem(definition, error);
                });
        return content;
    }

    private static JsonNode content(JobsFolder.Definition definition, String text) {
        try {
            JsonNode content = EXACT.readTree(text);
            if (content.isMissingNode() || content.isNull()) {
                throw new ProblemException("definition.empty", definition.name());
            }
            checkValues(content, "", definition);
            return content;
        } catch (JacksonException e) {
            throw new ProblemException(
                    e,
                    "definition.not-yaml",
                    definition.name(),
                    line(e.getLocation()),
                    e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static void checkValues(JsonNode node, String pointer, JobsFolder.Definition definition) {
        if (node.isNumber()) {
            DefinitionNumber.check(node.decimalValue(), pointer, definition);
        } else if (node.isString()) {
            checkText(node.asString(), pointer, definition);
            checkLength(node.asString(), pointer, definition);
        } else if (node.isBinary()) {
            throw noText(pointer, definition);
        }
        node.forEachEntry((name, child) ->
                checkValues(child, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), definition));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkValues(node.get(i), pointer + "/" + i, definition);
            }
        }
    }

    /** An escape may write what no database, workbook or terminal takes for text. */
    private static void checkText(String text, String pointer, JobsFolder.Definition definition) {
        if (text.codePoints().anyMatch(DefinitionSchema::isNoText) || Surrogates.anyAlone(text)) {
            throw noText(pointer, definition);
        }
    }

    private static ProblemException noText(String pointer, JobsFolder.Definition definition) {
        return new ProblemException(
                "definition.no-text",
                definition.name(),
                LineFinder.of(definition).line(pointer),
                pointer);
    }

    /** Where a text is longer than any, tables and pages made of it fail only once all is computed. */
    private static void checkLength(String text, String pointer, JobsFolder.Definition definition) {
        int most = pointer.matches(LABEL) ? MOST_OF_LABEL : MOST_CHARACTERS;
        if (text.length() > most) {
            throw new ProblemException(
                    "definition.long-text",
                    definition.name(),
                    LineFinder.of(definition).line(pointer),
                    pointer,
                    most);
        }
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) && "\t\n\r".indexOf(character) < 0
                || (character & NO_CHARACTER) == NO_CHARACTER;
    }

    private static String decoded(JobsFolder.Definition definition) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(definition.content()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(e, "definition.not-utf8", definition.name());
        }
    }

    private static ProblemException problem(JobsFolder.Definition definition, Error error) {
        String where = error.getInstanceLocation().toString();
        String place = where.isEmpty() ? "/" : where;
        JsonNode node = error.getInstanceNode();
        JsonNode wrong =
                error.getProperty() != null && node.has(error.getProperty()) ? node.get(error.getProperty()) : node;
        String line = line(JsonNodes.tokenStreamLocationOf(wrong));
        return switch (error.getKeyword()) {
            case "required" ->
                new ProblemException("definition.schema.required", definition.name(), line, error.getProperty());
            case "additionalProperties" ->
                new ProblemException("definition.schema.unknown", definition.name(), line, error.getProperty(), place);
            case "enum" ->
                new ProblemException(
                        "definition.schema.enum", definition.name(), line, place, allowed(error.getSchemaNode()));
            case "type" ->
                new ProblemException(
                        "definition.schema.type." + types(error.getSchemaNode()),
                        definition.name(),
                        line,
                        place,
                        shown(node));
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
                new ProblemException(
                        "definition.schema." + error.getKeyword(),
                        definition.name(),
                        line,
                        place,
                        error.getSchemaNode().decimalValue(),
                        shown(node));
            case "maxItems" ->
                new ProblemException(
                        "definition.schema.maxItems",
                        definition.name(),
                        line,
                        place,
                        error.getSchemaNode().intValue());
            case "pattern" ->
                new ProblemException(
                        "definition.schema.pattern",
                        definition.name(),
                        line,
                        place,
                        shown(node),
                        error.getSchemaNode().asString());
            default ->
                new ProblemException("definition.schema.other", definition.name(), line, place, error.getMessage());
        };
    }

    private static String types(JsonNode types) {
        return types.isArray()
                ? types.valueStream().map(JsonNode::asString).sorted().collect(Collectors.joining("-"))
                : types.asString();
    }

    /** How a message shows a wrong value: as it was written, or as a sign for an object or a list. */
    private static String shown(JsonNode node) {
        return node.isObject() ? "{…}" : node.isArray() ? "[…]" : node.asString();
    }

    private static String allowed(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static String line(@Nullable TokenStreamLocation location) {
        return location == null ? "1" : Integer.toString(Math.max(1, location.getLineNr()));
    }
}

package fr.mediation.bilan.source.delivery;

import com.google.re2j.PatternSyntaxException;
import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.definition.DefinitionSchema;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.definition.LineFinder;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.ColumnMapping;
import fr.mediation.bilan.source.Profile;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.source.cell.ExtractPattern;
import fr.mediation.bilan.source.cell.Wildcard;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sha256;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the profiles of {@code jobs/sources/<source>/<profile>.yaml}. */
public final class ProfileReader {
    private static final String SCHEMA = "sources/profile.schema.json";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final JsonMapper STABLE = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ProfileReader() {}

    /**
     * {@return what identifies all that a profile says}
     *
     * @param profile the profile
     */
    public static String fingerprint(Profile profile) {
        return Sha256.of(STABLE.writeValueAsBytes(profile));
    }

    /**
     * {@return all profiles of a folder, by source and name}
     *
     * @param jobs the definitions
     * @param sources the sources that profiles map onto
     * @throws ProblemException if one is wrong: the sentence names file and line
     */
    public static List<Profile> read(JobsFolder jobs, List<Source> sources) {
        List<JobsFolder.Definition> definitions = jobs.list("sources/*", ".yaml");
        if (definitions.isEmpty()) {
            return List.of();
        }
        DefinitionSchema schema = DefinitionSchema.packaged(
                SCHEMA,
                Map.of("/properties/source", sources.stream().map(Source::id).toList()));
        return definitions.stream()
                .map(definition -> read(definition, schema, sources))
                .toList();
    }

    private static Profile read(JobsFolder.Definition definition, DefinitionSchema schema, List<Source> sources) {
        schema.check(definition);
        try {
            Profile profile = YAML.readValue(definition.content(), Profile.class);
            if (!profile.id().equals(definition.stem())) {
                throw new ProblemException("source.profile.other-name", definition.name(), profile.id());
            }
            check(definition, profile, source(profile, sources));
            return profile;
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String line = location == null ? "1" : Integer.toString(location.getLineNr());
            throw new ProblemException(e, "source.wrong-profile", definition.name(), line, e.getOriginalMessage());
        }
    }

    private static Source source(Profile profile, List<Source> sources) {
        return sources.stream()
                .filter(source -> source.id().equals(profile.source()))
                .findFirst()
                .orElseThrow();
    }

    private static void check(JobsFolder.Definition definition, Profile profile, Source source) {
        List<String> known = source.columns().stream().map(Column::name).toList();
        if (profile.redelivery() == Profile.Redelivery.REPLACE_ACTIVITIES && !source.isOfActivities()) {
            String line = LineFinder.of(definition).line("/redelivery");
            throw new ProblemException("source.profile.no-activities", definition.name(), line);
        }
        if (profile.complete() != null && !source.isOfPlaces()) {
            String line = LineFinder.of(definition).line("/complete");
            throw new ProblemException("source.profile.no-places", definition.name(), line);
        }
        profile.columns().forEach((column, mapping) -> {
            if (!known.contains(column)) {
                throw new ProblemException(
                        "source.profile.unknown-column",
                        definition.name(),
                        line(definition, column),
                        column,
                        String.join(", ", known));
            }
            if ("empty".equals(mapping.ifWrong()) && isRequired(column, source)) {
                throw new ProblemException(
                        "source.profile.required-column", definition.name(), line(definition, column), column);
            }
            checkPatterns(definition, column, mapping);
            checkValues(definition, column, mapping);
        });
    }

    private static void checkValues(JobsFolder.Definition definition, String column, ColumnMapping mapping) {
        if (mapping.values().keySet().stream().filter(Wildcard::in).count() > Bounds.VALUE_PATTERNS) {
            throw new ProblemException(
                    "source.profile.too-many-patterns",
                    definition.name(),
                    line(definition, column),
                    column,
                    Bounds.VALUE_PATTERNS);
        }
    }

    private static boolean isRequired(String column, Source source) {
        return source.required().stream().anyMatch(alternatives -> alternatives.contains(column));
    }

    private static void checkPatterns(JobsFolder.Definition definition, String column, ColumnMapping mapping) {
        try {
            if (mapping.extract() != null) {
                ExtractPattern.compile(mapping.extract());
            }
            mapping.formats().forEach(CellParser::formatter);
        } catch (PatternSyntaxException e) {
            throw wrongPattern(definition, column, mapping.extract());
        } catch (IllegalArgumentException e) {
            throw wrongPattern(definition, column, String.join(", ", mapping.formats()));
        }
    }

    private static ProblemException wrongPattern(JobsFolder.Definition definition, String column, String pattern) {
        return new ProblemException(
                "source.profile.wrong-pattern", definition.name(), line(definition, column), column, pattern);
    }

    private static String line(JobsFolder.Definition definition, String column) {
        String escaped = column.replace("~", "~0").replace("/", "~1");
        return LineFinder.of(definition).line("/columns/" + escaped);
    }
}

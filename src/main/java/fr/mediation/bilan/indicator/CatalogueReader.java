package fr.mediation.bilan.indicator;

import fr.mediation.bilan.definition.DefinitionSchema;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code jobs/indicators/<id>.yaml}, and refuses a definition that is wrong with its file, line and reason. */
public final class CatalogueReader {
    private static final String SCHEMA = Catalogue.FOLDER + "/indicator.schema.json";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final FactTables facts;
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final DefinitionSchema schema;
    private final YAMLMapper yaml;

    private CatalogueReader(FactTables facts) {
        this.facts = facts;
        Origin.all(facts).forEach(origin -> origins.put(origin.id(), origin));
        this.schema = DefinitionSchema.packaged(SCHEMA, Map.of("/properties/from", List.copyOf(origins.keySet())));
        this.yaml = YAML.rebuild()
                .addModule(new SimpleModule().addDeserializer(Origin.class, new OriginReader()))
                .build();
    }

    /** Finds what a definition names; the schema admits no other name. */
    private final class OriginReader extends ValueDeserializer<Origin> {
        @Override
        public Origin deserialize(JsonParser parser, DeserializationContext context) {
            return origins.get(parser.getString());
        }
    }

    /**
     * Reads all definitions of a folder.
     *
     * @param jobs the definitions
     * @param facts what indicators may be measured on
     * @return the catalogue
     * @throws ProblemException if one is wrong: the sentence names file, line and reason
     */
    public static Catalogue read(JobsFolder jobs, FactTables facts) {
        return jobs.once(Catalogue.class, facts, () -> checked(jobs, facts));
    }

    private static Catalogue checked(JobsFolder jobs, FactTables facts) {
        List<JobsFolder.Definition> definitions = jobs.list(Catalogue.FOLDER, ".yaml");
        if (definitions.isEmpty()) {
            return new Catalogue(List.of());
        }
        CatalogueReader reader = new CatalogueReader(facts);
        List<DefinitionCheck> checks = definitions.stream().map(reader::read).toList();
        Catalogue catalogue = new Catalogue(checks.stream()
                .map(DefinitionCheck::indicator)
                .sorted(Comparator.comparingInt(Indicator::article).thenComparing(Indicator::id))
                .toList());
        checks.forEach(check -> check.checkReferences(catalogue));
        checkLabels(checks);
        return catalogue;
    }

    /** Tables have a column for each indicator, named by its label; a workbook's may not differ by their case alone. */
    private static void checkLabels(List<DefinitionCheck> checks) {
        for (Locale language : List.of(Messages.FRENCH, Messages.ENGLISH)) {
            Map<String, String> idByLabel = new HashMap<>();
            for (DefinitionCheck check : checks) {
                String label = check.indicator().label().in(language).strip().toLowerCase(language);
                String earlier = idByLabel.putIfAbsent(label, check.indicator().id());
                check.requireLabelOfItsOwn(language, earlier);
            }
        }
    }

    private DefinitionCheck read(JobsFolder.Definition definition) {
        schema.check(definition);
        try {
            Indicator indicator = withDefaults(yaml.readValue(definition.content(), Indicator.class));
            DefinitionCheck check = new DefinitionCheck(indicator, definition, facts);
            check.check();
            return check;
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String line = location == null ? "1" : Integer.toString(location.getLineNr());
            throw new ProblemException(e, "indicator.unreadable", definition.name(), line, e.getOriginalMessage());
        }
    }

    private static Indicator withDefaults(Indicator read) {
        BigDecimal scale = read.scale() != null ? read.scale() : read.unit() == Unit.PERCENT ? HUNDRED : BigDecimal.ONE;
        return new Indicator(
                read.id(),
                read.article(),
                read.label(),
                read.definition(),
                read.unit(),
                read.from(),
                read.numerator(),
                read.denominator(),
                read.total(),
                read.known(),
                scale,
                read.additive(),
                read.better(),
                read.keyFigure(),
                read.limits(),
                read.checks(),
                read.dimensions() == null ? List.of() : List.copyOf(read.dimensions()),
                read.criteria() == null ? List.of() : List.copyOf(read.criteria()),
                read.test());
    }
}

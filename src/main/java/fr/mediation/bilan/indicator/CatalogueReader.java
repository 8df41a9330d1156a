package fr.mediation.bilan.indicator;

import fr.mediation.bilan.jobs.JobsFolder;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code jobs/indicators/<id>.yaml}, and refuses a definition that is wrong with its file and the reason. */
public final class CatalogueReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private CatalogueReader() {}

    /**
     * Reads all definitions of a folder.
     *
     * @param jobs the definitions
     * @return the catalogue
     * @throws ProblemException if one is wrong
     */
    public static Catalogue read(JobsFolder jobs) {
        List<Indicator> indicators = jobs.list("indicators", ".yaml").stream()
                .map(CatalogueReader::read)
                .sorted(Comparator.comparingInt(Indicator::article).thenComparing(Indicator::id))
                .toList();
        Catalogue catalogue = new Catalogue(indicators);
        indicators.forEach(indicator -> checkReferences(indicator, catalogue));
        return catalogue;
    }

    private static Indicator read(JobsFolder.Definition definition) {
        try {
            Indicator indicator = withDefaults(YAML.readValue(definition.content(), Indicator.class));
            check(indicator, definition);
            return indicator;
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String line = location == null ? "?" : Integer.toString(location.getLineNr());
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
                scale,
                read.additive(),
                read.better() == null ? "none" : read.better(),
                read.keyFigure(),
                read.limits(),
                read.checks(),
                read.dimensions() == null ? List.of() : List.copyOf(read.dimensions()),
                read.criteria() == null ? List.of() : List.copyOf(read.criteria()),
                read.test());
    }

    private static void check(Indicator indicator, JobsFolder.Definition definition) {
        require(definition, "id", indicator.id() != null && indicator.id().equals(definition.stem()));
        require(definition, "label", indicator.label() != null);
        require(definition, "definition", indicator.definition() != null);
        require(definition, "unit", indicator.unit() != null);
        require(definition, "from", indicator.from() != null && knownFacts().anyMatch(indicator.from()::equals));
        require(
                definition,
                "numerator",
                indicator.numerator() != null || !indicator.criteria().isEmpty());
        require(definition, "better", List.of("higher", "lower", "none").contains(indicator.better()));
        require(
                definition,
                "denominator",
                indicator.unit() != Unit.PERCENT
                        || indicator.denominator() != null
                        || !indicator.criteria().isEmpty());
        require(definition, "additive", !indicator.additive() || indicator.denominator() == null);
        if (Catalogue.FACTS.contains(indicator.from())) {
            checkMeasures(indicator, definition);
        } else {
            require(definition, "dimensions", indicator.dimensions().isEmpty());
            require(definition, "criteria", indicator.criteria().isEmpty());
        }
    }

    private static Stream<String> knownFacts() {
        return Stream.concat(Catalogue.FACTS.stream(), Stream.of(Catalogue.INDICATORS, Catalogue.VALUE));
    }

    private static void require(JobsFolder.Definition definition, String field, boolean holds) {
        if (!holds) {
            throw new ProblemException("indicator.wrong-field", definition.name(), field, line(definition, field));
        }
    }

    /** The line on which a field begins; the first one where it is missing. */
    private static String line(JobsFolder.Definition definition, String field) {
        List<String> lines =
                new String(definition.content(), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(field + ":")) {
                return Integer.toString(i + 1);
            }
        }
        return "1";
    }

    private static void checkMeasures(Indicator indicator, JobsFolder.Definition definition) {
        List<String> columns = FactColumns.of(indicator.from());
        checkMeasure("numerator", indicator.numerator(), columns, definition);
        checkMeasure("denominator", indicator.denominator(), columns, definition);
        checkMeasure("total", indicator.total(), columns, definition);
        for (Indicator.Criterion criterion : indicator.criteria()) {
            try {
                MeasureParser.checkExpression(criterion.holds(), columns);
            } catch (MeasureParser.WrongMeasure e) {
                throw refused("criteria", e, columns, definition);
            }
        }
        for (Dimension dimension : indicator.dimensions()) {
            boolean counted = !dimension.counts().isEmpty();
            if (!dimension.facts().equals(indicator.from()) || counted && !countsParticipants(indicator, columns)) {
                throw new ProblemException(
                        "indicator.wrong-dimension",
                        definition.name(),
                        line(definition, "dimensions"),
                        dimension.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void checkMeasure(
            String field, String sqlOrNull, List<String> columns, JobsFolder.Definition definition) {
        if (sqlOrNull != null) {
            try {
                MeasureParser.parse(sqlOrNull, columns);
            } catch (MeasureParser.WrongMeasure e) {
                throw refused(field, e, columns, definition);
            }
        }
    }

    private static ProblemException refused(
            String field, MeasureParser.WrongMeasure wrong, List<String> columns, JobsFolder.Definition definition) {
        return new ProblemException(
                wrong,
                "indicator.measure." + wrong.reason().name().toLowerCase(Locale.ROOT),
                definition.name(),
                line(definition, field),
                wrong.word(),
                String.join(", ", columns));
    }

    private static boolean countsParticipants(Indicator indicator, List<String> columns) {
        try {
            Formula formula = Formula.of(indicator, columns);
            return Stream.of(formula.numerator(), formula.denominatorOrNull(), formula.totalOrNull())
                    .filter(Objects::nonNull)
                    .allMatch(MeasureParser::countsParticipants);
        } catch (MeasureParser.WrongMeasure e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkReferences(Indicator indicator, Catalogue catalogue) {
        if (indicator.from().equals(Catalogue.INDICATORS)) {
            checkReferences(indicator, catalogue, new HashSet<>());
        }
    }

    private static void checkReferences(Indicator indicator, Catalogue catalogue, Set<String> above) {
        if (!above.add(indicator.id())) {
            throw new ProblemException("indicator.cycle", indicator.id());
        }
        if (!indicator.from().equals(Catalogue.INDICATORS)) {
            return;
        }
        Stream.of(indicator.numerator(), indicator.denominator())
                .filter(id -> id != null && !id.equals(Catalogue.POPULATION))
                .forEach(id -> checkReferences(
                        catalogue
                                .get(id)
                                .orElseThrow(
                                        () -> new ProblemException("indicator.unknown-reference", indicator.id(), id)),
                        catalogue,
                        new HashSet<>(above)));
    }
}

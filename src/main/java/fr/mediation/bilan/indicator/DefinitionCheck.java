package fr.mediation.bilan.indicator;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.definition.LineFinder;
import fr.mediation.bilan.definition.References;
import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.text.ProblemException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what the schema of definitions cannot: that columns, functions and other indicators named in one exist. */
final class DefinitionCheck {
    /** The fields of a valuation that {@code Derivation} knows. */
    private static final List<String> VALUATION_FIELDS =
            List.of("gross", "impact", "inputs", "net_present_value", "total_present_value");

    private final Indicator indicator;
    private final JobsFolder.Definition definition;
    private final LineFinder lines;
    private final FactTables facts;

    DefinitionCheck(Indicator indicator, JobsFolder.Definition definition, FactTables facts) {
        this.indicator = indicator;
        this.definition = definition;
        this.lines = LineFinder.of(definition);
        this.facts = facts;
    }

    Indicator indicator() {
        return indicator;
    }

    /**
     * Checks the definition by itself.
     *
     * @throws ProblemException if it is wrong: the sentence names file, line and word
     */
    void check() {
        require(indicator.id().equals(definition.stem()), "/id", "other-name", indicator.id(), definition.stem());
        if (indicator.criteria().isEmpty()) {
            require(
                    indicator.unit() != Unit.PERCENT || indicator.denominator() != null,
                    "/unit",
                    "no-denominator",
                    "denominator");
            require(
                    !indicator.additive() || indicator.denominator() == null,
                    "/additive",
                    "additive-quotient",
                    "additive");
        } else {
            checkCriteria();
        }
        indicator.facts().ifPresentOrElse(this::checkMeasured, this::checkDerived);
    }

    /**
     * Checks that no other indicator is called the same.
     *
     * @param language the language of the label
     * @param other the indicator that is, null where there is none
     * @throws ProblemException if there is one
     */
    void requireLabelOfItsOwn(Locale language, @Nullable String other) {
        String pointer = "/label/" + language.getLanguage();
        require(other == null, pointer, "same-label", other, indicator.label().in(language));
    }

    private void checkCriteria() {
        refuseBesideCriteria("numerator", indicator.numerator());
        refuseBesideCriteria("denominator", indicator.denominator());
        refuseBesideCriteria("total", indicator.total());
        refuseBesideCriteria("known", indicator.known());
        require(!indicator.additive(), "/additive", "additive-quotient", "additive");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < indicator.criteria().size(); i++) {
            String id = indicator.criteria().get(i).id();
            require(seen.add(id), "/criteria/" + i + "/id", "repeated-criterion", id);
        }
    }

    private void refuseBesideCriteria(String field, @Nullable String sql) {
        require(sql == null, "/" + field, "beside-criteria", field);
    }

    private void checkDerived() {
        String from = indicator.from().id();
        require(indicator.dimensions().isEmpty(), "/dimensions", "not-measured", "dimensions", from);
        require(indicator.criteria().isEmpty(), "/criteria", "not-measured", "criteria", from);
        require(indicator.total() == null, "/total", "not-measured", "total", from);
        require(indicator.known() == null, "/known", "not-measured", "known", from);
        if (indicator.from() == Origin.Derived.VALUE) {
            checkValuationField("numerator", indicator.numerator());
            checkValuationField("denominator", indicator.denominator());
        }
    }

    private void checkValuationField(String field, @Nullable String name) {
        require(
                name == null || VALUATION_FIELDS.contains(name),
                "/" + field,
                "unknown-valuation-field",
                name,
                String.join(", ", VALUATION_FIELDS));
    }

    private void checkMeasured(FactTable measured) {
        Map<String, ColumnType> columns = measured.columns();
        checkMeasure("numerator", indicator.numerator(), columns);
        checkMeasure("denominator", indicator.denominator(), columns);
        checkMeasure("total", indicator.total(), columns);
        checkMeasure("known", indicator.known(), columns);
        require(
                indicator.known() == null || indicator.denominator() == null && indicator.total() != null,
                "/known",
                "known-of-quotient",
                "known");
        for (int i = 0; i < indicator.criteria().size(); i++) {
            String condition = indicator.criteria().get(i).holds();
            try {
                MeasureParser.parseCondition(condition, columns);
            } catch (WrongMeasure e) {
                throw refused("/criteria/" + i + "/holds", e, condition, "condition.", columns);
            }
        }
        checkDimensions(measured);
    }

    private void checkMeasure(String field, @Nullable String sql, Map<String, ColumnType> columns) {
        if (sql != null) {
            try {
                MeasureParser.parse(sql, columns);
            } catch (WrongMeasure e) {
                throw refused("/" + field, e, sql, "measure.", columns);
            }
        }
    }

    private void checkDimensions(FactTable measured) {
        for (int i = 0; i < indicator.dimensions().size(); i++) {
            Dimension dimension = indicator.dimensions().get(i);
            String pointer = "/dimensions/" + i;
            require(
                    measured.dimensions().contains(dimension),
                    pointer,
                    "foreign-dimension",
                    dimension.word(),
                    measured.id(),
                    facts.all().stream()
                            .filter(table -> table.dimensions().contains(dimension))
                            .map(FactTable::id)
                            .collect(Collectors.joining(", ")),
                    words(measured.dimensions()));
            require(
                    dimension != Dimension.CRITERION || !indicator.criteria().isEmpty(),
                    pointer,
                    "no-criteria",
                    dimension.word());
            require(
                    dimension.counts().isEmpty() || countsParticipants(),
                    pointer,
                    "uncounted-dimension",
                    dimension.word());
        }
    }

    private static String words(List<Dimension> dimensions) {
        return dimensions.isEmpty()
                ? "—"
                : dimensions.stream().map(Dimension::word).collect(Collectors.joining(", "));
    }

    private boolean countsParticipants() {
        try {
            Formula formula = Formula.of(indicator);
            return Stream.of(formula.numerator(), formula.denominator(), formula.total(), formula.known())
                    .filter(Objects::nonNull)
                    .allMatch(Measure::countsParticipants);
        } catch (WrongMeasure e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Checks that the indicators it refers to exist and do not depend on it in turn.
     *
     * @param catalogue all definitions
     * @throws ProblemException if it is wrong: the sentence names file, line and word
     */
    void checkReferences(Catalogue catalogue) {
        if (indicator.from() == Origin.Derived.INDICATORS) {
            follow("numerator", indicator.numerator(), catalogue);
            follow("denominator", indicator.denominator(), catalogue);
        }
    }

    private void follow(String field, @Nullable String id, Catalogue catalogue) {
        if (id == null || id.equals(Catalogue.POPULATION)) {
            return;
        }
        require(catalogue.get(id).isPresent(), "/" + field, "unknown-reference", id);
        List<String> cycle = References.cycle(indicator.id(), other -> referred(other, catalogue));
        boolean leadsThere = !cycle.isEmpty() && cycle.get(1).equals(id);
        require(!leadsThere, "/" + field, "cycle", id, String.join(" → ", cycle));
    }

    /** The indicators that an indicator is derived from; none of one that is measured, or that does not exist. */
    private static List<String> referred(String id, Catalogue catalogue) {
        return catalogue
                .get(id)
                .filter(found -> found.from() == Origin.Derived.INDICATORS)
                .map(found -> Stream.of(found.numerator(), found.denominator())
                        .filter(Objects::nonNull)
                        .toList())
                .orElse(List.of());
    }

    private ProblemException refused(
            String pointer, WrongMeasure wrong, String sql, String forbiddenIn, Map<String, ColumnType> columns) {
        String place = wrong.reason() == WrongMeasure.Reason.FORBIDDEN ? forbiddenIn : "measure.";
        return problem(
                wrong,
                pointer,
                place + wrong.reason().name().toLowerCase(Locale.ROOT),
                wrong.word(),
                WrongMeasure.shortened(sql),
                String.join(", ", columns.keySet()));
    }

    private void require(boolean holds, String pointer, String sentence, Object... words) {
        if (!holds) {
            throw problem(null, pointer, sentence, words);
        }
    }

    private ProblemException problem(@Nullable Exception cause, String pointer, String sentence, Object... words) {
        Object[] arguments = Stream.concat(Stream.of(definition.name(), lines.line(pointer)), Arrays.stream(words))
                .toArray();
        return new ProblemException(cause, "indicator." + sentence, arguments);
    }
}

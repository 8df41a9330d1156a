package fr.mediation.bilan.indicator;

import fr.mediation.bilan.definition.DefinitionSchema;
import fr.mediation.bilan.definition.DefinitionText;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.Parameter;
import fr.mediation.bilan.value.Source;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The mass of pieces of equipment, the emissions of making them and those that using them again avoids: dated, sourced parameters.
 *
 * @param title what they are
 * @param note what they mean and what they do not, for those who maintain them
 * @param factors one for each kind of equipment and the year from which it holds
 */
public record EquipmentFactors(Label title, Label note, List<Factor> factors) {
    private static final String SCHEMA = "value/parameters/equipment.schema.json";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addDeserializer(Label.class, new LabelDeserializer()))
            .build();

    /**
     * One factor.
     *
     * @param equipment the kind, a value of the canonical list
     * @param from the first year for which it holds
     * @param kilograms the mass of one piece
     * @param kgCo2e the kilograms of CO₂ equivalent that making one piece emitted
     * @param kgCo2eAvoided the kilograms of CO₂ equivalent that one piece used again in place of a new one avoids in a year
     *     of use; null where no source says
     * @param source where the figures are from
     * @param page where what is avoided was read; null where nobody read it
     * @param assumption whether the committee has still to validate them
     */
    public record Factor(
            String equipment,
            int from,
            BigDecimal kilograms,
            BigDecimal kgCo2e,
            @Nullable BigDecimal kgCo2eAvoided,
            Label source,
            @Nullable String page,
            boolean assumption) {}

    /**
     * {@return what using a piece again avoids, for each kind of equipment of which a source says it, as of a year}
     *
     * @param year the calendar year
     */
    public List<Parameter> avoided(int year) {
        Map<String, Factor> inForce = new LinkedHashMap<>();
        factors.stream()
                .filter(factor -> factor.from() <= year && factor.kgCo2eAvoided() != null)
                .sorted(Comparator.comparingInt(Factor::from))
                .forEach(factor -> inForce.put(factor.equipment(), factor));
        return inForce.values().stream()
                .map(factor -> new Parameter(
                        new Label(
                                "Émissions évitées par le réemploi : " + factor.equipment(),
                                "Emissions avoided by re-use: " + factor.equipment()),
                        year,
                        factor.kgCo2eAvoided(),
                        new Label("kg d’équivalent CO₂ par an d’usage", "kg of CO₂ equivalent per year of use"),
                        new Source(
                                "equipment",
                                factor.source(),
                                Label.of(""),
                                Objects.requireNonNullElse(factor.page(), ""),
                                factor.assumption())))
                .toList();
    }

    /** Accepts one text for both languages as well as one for each. */
    private static final class LabelDeserializer extends ValueDeserializer<Label> {
        @Override
        public Label deserialize(JsonParser parser, DeserializationContext context) {
            return DefinitionText.read(context.readTree(parser), "");
        }
    }

    /**
     * Reads the factors.
     *
     * @param definition their file
     * @return the factors
     * @throws ProblemException if it cannot be read or breaks the schema
     */
    public static EquipmentFactors read(JobsFolder.Definition definition) {
        return YAML.treeToValue(DefinitionSchema.packaged(SCHEMA).read(definition), EquipmentFactors.class);
    }
}

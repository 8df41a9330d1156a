package fr.mediation.bilan.cli.answer;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.text.HiddenCharacters;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Writes answers as JSON. */
public final class AnswerWriter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(YearBasis.class, new YearBasisSerializer()))
            .build();

    private AnswerWriter() {}

    /** The word for a way of counting years is that of the command line. */
    private static final class YearBasisSerializer extends ValueSerializer<YearBasis> {
        @Override
        public void serialize(YearBasis basis, JsonGenerator json, SerializationContext context) {
            json.writeString(basis.code());
        }
    }

    /**
     * {@return an answer as the text of one JSON object, whose texts hide nothing: what they hold is escaped}
     *
     * @param answer a record
     */
    public static String json(Object answer) {
        return HiddenCharacters.shownByLine(JSON.writeValueAsString(answer));
    }

    /**
     * {@return a number as answers give it: a decimal text without zeros at its end}
     *
     * @param number the number, null where there is none
     */
    public static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}

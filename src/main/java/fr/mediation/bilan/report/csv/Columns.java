package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns that several open files have, and the codes in them. */
final class Columns {
    /** What codes of indicators and sources look like. */
    static final String WORD = "[a-z][a-z0-9_]*";

    /** What codes of outcomes look like; who writes a value map chooses them. */
    static final String OUTCOME = "[A-Za-z][A-Za-z0-9_-]*";

    static final Field PERIMETER = Field.text("perimetre")
            .required()
            .oneOf(Arrays.stream(Perimeter.values()).map(Perimeter::code).toList());
    static final Field LEVEL = Field.text("niveau").required().oneOf(List.of("national", "region"));
    static final Field CODE = Field.text("code").required().matching(Figure.COUNTRY + "|[0-9]{2}");
    static final Field TERRITORY = Field.text("territoire").required();
    static final Field INDICATOR = Field.text("indicateur").required().matching(WORD);
    static final Field VALUE = Field.number("valeur");
    static final Field UNIT = Field.text("unite")
            .required()
            .oneOf(Arrays.stream(Unit.values()).map(Columns::unit).toList());
    static final Field NUMERATOR = Field.number("numerateur");
    static final Field DENOMINATOR = Field.number("denominateur");
    static final Field CONTRIBUTORS =
            Field.integer("contributeurs").in("places").from(0);
    static final Field STATUS = Field.text("statut")
            .required()
            .oneOf(Arrays.stream(Status.values()).map(Status::code).toList());

    /** The articles of the convention that indicators and outcomes answer to. */
    static final List<Integer> ARTICLES = List.of(3, 4, 5, 6, 7, 9);

    private Columns() {}

    /** The year, which all lines of a file have in common. */
    static Field year(int year) {
        return Field.integer("annee").required().oneOf(List.of(year));
    }

    /** The level of a territory. */
    static String level(String territory) {
        return territory.equals(Figure.COUNTRY) ? "national" : "region";
    }

    /** A unit as the files have it, in French. */
    static String unit(Unit unit) {
        return Messages.in(Messages.FRENCH).get("report.unit." + unit.name().toLowerCase(Locale.ROOT));
    }
}

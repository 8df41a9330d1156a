package fr.mediation.bilan.definition;

import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.math.MathContext;

/** The bound of numbers in definitions: one with a large exponent is short to write, and has a million digits. */
public final class DefinitionNumber {
    /** Any sum of money in the world, in cents. */
    private static final int MOST_WHOLE_DIGITS = 18;

    private static final int MOST_DECIMALS = 30;
    private static final MathContext SHOWN = new MathContext(10);

    private DefinitionNumber() {}

    /**
     * Checks a number.
     *
     * @param number the number
     * @param pointer where it stands, as a JSON pointer
     * @param definition its file
     * @throws ProblemException if it has more digits than any that a definition needs: the sentence names file, line and
     *     number
     */
    public static void check(BigDecimal number, String pointer, JobsFolder.Definition definition) {
        if ((long) number.precision() - number.scale() > MOST_WHOLE_DIGITS || number.scale() > MOST_DECIMALS) {
            throw new ProblemException(
                    "definition.number",
                    definition.name(),
                    LineFinder.of(definition).line(pointer),
                    pointer,
                    number.round(SHOWN).toString());
        }
    }
}

package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import java.math.BigDecimal;
import java.util.List;

/** A number, true, false or null, the same on every row. */
final class Constant extends RowValue {
    private static final int MICRO_DECIMALS = 6;

    /**
     * A literal.
     *
     * @param current the row
     * @param literal as SQL writes it
     */
    Constant(CurrentRow current, String literal) {
        super(current);
        switch (literal) {
            case "null" -> absent = true;
            case "true", "false" -> {
                type = Type.BOOLEAN;
                value = literal.equals("true") ? 1 : 0;
            }
            default -> become(literal);
        }
    }

    private void become(String number) {
        if (number.contains(".")) {
            type = Type.DECIMAL;
            BigDecimal micros = new BigDecimal(number).movePointRight(MICRO_DECIMALS);
            // No literal has more than 15 digits before the point.
            if (micros.stripTrailingZeros().scale() <= 0
                    && micros.toBigInteger().bitLength() < Long.SIZE - 1) {
                value = micros.longValueExact();
            } else {
                become(new BigDecimal(number));
            }
        } else {
            value = Long.parseLong(number);
            type = (int) value == value ? Type.INTEGER : Type.LONG;
        }
    }

    @Override
    void resolve(List<Type> selected) {
        // Its text says it.
    }

    @Override
    void evaluate() {
        // It is known.
    }
}

package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.WrongQueryException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** A sum, a difference or a product of two numbers; null where one of them is. */
final class Arithmetic extends RowValue {
    private final RowValue left;
    private final char operator;
    private final RowValue right;

    /**
     * Two numbers joined.
     *
     * @param current the row
     * @param left the one
     * @param operator {@code +}, {@code -} or {@code *}
     * @param right the other
     */
    Arithmetic(CurrentRow current, RowValue left, char operator, RowValue right) {
        super(current);
        this.left = left;
        this.operator = operator;
        this.right = right;
    }

    @Override
    void resolve(List<Type> selected) {
        type = common(List.of(left, right));
    }

    @Override
    void evaluate() {
        // The server evaluates both, also where the one is null.
        absent = left.isNull() | right.isNull();
        if (absent) {
            return;
        }
        if (isDecimal()) {
            evaluateDecimal();
        } else {
            evaluateWhole();
        }
    }

    private void evaluateWhole() {
        long a = left.value;
        long b = right.value;
        boolean inRange;
        switch (operator) {
            case '+' -> {
                value = a + b;
                inRange = ((a ^ value) & (b ^ value)) >= 0;
            }
            case '-' -> {
                value = a - b;
                inRange = ((a ^ b) & (a ^ value)) >= 0;
            }
            default -> {
                value = a * b;
                inRange = Math.multiplyHigh(a, b) == value >> Long.SIZE - 1;
            }
        }
        if (!inRange || type == Type.INTEGER && (int) value != value) {
            throw outOfRange(Objects.requireNonNull(type));
        }
    }

    /** As the server refuses a whole number with too many digits for its type. */
    static WrongQueryException outOfRange(Type type) {
        return new WrongQueryException((type == Type.INTEGER ? "integer" : "bigint") + " out of range");
    }

    private void evaluateDecimal() {
        if (operator == '*') {
            multiply();
            return;
        }
        long a = left.micros();
        long b = right.micros();
        if (a != BEYOND && b != BEYOND) {
            // A number in millionths and its negative both fit.
            long summand = operator == '+' ? b : -b;
            value = a + summand;
            if (((a ^ value) & (summand ^ value)) >= 0 && value != BEYOND) {
                return;
            }
        }
        become(
                operator == '+'
                        ? left.decimal().add(right.decimal())
                        : left.decimal().subtract(right.decimal()));
    }

    private void multiply() {
        // Of a whole number the value is taken: millionths of it would have to be divided again.
        long a = left.value;
        long b = right.value;
        boolean both = left.isDecimal() && right.isDecimal();
        boolean beyond = left.isDecimal() && a == BEYOND || right.isDecimal() && b == BEYOND;
        long product = a * b;
        if (!beyond
                && Math.multiplyHigh(a, b) == product >> Long.SIZE - 1
                && product != BEYOND
                && (!both || product % MICROS == 0)) {
            value = both ? product / MICROS : product;
            return;
        }
        BigDecimal exactly = left.decimal().multiply(right.decimal());
        become(exactly);
    }
}

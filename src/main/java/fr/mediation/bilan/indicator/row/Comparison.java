package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import java.util.List;

/** Whether two numbers are alike, or one is less or more than the other; null where one of them is. */
final class Comparison extends RowValue {
    private final RowValue left;
    private final boolean ifLess;
    private final boolean ifEqual;
    private final boolean ifMore;
    private final RowValue right;
    private boolean whole;

    /**
     * Two numbers compared.
     *
     * @param current the row
     * @param left the one
     * @param operator one of {@code = <> < <= > >=}
     * @param right the other
     */
    Comparison(CurrentRow current, RowValue left, String operator, RowValue right) {
        super(current);
        this.left = left;
        this.ifLess = operator.contains("<");
        this.ifEqual = operator.contains("=");
        this.ifMore = operator.contains(">");
        this.right = right;
    }

    @Override
    void resolve(List<Type> selected) {
        whole = common(List.of(left, right)) != Type.DECIMAL;
        type = Type.BOOLEAN;
    }

    @Override
    void evaluate() {
        // The server evaluates both, also where the one is null.
        absent = left.isNull() | right.isNull();
        if (!absent) {
            int order = whole ? Long.compare(left.value, right.value) : compareDecimals();
            value = (order < 0 ? ifLess : order > 0 ? ifMore : ifEqual) ? 1 : 0;
        }
    }

    private int compareDecimals() {
        long a = left.micros();
        long b = right.micros();
        return a == BEYOND || b == BEYOND ? left.decimal().compareTo(right.decimal()) : Long.compare(a, b);
    }
}

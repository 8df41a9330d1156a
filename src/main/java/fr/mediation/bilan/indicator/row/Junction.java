package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import java.util.List;

/** Whether two conditions hold, or one of two; null where that hangs on one that is null. */
final class Junction extends RowValue {
    private final RowValue left;
    private final RowValue right;

    /** What one condition must be for the other to have no say. */
    private final int decisive;

    /**
     * Two conditions joined.
     *
     * @param current the row
     * @param left the one
     * @param operator {@code and} or {@code or}
     * @param right the other, which is not evaluated where the first decides
     */
    Junction(CurrentRow current, RowValue left, String operator, RowValue right) {
        super(current);
        this.left = left;
        this.decisive = operator.equals("or") ? 1 : 0;
        this.right = right;
    }

    @Override
    void resolve(List<Type> selected) {
        type = Type.BOOLEAN;
    }

    @Override
    void evaluate() {
        if (decides(left) || decides(right)) {
            absent = false;
            value = decisive;
        } else {
            absent = left.absent || right.absent;
            value = 1 - decisive;
        }
    }

    private boolean decides(RowValue condition) {
        return !condition.isNull() && condition.value == decisive;
    }
}

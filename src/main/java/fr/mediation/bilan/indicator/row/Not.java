package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import java.util.List;

/** Whether a condition does not hold; null where it is. */
final class Not extends RowValue {
    private final RowValue condition;

    Not(CurrentRow current, RowValue condition) {
        super(current);
        this.condition = condition;
    }

    @Override
    void resolve(List<Type> selected) {
        type = Type.BOOLEAN;
    }

    @Override
    void evaluate() {
        absent = condition.isNull();
        value = 1 - condition.value;
    }
}

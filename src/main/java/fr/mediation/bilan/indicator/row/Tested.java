package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import java.util.List;

/** Whether a value is null, true or false, or is not; never null itself. */
final class Tested extends RowValue {
    private final RowValue tested;
    private final boolean ifNull;
    private final boolean ifTrue;
    private final boolean ifFalse;

    /**
     * A value tested.
     *
     * @param current the row
     * @param tested the value
     * @param test {@code is} or {@code is not}, with {@code null}, {@code true} or {@code false} behind it
     */
    Tested(CurrentRow current, RowValue tested, String test) {
        super(current);
        this.tested = tested;
        boolean is = !test.startsWith("is not ");
        this.ifNull = test.endsWith("null") == is;
        this.ifTrue = test.endsWith("true") == is;
        this.ifFalse = test.endsWith("false") == is;
    }

    @Override
    void resolve(List<Type> selected) {
        type = Type.BOOLEAN;
    }

    @Override
    void evaluate() {
        boolean holds;
        if (tested.isNull()) {
            holds = ifNull;
        } else if (tested.type == Type.BOOLEAN) {
            holds = tested.value == 1 ? ifTrue : ifFalse;
        } else {
            // Of what is no condition only null is asked.
            holds = !ifNull;
        }
        value = holds ? 1 : 0;
    }
}

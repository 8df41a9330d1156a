package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import java.util.List;
import java.util.Objects;

/** A number with the other sign. */
final class Negative extends RowValue {
    private final RowValue of;

    Negative(CurrentRow current, RowValue of) {
        super(current);
        this.of = of;
    }

    @Override
    void resolve(List<Type> selected) {
        type = common(List.of(of));
    }

    @Override
    void evaluate() {
        absent = of.isNull();
        if (absent) {
            return;
        }
        if (isDecimal() && of.value == BEYOND) {
            become(of.exact.negate());
            return;
        }
        if (!isDecimal() && of.value == (type == Type.INTEGER ? Integer.MIN_VALUE : Long.MIN_VALUE)) {
            throw Arithmetic.outOfRange(Objects.requireNonNull(type));
        }
        value = -of.value;
    }
}

package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import java.util.List;
import java.util.Objects;

/** What the server sends. Of texts, keys and days it is known whether they are null. */
final class Sent extends RowValue {
    private final int column;
    private boolean whole;

    Sent(CurrentRow current, int column) {
        super(current);
        this.column = column;
    }

    @Override
    void resolve(List<Type> selected) {
        type = selected.get(column);
        whole = type == Type.INTEGER || type == Type.LONG || type == Type.BOOLEAN;
    }

    @Override
    void evaluate() {
        FactRow row = Objects.requireNonNull(current.row);
        absent = row.isNull(column);
        if (absent) {
            return;
        }
        if (whole) {
            value = row.integer(column);
        } else if (isDecimal()) {
            value = row.micros(column);
            if (value == BEYOND) {
                exact = row.decimal(column);
            }
        }
    }
}

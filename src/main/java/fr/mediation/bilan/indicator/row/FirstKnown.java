package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import java.util.List;

/** The first of several values that is not null. */
final class FirstKnown extends RowValue {
    private final RowValue[] alternatives;

    FirstKnown(CurrentRow current, List<RowValue> alternatives) {
        super(current);
        this.alternatives = alternatives.toArray(RowValue[]::new);
    }

    @Override
    void resolve(List<Type> selected) {
        type = common(List.of(alternatives));
    }

    @Override
    void evaluate() {
        absent = true;
        for (int i = 0; i < alternatives.length && absent; i++) {
            become(alternatives[i]);
        }
    }
}

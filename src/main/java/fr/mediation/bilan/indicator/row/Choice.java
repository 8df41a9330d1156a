package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import java.util.List;
import java.util.stream.Stream;

/** What belongs to the first of several conditions that holds. */
final class Choice extends RowValue {
    private final RowValue[] conditions;
    private final RowValue[] values;
    private final RowValue otherwise;

    /**
     * Values under conditions.
     *
     * @param current the row
     * @param conditions the conditions
     * @param values what belongs to each
     * @param otherwise what is taken where none holds
     */
    Choice(CurrentRow current, List<RowValue> conditions, List<RowValue> values, RowValue otherwise) {
        super(current);
        this.conditions = conditions.toArray(RowValue[]::new);
        this.values = values.toArray(RowValue[]::new);
        this.otherwise = otherwise;
    }

    @Override
    void resolve(List<Type> selected) {
        type = common(Stream.concat(Stream.of(values), Stream.of(otherwise)).toList());
    }

    @Override
    void evaluate() {
        become(chosen());
    }

    private RowValue chosen() {
        for (int i = 0; i < conditions.length; i++) {
            if (conditions[i].isTrue()) {
                return values[i];
            }
        }
        return otherwise;
    }
}

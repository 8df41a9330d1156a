package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.measure.Aggregates.Subset;
import fr.mediation.bilan.store.query.FactRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The categories of one dimension, each with the totals of its groups of rows. */
final class Categories implements CubePart {
    private final Dimension dimension;
    private final Aggregates aggregates;
    private final Subset subset;
    private final TextNumbers values = new TextNumbers();
    private final List<Groups[]> byValue = new ArrayList<>();
    private final Map<String, Groups> byName = new HashMap<>();
    private Groups[] unknown = {};

    /**
     * No categories yet.
     *
     * @param dimension a dimension whose categories a column holds
     * @param aggregates the aggregates of the scan
     * @param subset those that are broken down by the dimension
     */
    Categories(Dimension dimension, Aggregates aggregates, Subset subset) {
        this.dimension = dimension;
        this.aggregates = aggregates;
        this.subset = subset;
    }

    Dimension dimension() {
        return dimension;
    }

    Subset subset() {
        return subset;
    }

    /** Adds the row evaluated last to a group of each of its categories. */
    void add(FactRow row, int column, int group) {
        for (Groups category : of(row, column)) {
            category.add(group, subset);
        }
    }

    private Groups[] of(FactRow row, int column) {
        if (row.isNull(column)) {
            return unknown();
        }
        int value = values.number(row, column);
        if (value == byValue.size()) {
            String text = values.text(value);
            Stream<String> names = dimension.list() ? Arrays.stream(text.split("\\|")) : Stream.of(text);
            Groups[] groups = names.map(String::strip)
                    .map(dimension::category)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .map(this::named)
                    .toArray(Groups[]::new);
            byValue.add(groups.length == 0 ? unknown() : groups);
        }
        return byValue.get(value);
    }

    private Groups[] unknown() {
        if (unknown.length == 0) {
            unknown = new Groups[] {named(Dimension.UNKNOWN)};
        }
        return unknown;
    }

    private Groups named(String name) {
        return byName.computeIfAbsent(name, n -> new Groups(aggregates));
    }

    /** The totals by category, then by group. */
    Map<String, Map<String, Totals>> totals(IntFunction<String> groupName) {
        Map<String, Map<String, Totals>> totals = new TreeMap<>();
        byName.forEach((name, groups) -> totals.put(name, groups.named(groupName)));
        return totals;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(byName.size());
        for (Map.Entry<String, Groups> category : byName.entrySet()) {
            out.writeUTF(category.getKey());
            category.getValue().write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            // Totals kept by an earlier version may have other spellings.
            String code = dimension.category(name);
            named(code.isEmpty() ? Dimension.UNKNOWN : code).read(in);
        }
    }
}

package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.indicator.measure.Aggregates.Subset;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

/** The totals of groups of rows, by the groups' numbers. */
final class Groups implements CubePart {
    private final Aggregates aggregates;
    private final Int2ObjectMap<Totals> totals = new Int2ObjectOpenHashMap<>();

    Groups(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /** Adds the row evaluated last to a group. */
    void add(int group, Subset subset) {
        Totals own = totals.get(group);
        if (own == null) {
            own = aggregates.noTotals();
            totals.put(group, own);
        }
        aggregates.addTo(own, subset);
    }

    /** Takes each group with its number, the smallest first. */
    void forEach(ObjIntConsumer<Totals> consumer) {
        totals.keySet().intStream().sorted().forEach(group -> consumer.accept(totals.get(group), group));
    }

    Map<String, Totals> named(IntFunction<String> name) {
        Map<String, Totals> named = new TreeMap<>();
        totals.forEach((group, own) -> named.put(name.apply(group), own));
        return named;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(totals.size());
        for (Int2ObjectMap.Entry<Totals> group : totals.int2ObjectEntrySet()) {
            out.writeInt(group.getIntKey());
            group.getValue().write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            int group = in.readInt();
            Totals own = aggregates.noTotals();
            own.read(in);
            totals.merge(group, own, (one, other) -> Totals.united(List.of(one, other)));
        }
    }
}

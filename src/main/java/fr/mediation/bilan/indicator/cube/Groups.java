package fr.mediation.bilan.indicator.cube;

import fr.mediation.bilan.indicator.cube.Aggregates.Subset;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** The sums of groups of rows, by the groups' numbers, which are small; {@link Units#NONE} is a group too. */
final class Groups implements CubePart {
    private final Aggregates aggregates;
    private final List<@Nullable Sums> sums = new ArrayList<>();

    Groups(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /** Adds the row evaluated last to a group. */
    void add(int group, Subset subset) {
        aggregates.addTo(of(group), subset);
    }

    private Sums of(int group) {
        int index = group - Units.NONE;
        while (sums.size() <= index) {
            sums.add(null);
        }
        Sums own = sums.get(index);
        if (own == null) {
            own = aggregates.noSums();
            sums.set(index, own);
        }
        return own;
    }

    /** Takes each group that has rows with its number, the smallest first. */
    void forEach(ObjIntConsumer<Sums> consumer) {
        for (int index = 0; index < sums.size(); index++) {
            Sums own = sums.get(index);
            if (own != null) {
                consumer.accept(own, index + Units.NONE);
            }
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(sums.size());
        for (Sums own : sums) {
            out.writeBoolean(own != null);
            if (own != null) {
                own.write(out);
            }
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int index = 0; index < count; index++) {
            if (in.readBoolean()) {
                of(index + Units.NONE).read(in);
            }
        }
    }
}

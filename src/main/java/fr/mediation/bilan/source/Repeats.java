package fr.mediation.bilan.source;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/** Tells the lines of one file that come again. Holds 16 bytes for each line that names its own key, 8 for others. */
final class Repeats {
    private final Long2LongOpenHashMap contentByKey = new Long2LongOpenHashMap();
    private final LongOpenHashSet contents = new LongOpenHashSet();
    private long replaced;

    /** Whether the same line stands earlier in the file. */
    boolean isDuplicate(Fact fact) {
        if (!fact.identified()) {
            return !contents.add(fact.content());
        }
        boolean seen = contentByKey.containsKey(fact.naturalKey());
        long earlier = contentByKey.put(fact.naturalKey(), fact.content());
        if (seen && earlier != fact.content()) {
            replaced++;
        }
        return seen && earlier == fact.content();
    }

    /** How many accepted lines a later line of the same file replaces. */
    long replaced() {
        return replaced;
    }
}

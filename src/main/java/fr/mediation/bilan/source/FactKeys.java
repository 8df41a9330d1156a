package fr.mediation.bilan.source;

import fr.mediation.bilan.text.Hash64;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The keys of facts: hashes over the producer and what identifies a line for that producer. Not thread-safe. */
public final class FactKeys {
    private final String producer;
    private final Hash64 hash = new Hash64();
    private @Nullable String lastKind;
    private @Nullable String lastIdentifier;
    private long lastKey;
    private @Nullable List<String> lastCells;
    private long lastContent;

    FactKeys(String producer) {
        this.producer = producer;
    }

    /**
     * {@return a key over several values, 64 bits of SHA-256}
     *
     * @param parts the values, by their text; null differs from empty
     */
    public long of(@Nullable Object... parts) {
        hash.add(producer);
        for (Object part : parts) {
            hash.add(part == null ? null : part.toString());
        }
        return hash.sha256();
    }

    /**
     * {@return the key of what several lines have in common, such as an activity, 64 bits of SHA-256} It is computed
     * once for lines that follow each other.
     *
     * @param kind what they have in common
     * @param identifier what the producer calls it
     */
    public long shared(String kind, @Nullable String identifier) {
        if (!kind.equals(lastKind) || !Objects.equals(identifier, lastIdentifier)) {
            lastKey = of(kind, identifier);
            lastKind = kind;
            lastIdentifier = identifier;
        }
        return lastKey;
    }

    /**
     * {@return the key of what an identifier names on a day} Identifiers restart: what has the same one on another day is
     * something else. Of keys that are evenly distributed over 64 bits, so are these, and the day can be taken off again.
     *
     * @param key a key over the producer and the identifier
     * @param day the day; null where the line is at fault
     */
    public static long on(long key, @Nullable LocalDate day) {
        return day == null ? key : key ^ day.toEpochDay();
    }

    /** A hash over all cells of a line, by which lines of one file are compared; computed once for all facts of the line. */
    long content(Header header, List<String> cells) {
        if (cells != lastCells) {
            header.addTo(hash, cells);
            lastContent = hash.murmur3();
            lastCells = cells;
        }
        return lastContent;
    }
}

package fr.mediation.bilan.bench;

/**
 * What was written.
 *
 * @param valid lines to accept
 * @param invalid lines with one fault
 * @param duplicates exact copies of an earlier valid line that names a person
 */
public record Tally(long valid, long invalid, long duplicates) {
    /**
     * All lines.
     *
     * @return how many
     */
    public long lines() {
        return valid + invalid + duplicates;
    }

    /**
     * The lines of this file and another.
     *
     * @param other what the other holds
     * @return the sums
     */
    public Tally plus(Tally other) {
        return new Tally(valid + other.valid, invalid + other.invalid, duplicates + other.duplicates);
    }
}

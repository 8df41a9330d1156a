package fr.mediation.bilan.bound;

/** What is left of a bound while a file is read. Not thread-safe. */
public final class Budget {
    private final String key;
    private final long bound;
    private long spent;

    /**
     * A budget of which nothing is spent.
     *
     * @param key the key of the sentence for who exceeds it
     * @param bound how much may be spent
     */
    public Budget(String key, long bound) {
        this.key = key;
        this.bound = bound;
    }

    /**
     * Spends some of it.
     *
     * @param amount how much
     * @throws BoundExceededException if less is left
     */
    public void spend(long amount) {
        spent += amount;
        if (spent > bound) {
            throw new BoundExceededException(key, bound);
        }
    }

    /** {@return how much may still be spent} */
    public long left() {
        return bound - spent;
    }
}

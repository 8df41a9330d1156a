package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.bound.Bounds;

/** Counts the faults of a file, and ends its reading where there are too many. */
final class FaultCount {
    private final String fileName;
    private long faults;
    private long rejected;
    private long accepted;

    FaultCount(String fileName) {
        this.fileName = fileName;
    }

    void accepted() {
        accepted++;
    }

    /**
     * Counts a rejected line.
     *
     * @param more how many faults it has
     * @param line its number
     * @throws TooManyFaultsException if there are now more than a producer could correct, or many in a file of which most
     *     lines are wrong
     */
    void rejected(int more, int line) {
        faults += more;
        rejected++;
        int most = rejected > accepted ? Bounds.FAULTS_OF_MOST_LINES : Bounds.FAULTS;
        if (faults > most) {
            throw new TooManyFaultsException(fileName, most, line);
        }
    }
}

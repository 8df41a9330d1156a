package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.text.ProblemException;

/** A file has so many faults that telling them would take more room than anyone reads. Nothing of it may be kept. */
public final class TooManyFaultsException extends ProblemException {
    private static final long serialVersionUID = 1L;

    TooManyFaultsException(String fileName, int most, int line) {
        super("source.too-many-faults", fileName, most, Integer.toString(line));
    }
}

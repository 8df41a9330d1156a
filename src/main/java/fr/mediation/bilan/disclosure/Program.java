package fr.mediation.bilan.disclosure;

import org.jspecify.annotations.Nullable;

/** A programme to be filled and solved: variables between bounds, weighted sums of them between bounds, and what they cost. */
interface Program {
    /** {@return the number of a new variable between two bounds, each of which may be infinite} */
    int variable(double low, double high);

    /** Says what a variable costs for each of its units. */
    void cost(int variable, double cost);

    /** {@return a new row between two bounds, to be filled} */
    Row row(double low, double high);

    /** {@return the variables where the cost is least; null where no values fit, and where none are found} */
    double @Nullable [] minimise();

    /** {@return the variables where the cost is greatest; null where no values fit, and where none are found} */
    double @Nullable [] maximise();

    /** A weighted sum of variables. */
    interface Row {
        /** {@return this row, and so many times a variable that is not in it yet} */
        Row add(int variable, double coefficient);
    }
}

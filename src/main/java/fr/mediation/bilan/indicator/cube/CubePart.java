package fr.mediation.bilan.indicator.cube;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A part of a cube that is stored with it. */
interface CubePart {
    /** Writes all of it. */
    void write(DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote; the part is still empty. */
    void read(DataInput in) throws IOException;
}

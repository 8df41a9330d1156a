package fr.mediation.bilan.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where answers go. It remembers that one could not be written, which writers of text keep to themselves. */
public final class StandardOutput extends OutputStream {
    private final OutputStream out;
    private @Nullable IOException failure;

    /**
     * An output that remembers.
     *
     * @param out where answers go
     */
    public StandardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** {@return whether something could not be written; false where its reader, such as {@code head}, had read enough} */
    public boolean isLost() {
        return failure != null
                && !String.valueOf(failure.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains("pipe");
    }
}

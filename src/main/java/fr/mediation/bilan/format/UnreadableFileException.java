package fr.mediation.bilan.format;

import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file that cannot be read as rows, wholly or from some line on. The sentence names the file and the remedy. */
public class UnreadableFileException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /** A file refused for what it is: the first value of the sentence is the file's name without folders. */
    public UnreadableFileException(String key, Path file, Object... more) {
        this(null, key, file, more);
    }

    /** A file refused because reading it failed, for a cause that the log shows. */
    public UnreadableFileException(Throwable cause, String key, Path file, Object... more) {
        super(cause, key, Stream.concat(Stream.of(name(file)), Stream.of(more)).toArray());
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}

package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.format.HashedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A copy of a file that nobody else writes to, only its owner can read, and that is gone when it is closed. */
final class WorkbookCopy implements AutoCloseable {
    private final Path path;
    private final HashedStream bytes;
    private @Nullable Path plain;

    private WorkbookCopy(Path path, HashedStream bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /** Copies a file; fails as {@link FileBytes#open} does. */
    static WorkbookCopy of(Path file, FileBytes.Expected expected) {
        try (HashedStream bytes = HashedStream.open(file, expected)) {
            Path path = PrivateFiles.temporary(".copy");
            WorkbookCopy copy = new WorkbookCopy(path, bytes);
            try (OutputStream out = PrivateFiles.stream(path)) {
                bytes.transferTo(out);
            } catch (IOException | RuntimeException failure) {
                copy.close();
                throw failure;
            }
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The archive, decrypted where the file is encrypted. */
    Path path() {
        return plain == null ? path : plain;
    }

    /** Decrypts the copy where that is needed; an archive begins in another way. */
    WorkbookCopy decrypted() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            if (in.read() == 'P') {
                return this;
            }
        }
        plain = PrivateFiles.temporary(".copy");
        EncryptedWorkbook.decrypt(path, plain);
        return this;
    }

    /** What was copied: the whole file. */
    FileBytes bytes() {
        return bytes.soFar();
    }

    /** Insists that the expected bytes were copied. */
    void verify() {
        bytes.verify();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
            if (plain != null) {
                Files.deleteIfExists(plain);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

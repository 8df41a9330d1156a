package fr.mediation.bilan.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A secret in a file that only its owner can read, in hexadecimal digits. It is written beside, carried to the disk and then
 * moved, so that the file either is not there or holds all of it: a start that is killed leaves no part of a secret, and
 * neither does a full disk.
 *
 * @param file the file
 */
public record SecretFile(Path file) {
    /** What a file holds. */
    public enum State {
        /** There is no file. */
        MISSING,
        /** There is nothing in it, or nothing but spaces: an earlier version was killed before it had written it. */
        EMPTY,
        /** Something is in it. */
        WRITTEN
    }

    /**
     * {@return what the file holds}
     *
     * @throws IOException if it cannot be read
     */
    public State state() throws IOException {
        try {
            return read().isEmpty() ? State.EMPTY : State.WRITTEN;
        } catch (NoSuchFileException e) {
            return State.MISSING;
        }
    }

    /**
     * {@return the text in it, without the spaces around it}
     *
     * @throws NoSuchFileException if there is no file
     * @throws IOException if it cannot be read
     */
    public String read() throws IOException {
        // Any bytes are a text in this charset: what is no secret is found out by who knows its form.
        return Files.readString(file, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
    }

    /**
     * Makes a secret and writes it. One that another process has written meanwhile stays, unless it is to be replaced.
     *
     * @param bytes how many bytes it has
     * @param replace whether what the file holds is given up
     * @return the secret that is in the file afterwards
     * @throws IOException if it cannot be written
     */
    public String make(int bytes, boolean replace) throws IOException {
        PrivateFiles.folder(file.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            PrivateFiles.writeNew(
                    unfinished, HexFormat.of().formatHex(random(bytes)).getBytes(StandardCharsets.US_ASCII));
            if (replace) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                putInPlace(unfinished);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return read();
    }

    /** A second name is given to it only where nothing has that name yet, which a move would not look at. */
    private void putInPlace(Path unfinished) throws IOException {
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException | UnsupportedOperationException e) {
            if (Files.notExists(file)) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /**
     * {@return a secret that is kept nowhere}
     *
     * @param bytes how many bytes it has
     */
    public static byte[] random(int bytes) {
        byte[] secret = new byte[bytes];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}

package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.file.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Workbooks that Excel has encrypted. Those whose sheets or structure are protected may be encrypted with a password that every
 * program knows, and that nobody is asked for.
 */
public final class EncryptedWorkbook {
    private EncryptedWorkbook() {}

    /**
     * {@return whether a container of Office holds an encrypted workbook}
     *
     * @param container the container, which stays open
     */
    public static boolean isIn(POIFSFileSystem container) {
        return container.getRoot().hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY);
    }

    /**
     * {@return whether nobody is asked for a password}
     *
     * @param container a container with an encrypted workbook, which stays open
     * @throws IOException if it is damaged
     */
    public static boolean opensWithoutPassword(POIFSFileSystem container) throws IOException {
        try {
            return Decryptor.getInstance(new EncryptionInfo(container)).verifyPassword(Decryptor.DEFAULT_PASSWORD);
        } catch (GeneralSecurityException unknown) {
            return false;
        }
    }

    /** Decrypts a workbook into another file. */
    static void decrypt(Path encrypted, Path plain) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(encrypted.toFile(), true)) {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(container));
            if (!decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                throw new IOException("another password");
            }
            try (InputStream in = decryptor.getDataStream(container);
                    OutputStream out = PrivateFiles.stream(plain)) {
                in.transferTo(out);
            }
        } catch (GeneralSecurityException unknown) {
            throw new IOException(unknown);
        }
    }
}

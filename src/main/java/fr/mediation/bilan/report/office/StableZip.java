package fr.mediation.bilan.report.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Rewrites an archive so that its bytes depend on its content alone: POI stamps every entry with the present time. */
public final class StableZip {
    /**
     * A local time, so that no time zone moves it. Not the first of January 1980: Java takes that for a date too early for
     * an archive, and writes an instant, which depends on the zone, beside it.
     */
    private static final LocalDateTime STAMP = LocalDateTime.of(1980, 2, 1, 0, 0);

    private StableZip() {}

    /**
     * Copies an archive, its entries in the same order.
     *
     * @param archive the archive
     * @param out where the copy goes; left open
     * @throws IOException if the archive is broken or the copy cannot be written
     */
    public static void copy(byte[] archive, OutputStream out) throws IOException {
        ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(archive));
        ZipOutputStream to = new ZipOutputStream(out);
        to.setLevel(Deflater.BEST_COMPRESSION);
        for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
            ZipEntry stamped = new ZipEntry(entry.getName());
            stamped.setTimeLocal(STAMP);
            to.putNextEntry(stamped);
            from.transferTo(to);
            to.closeEntry();
        }
        to.finish();
        to.flush();
    }
}

package fr.mediation.bilan.report.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Rewrites an archive so that its bytes depend on its content alone: POI stamps every entry with the present time. */
final class StableZip {
    /** The earliest time an archive can hold. A local time, so that no time zone moves it. */
    private static final LocalDateTime STAMP = LocalDateTime.of(1980, 1, 1, 0, 0);

    private StableZip() {}

    /**
     * Copies an archive, its entries in the same order.
     *
     * @param archive the archive
     * @param out where the copy goes; left open
     * @throws IOException if the archive is broken or the copy cannot be written
     */
    static void copy(byte[] archive, OutputStream out) throws IOException {
        ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(archive));
        ZipOutputStream to = new ZipOutputStream(out);
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

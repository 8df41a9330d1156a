package fr.mediation.bilan.file;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How it is told that a disk is full, or the part of it that an account may use. */
public final class FullDisk {
    /** As the systems that Bilan runs on say it, in English and French; neither Java nor PostgreSQL has a code for all of it. */
    private static final Pattern SAID = Pattern.compile(
            "No space left on device|Disk quota exceeded|not enough space on the disk|espace disponible sur le périph|quota d.espace disque",
            Pattern.CASE_INSENSITIVE);

    private FullDisk() {}

    /**
     * {@return whether a message says so}
     *
     * @param message a message of the system, of Java or of PostgreSQL; null says nothing
     */
    public static boolean isSaidIn(@Nullable String message) {
        return message != null && SAID.matcher(message).find();
    }
}

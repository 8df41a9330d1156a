package fr.mediation.bilan.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Who may do what with a file or folder, by the permissions of POSIX. Links are never followed. On a file system that knows no
 * such permissions everything counts as closed.
 */
public final class Permissions {
    private static final Set<PosixFilePermission> OF_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final Path THIS_PROCESS = Path.of("/proc/self/stat");
    private static final int STICKY = 01000;
    private static final int ROOT = 0;

    private Permissions() {}

    /** What a new folder is made with. */
    static FileAttribute<?>[] ofNewFolder(Path folder) {
        return attributes(folder, "rwx------");
    }

    /** What a new file is made with. */
    static FileAttribute<?>[] ofNewFile(Path file) {
        return attributes(file, "rw-------");
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return supports(path, "posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean supports(Path path, String view) {
        return path.getFileSystem().supportedFileAttributeViews().contains(view);
    }

    /** What closing a file or folder to others came to. */
    public enum Closing {
        /** Others could do nothing with it. */
        WAS_CLOSED,
        /** Others could do something with it, and no longer can. */
        CLOSED,
        /** Others can still do something with it. */
        STAYS_OPEN
    }

    /**
     * Takes from a file or folder what others than its owner may do with it. Its owner keeps what he may do.
     *
     * @param path the file or folder; a link is left as it is, for its permissions mean nothing
     * @return what came of it
     * @throws IOException if the permissions cannot be read
     */
    public static Closing close(Path path) throws IOException {
        if (!supports(path, "posix")) {
            return Closing.WAS_CLOSED;
        }
        Set<PosixFilePermission> had = permissions(path);
        if (OF_OWNER.containsAll(had)) {
            return Closing.WAS_CLOSED;
        }
        Set<PosixFilePermission> kept = EnumSet.copyOf(OF_OWNER);
        kept.retainAll(had);
        try {
            Files.setPosixFilePermissions(path, kept);
        } catch (FileSystemException e) {
            return Closing.STAYS_OPEN;
        }
        // Some file systems take any permissions, and keep their own.
        return OF_OWNER.containsAll(permissions(path)) ? Closing.CLOSED : Closing.STAYS_OPEN;
    }

    private static Set<PosixFilePermission> permissions(Path path) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isSymbolicLink() ? Set.of() : attributes.permissions();
    }

    /**
     * {@return whether a folder is one that all users of the machine put their files in}
     *
     * @param folder the folder
     * @throws IOException if it cannot be found out
     */
    public static boolean isShared(Path folder) throws IOException {
        return supports(folder, "unix") && ((Integer) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
    }

    /**
     * {@return whether two files or folders belong to the same user}
     *
     * @param one a file or folder; a link stands for itself
     * @param other another one
     * @throws IOException if it cannot be found out
     */
    public static boolean sameOwner(Path one, Path other) throws IOException {
        // Elsewhere what an administrator makes may belong to all of them.
        return !supports(one, "unix") || uid(one).equals(uid(other));
    }

    private static Integer uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * {@return whether a file or folder belongs to another user than the one this process runs as} Where that cannot be found out
     * without making a file it counts as one's own.
     *
     * @param path the file or folder; a link stands for itself
     * @throws IOException if it cannot be found out
     */
    public static boolean belongsToOther(Path path) throws IOException {
        return Files.exists(THIS_PROCESS) && !sameOwner(path, THIS_PROCESS);
    }

    /**
     * {@return the name of the user to whom a file or folder belongs}
     *
     * @param path the file or folder; a link stands for itself
     * @throws IOException if it cannot be found out
     */
    public static String owner(Path path) throws IOException {
        return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
    }

    /**
     * Whether users whom nobody trusts can put another folder in the place of one that lies in this one. The owner of mine and
     * the machine's administrator are trusted, and so is a group that is the owner's own.
     *
     * @param folder the folder above
     * @param mine something that belongs to the user of this process
     * @return whether they can
     * @throws IOException if it cannot be found out
     */
    public static boolean othersMayReplaceEntries(Path folder, Path mine) throws IOException {
        if (!supports(folder, "unix")) {
            return false;
        }
        Map<String, Object> attributes = Files.readAttributes(folder, "unix:uid,gid,mode,owner,group");
        boolean foreign = (Integer) attributes.get("uid") != ROOT
                && !attributes.get("uid").equals(uid(mine));
        if (foreign) {
            return true;
        }
        int mode = (Integer) attributes.get("mode");
        boolean ofAll = (mode & 0002) != 0;
        boolean ofGroup = (mode & 0020) != 0
                && (Integer) attributes.get("gid") != ROOT
                && !attributes
                        .get("group")
                        .toString()
                        .equals(attributes.get("owner").toString());
        return (ofAll || ofGroup) && (mode & STICKY) == 0;
    }
}

package fr.mediation.bilan.database;

import fr.mediation.bilan.file.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * What a folder of programs holds, kept in a file among them. A folder that lacks one of them is not used, and neither is
 * one without an inventory: it is written last.
 */
final class Inventory {
    private static final String FILE = "inventory";
    private static final String LINK = "link";

    /** Where the programs are that are run; a copy of a home may have lost the right to run them. */
    private static final String PROGRAMS = "bin";

    /** The last line: without it, the inventory itself is cut. */
    private static final String END = "end";

    private Inventory() {}

    /**
     * A file or link.
     *
     * @param path where it is in the folder
     * @param size its size, {@value #LINK} for a link
     * @param content its checksum, for a link where it leads
     */
    private record Item(String path, String size, String content) {
        static Item of(Path folder, Path file) throws IOException {
            String path = folder.relativize(file).toString();
            return Files.isSymbolicLink(file)
                    ? new Item(path, LINK, Files.readSymbolicLink(file).toString())
                    : new Item(path, Long.toString(Files.size(file)), checksum(file));
        }

        static Item parse(String line) {
            String[] fields = line.split("\t");
            return new Item(fields[0], fields[1], fields[2]);
        }

        String line() {
            return String.join("\t", path, size, content);
        }

        private static String checksum(Path file) throws IOException {
            CRC32 checksum = new CRC32();
            try (InputStream bytes = new CheckedInputStream(Files.newInputStream(file), checksum)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            return Long.toHexString(checksum.getValue());
        }

        /** Whether it is in a folder, by its name and size. */
        boolean isIn(Path folder) throws IOException {
            BasicFileAttributes found =
                    Files.readAttributes(folder.resolve(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return size.equals(LINK)
                    ? found.isSymbolicLink()
                    : found.isRegularFile()
                            && Long.toString(found.size()).equals(size)
                            && (!isProgram() || Files.isExecutable(folder.resolve(path)));
        }

        private boolean isProgram() {
            return Path.of(path).startsWith(PROGRAMS);
        }
    }

    /** Takes the inventory of a folder, and writes it there. */
    static void write(Path folder) throws IOException {
        String lines = items(folder).stream().map(item -> item.line() + "\n").collect(Collectors.joining()) + END;
        PrivateFiles.write(folder.resolve(FILE), lines.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Item> items(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.equals(folder.resolve(FILE)))
                    .sorted()
                    .toList();
        }
        List<Item> items = new ArrayList<>();
        for (Path file : files) {
            items.add(Item.of(folder, file));
        }
        return items;
    }

    /** Whether all is in a folder that was when its inventory was taken, by name and size. */
    static boolean isComplete(Path folder) {
        try {
            for (Item item : read(folder)) {
                if (!item.isIn(folder)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a folder holds what it did when its inventory was taken, byte for byte. */
    static boolean isIntact(Path folder) {
        try {
            return read(folder).equals(items(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Item> read(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(FILE), StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(END)) {
            throw new IOException("cut: " + folder.resolve(FILE));
        }
        return lines.subList(0, lines.size() - 1).stream().map(Item::parse).toList();
    }
}

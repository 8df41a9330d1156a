package fr.mediation.bilan.job.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of an inbox as its files have them, read by nothing but the order of their columns. */
final class InboxLines {
    final List<Activity> activities = new ArrayList<>();
    final List<Listing> listings = new ArrayList<>();
    final List<Means> means = new ArrayList<>();

    record Activity(
            String producer,
            LocalDate day,
            String commune,
            @Nullable String identifier,
            int participants,
            int minutes) {
        String department() {
            return commune.substring(0, 2);
        }
    }

    /** A place in a directory of a day. */
    record Listing(String producer, LocalDate day, String identifier, String name, String commune) {
        String department() {
            return commune.substring(0, 2);
        }

        String key() {
            return producer + "/" + identifier;
        }

        /** What is the same of one place in all directories: short identifiers come again elsewhere. */
        String place() {
            return identifier + " " + commune + (identifier.length() < 8 ? " " + name : "");
        }
    }

    record Means(String producer, int year, String territory, BigDecimal amount) {
        /** Whether they are given to a region or its departments. */
        boolean isOf(@Nullable String region) {
            return region == null
                    || territory.equals("R" + region)
                    || territory.startsWith("D") && region.equals(region(territory.substring(1)));
        }
    }

    InboxLines(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String producer = file.getParent().getFileName().toString();
                String name = file.getFileName().toString();
                for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
                    read(producer, name, line.split(",", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String producer, String file, String[] cells) {
        if (file.startsWith("frequentation")) {
            activities.add(new Activity(
                    producer,
                    LocalDate.parse(cells[1]),
                    cells[3],
                    cells[4].isEmpty() ? null : cells[4],
                    Integer.parseInt(cells[5]),
                    Integer.parseInt(cells[6])));
        } else if (file.startsWith("annuaire")) {
            listings.add(new Listing(producer, LocalDate.parse(cells[3]), cells[0], cells[1], cells[2]));
        } else {
            means.add(new Means(producer, Integer.parseInt(cells[0]), cells[1], new BigDecimal(cells[4])));
        }
    }

    /** The region that a department lies in, of those that inboxes have. */
    static String region(String department) {
        return department.equals("13") ? "93" : "84";
    }
}

package fr.mediation.bilan.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Who takes part, and with which command. */
enum Contestant {
    /** {@code bilan ingest FILE}. */
    BILAN("bilan") {
        @Override
        List<String> command(Deliveries deliveries, Path home) {
            return bilan("ingest", deliveries.whole().toString(), "--home", home.toString(), "--json");
        }
    },
    /** {@code bilan ingest DIR} of the same number of lines in several files. */
    BILAN_FOLDER("bilan-folder") {
        @Override
        List<String> command(Deliveries deliveries, Path home) {
            return bilan("ingest", deliveries.folder().toString(), "--home", home.toString(), "--json");
        }
    },
    /** The job one would write by the book. */
    PLAIN_BATCH("plain-batch") {
        @Override
        List<String> command(Deliveries deliveries, Path home) {
            return program(PlainBatchJob.class, deliveries.whole().toString(), home.toString());
        }
    },
    /** COPY into columns of text. */
    COPY_TEXT("copy-text") {
        @Override
        List<String> command(Deliveries deliveries, Path home) {
            return program(RawCopy.class, "text", deliveries.whole().toString(), home.toString());
        }
    },
    /** COPY of the file without faults into columns of their type. */
    COPY_TYPED("copy-typed") {
        @Override
        List<String> command(Deliveries deliveries, Path home) {
            return program(RawCopy.class, "typed", deliveries.clean().toString(), home.toString());
        }
    };

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // What an operator runs; it becomes the program, so that its memory is measured.
    private static final Path LAUNCHER = Path.of("jobs", "bilan");

    private final String label;

    Contestant(String label) {
        this.label = label;
    }

    /** The command that takes the deliveries into a home. */
    abstract List<String> command(Deliveries deliveries, Path home);

    /** How it is named on the command line and in the result. */
    String label() {
        return label;
    }

    /** What it must say it did. */
    Outcome expected(Deliveries deliveries) {
        Tally tally = this == BILAN_FOLDER ? deliveries.inFolder() : deliveries.inWhole();
        return switch (this) {
            case BILAN, BILAN_FOLDER -> new Outcome(tally.valid(), tally.invalid() + tally.duplicates());
            case PLAIN_BATCH -> new Outcome(tally.valid() + tally.duplicates(), tally.invalid());
            case COPY_TEXT, COPY_TYPED -> new Outcome(tally.lines(), 0);
        };
    }

    /** What it says it did. */
    Outcome outcome(String answer, Deliveries deliveries) {
        return this == BILAN || this == BILAN_FOLDER
                ? Outcome.ofBilan(answer)
                : Outcome.ofOther(answer.lines().toList(), deliveries.inWhole().lines());
    }

    /** Those named in a list with commas, all of them where the list is empty. */
    static List<Contestant> named(String list) {
        if (list.isBlank()) {
            return List.of(values());
        }
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .map(Contestant::of)
                .toList();
    }

    private static Contestant of(String label) {
        return Arrays.stream(values())
                .filter(contestant -> contestant.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no contestant " + label + " but "
                        + Arrays.stream(values()).map(Contestant::label).collect(Collectors.joining(", "))));
    }

    /** A command of Bilan as its users run it. */
    static List<String> bilan(String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A program of the benchmark in a process of its own. */
    static List<String> program(Class<?> program, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(JAVA, "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}

package fr.mediation.bilan.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four hundred files that programs made of the sample's; as many as wished with {@code -Dmutations=5000}, other ones with
 * {@code -Dmutations.first=100000}.
 */
@Tag("slow")
class MutationsTest {
    private static final int FILES = Integer.getInteger("mutations", 400);
    private static final int FIRST = Integer.getInteger("mutations.first", 0);
    private static final int LINES = 24;
    private static final int FURTHER_TRIES = 40;

    private static final List<Mutation> MUTATIONS = Stream.of(
                    CellMutations.all(),
                    TextMutations.all(),
                    LayoutMutations.all(),
                    FileMutations.all(),
                    WorkbookMutations.all())
            .flatMap(List::stream)
            .toList();

    @TempDir
    private Path folder;

    private static Mutation mutation(int seed) {
        return MUTATIONS.get(seed % MUTATIONS.size());
    }

    private Outcome outcome(Table table, Saved saved, String place) {
        try {
            Path file = Files.createDirectories(folder.resolve(place)).resolve(table.name() + saved.ending());
            Files.write(file, saved.bytes());
            Outcome outcome = Outcome.of(file);
            Files.delete(file);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a mutated file, in silence; empty where nothing is. */
    private Optional<String> silent(List<Table> sample, int seed, Map<String, Integer> tried) {
        for (int tries = 0; tries < FURTHER_TRIES; tries++) {
            Random random = new Random(31L * seed + tries);
            random.nextLong();
            Table all = sample.get(random.nextInt(sample.size()));
            int lines = Math.min(LINES, all.rows().size());
            int first = random.nextInt(all.rows().size() - lines + 1);
            Table table = all.withRows(all.rows().subList(first, first + lines));
            Mutation mutation = mutation(seed);
            Optional<Saved> mutated = mutation.change().of(table, random);
            Outcome clean = mutated.isEmpty() ? null : outcome(table, TextSave.PLAIN.save(table), seed + "-clean");
            if (clean == null || !clean.told().isEmpty()) {
                continue;
            }
            tried.merge(mutation.name(), 1, Integer::sum);
            Outcome outcome = outcome(table, mutated.get(), seed + "-mutated");
            Set<String> ignored = new TreeSet<>(outcome.unknownColumns());
            ignored.removeAll(clean.unknownColumns());
            ignored.removeAll(Set.of("", "Unnamed: 0", "Remarques"));
            boolean told = !outcome.told().isEmpty() || !ignored.isEmpty();
            boolean same = outcome.content().equals(clean.content())
                    || mutation.renames() && outcome.figures().equals(clean.figures());
            return told || same
                    ? Optional.empty()
                    : Optional.of("%s, seed %d of %s%s: %s"
                            .formatted(
                                    mutation.name(),
                                    seed,
                                    table.name(),
                                    mutated.get().ending(),
                                    outcome.difference(clean)));
        }
        return Optional.empty();
    }

    @Test
    void whateverIsAcceptedGivesTheFiguresOfTheCleanFileOrIsTold() {
        List<Table> sample = CleanTables.all(folder);
        Map<String, Integer> tried = new ConcurrentSkipListMap<>();
        Map<String, String> silent = new ConcurrentSkipListMap<>();

        IntStream.range(FIRST, FIRST + FILES)
                .parallel()
                .forEach(seed -> silent(sample, seed, tried)
                        .ifPresent(difference -> silent.merge(
                                MUTATIONS.get(seed % MUTATIONS.size()).name(), difference, (one, other) -> one)));

        assertThat(new TreeMap<>(silent).values()).isEmpty();
        assertThat(tried).hasSizeGreaterThan(Math.min(FILES, MUTATIONS.size()) * 9 / 10);
    }
}

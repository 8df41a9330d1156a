package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class ViewFilesTest {
    private static final Pattern DESCRIBED = Pattern.compile("(?m)^--   ([a-z0-9_, ]+):");

    @Autowired
    private JdbcClient jdbc;

    static Stream<Path> repeatable() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("R__")).sorted().toList().stream();
        }
    }

    static Stream<Path> views() throws IOException {
        // The others make functions and grants.
        return repeatable().filter(file -> read(file).contains("create view "));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void theFirstCommentIsTheGrainAndAllColumns(Path file) {
        String view = file.getFileName().toString().replaceFirst("R__\\d_", "").replace(".sql", "");
        List<String> columns = jdbc.sql("""
                select column_name from information_schema.columns
                where table_schema = current_schema() and table_name = ?
                """).param(view).query(String.class).list();

        String text = read(file);

        assertThat(text).startsWith("-- One row per ");
        assertThat(DESCRIBED
                        .matcher(text)
                        .results()
                        .flatMap(line -> Arrays.stream(line.group(1).split(", "))))
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void itRunsAgainWhenAnotherMigrationChanges(Path file) {
        assertThat(read(file)).contains("${migrations}");
    }
}

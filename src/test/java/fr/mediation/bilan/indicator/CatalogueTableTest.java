package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.jobs.JobsFolder;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class CatalogueTableTest {
    @Autowired
    private JdbcClient jdbc;

    @Test
    void theReadmeHasTheCatalogueAsItIs() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme)
                .as("replace the table by what « jobs/bilan catalogue --markdown --lang en » prints")
                .contains(String.join(
                        "\n",
                        CatalogueTable.markdown(
                                CatalogueReader.read(JobsFolder.packaged()), Messages.in(Messages.ENGLISH))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attendance", "training", "donation", "directory", "funding", "coverage", "reception"})
    void measuresMayUseTheColumnsOfTheirFacts(String facts) {
        Set<String> columns = Set.copyOf(
                jdbc.sql("""
                select column_name from information_schema.columns
                where table_schema = current_schema() and table_name = ? and column_name not in ('delivery', 'sheet', 'line')
                """).param(facts + "_fact").query(String.class).list());

        assertThat(Set.copyOf(FactColumns.of(facts))).isEqualTo(columns);
    }
}

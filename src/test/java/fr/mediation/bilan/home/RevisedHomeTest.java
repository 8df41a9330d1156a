package fr.mediation.bilan.home;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A publication made by earlier rules, revised by today's: what its year is published again as. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevisedHomeTest {
    /** The column of the causes. */
    private static final int CAUSE = 7;

    private static final Pattern NUMBERS = Pattern.compile("n°[^)]*");

    @TempDir
    private static Path temporary;

    private final List<Revised> revised = new ArrayList<>();
    private final List<String> below = new ArrayList<>();
    private Map<String, BigDecimal> published;
    private Map<String, BigDecimal> now;

    /** A row of the sheet of revisions. */
    private record Revised(String territory, String indicator, String cause) {
        String figure() {
            return territory + "/" + indicator;
        }
    }

    @BeforeAll
    void publishAgain() throws IOException, SQLException {
        Commands commands = new Commands(temporary.resolve("home"));
        Path folder = temporary.resolve("again");
        Path inbox = Files.createDirectory(temporary.resolve("inbox"));
        try (Database database = new StoredHome(Path.of("src/test/resources/homes/schema-6")).restore(commands.home());
                // It also keeps the server running between the commands.
                Connection connection = DriverManager.getConnection(
                        database.url() + "&currentSchema=bilan", StoredHome.SUPERUSER, database.password())) {
            published = totals(new String(
                    JdbcClient.create(new SingleConnectionDataSource(connection, true))
                            .sql("select content from publication_file where name = 'indicateurs-2016.csv'")
                            .query(byte[].class)
                            .single(),
                    StandardCharsets.UTF_8));
            commands.answer("committee", "--year", "2016", "--inbox", inbox.toString(), "--out", folder.toString());
        }
        now = totals(Files.readString(folder.resolve("indicateurs-2016.csv")));
        readRevisions(folder.resolve("bilan-2016.xlsx"), idsByLabel(folder.resolve("definitions-2016.csv")));
    }

    /** The whole figures of each territory, by its name and the indicator's. */
    private static Map<String, BigDecimal> totals(String csv) throws IOException {
        Map<String, BigDecimal> totals = new HashMap<>();
        for (CSVRecord line : CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.replace("\uFEFF", "")))) {
            if (line.get("dimension").isEmpty()) {
                totals.put(
                        line.get("territoire") + "/" + line.get("indicateur"),
                        line.get("valeur").isEmpty() ? null : new BigDecimal(line.get("valeur")));
            }
        }
        return totals;
    }

    private static Map<String, String> idsByLabel(Path definitions) throws IOException {
        Map<String, String> ids = new HashMap<>();
        for (CSVRecord line : CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(definitions))) {
            ids.put(line.get("libelle_fr"), line.get("indicateur"));
        }
        return ids;
    }

    private void readRevisions(Path workbook, Map<String, String> ids) throws IOException {
        try (InputStream in = Files.newInputStream(workbook);
                ReadableWorkbook read = new ReadableWorkbook(in)) {
            for (Row row : read.findSheet("Révisions").orElseThrow().read()) {
                String label = row.getCellCount() > CAUSE ? row.getCellText(1) : "";
                if (ids.containsKey(label)) {
                    revised.add(new Revised(row.getCellText(0), ids.get(label), row.getCellText(CAUSE)));
                } else if (row.getCellCount() > 0) {
                    below.add(row.getCellText(0));
                }
            }
        }
    }

    @Test
    void eachFigureThatIsNotAsPublishedIsNamedAndNoOther() {
        Set<String> changed = new HashSet<>();
        Set<String> all = new HashSet<>(published.keySet());
        all.addAll(now.keySet());
        for (String figure : all) {
            BigDecimal before = published.get(figure);
            BigDecimal after = now.get(figure);
            if (before == null || after == null ? before != after : before.compareTo(after) != 0) {
                changed.add(figure);
            }
        }

        assertThat(changed).hasSizeGreaterThan(10);
        assertThat(revised).extracting(Revised::figure).containsExactlyInAnyOrderElementsOf(changed);
    }

    @Test
    void eachOfThemHasACauseThatIsADefinitionOrARuleByItsNumber() {
        assertThat(revised)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.cause()).as(one.figure()).containsAnyOf("définition", "(n° "));
    }

    @Test
    void eachRuleThatIsNamedByItsNumberIsSaidBelow() {
        Set<String> named = revised.stream()
                .flatMap(one -> NUMBERS.matcher(one.cause()).results())
                .map(MatchResult::group)
                .flatMap(numbers ->
                        Stream.of(numbers.replaceAll("\\D+", " ").trim().split(" ")))
                .collect(Collectors.toSet());

        assertThat(named).isNotEmpty();
        assertThat(below)
                .map(line -> line.replaceAll("^Règle n°\\D*(\\d+)\\..*", "$1"))
                .containsAll(named);
    }
}

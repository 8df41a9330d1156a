package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.territory.Territories;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One line as its source checks it: cells in, a verdict out, without a file or a database. */
public final class CheckedLine {
    private static final Territories TERRITORIES = Territories.load();
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 15);

    private final Source source;
    private final Profile profile;
    private final @Nullable LocalDate fileDate;
    private final Map<String, String> cells;

    private CheckedLine(Source source, Profile profile, @Nullable LocalDate fileDate, Map<String, String> cells) {
        this.source = source;
        this.profile = profile;
        this.fileDate = fileDate;
        this.cells = cells;
    }

    /**
     * A line.
     *
     * @param source its source
     * @param cells its cells, by canonical column
     * @return the line, checked on 15 June 2020
     */
    public static CheckedLine of(Source source, Map<String, String> cells) {
        return new CheckedLine(source, Profile.of(List.of(), source).get(0), null, cells);
    }

    /**
     * The same line with another cell.
     *
     * @param column its column
     * @param cell what it holds
     * @return the line
     */
    public CheckedLine with(String column, String cell) {
        Map<String, String> changed = new LinkedHashMap<>(cells);
        changed.put(column, cell);
        return new CheckedLine(source, profile, fileDate, changed);
    }

    /**
     * The same line in a file whose name tells a date.
     *
     * @param date the date
     * @return the line
     */
    public CheckedLine inFileOf(LocalDate date) {
        return new CheckedLine(source, profile, date, cells);
    }

    /**
     * The same line, read by a profile.
     *
     * @param columns what the profile says of columns, in YAML
     * @return the line
     */
    public CheckedLine mapping(String columns) {
        Profile mapped = YAML.readValue(
                "{id: essai, source: " + source.id() + ", producer: reseau, columns: " + columns + "}", Profile.class);
        return new CheckedLine(source, mapped, fileDate, cells);
    }

    /** The line before its source reads it. */
    Line line() {
        return line(new Warnings());
    }

    private Line line(Warnings warnings) {
        Context context =
                new Context("reseau", TERRITORIES, PSEUDONYMS, TODAY, fileDate, new CategoryLists("releve.csv"));
        Line line =
                new Line(context, new Header(source, profile, HeaderNames.of(List.copyOf(cells.keySet()))), warnings);
        line.moveTo(new Row("", 2, List.copyOf(cells.values())));
        return line;
    }

    /**
     * What the line becomes.
     *
     * @return its fact
     */
    public Fact fact() {
        List<Fact> facts = facts();
        assertThat(facts).hasSize(1);
        return facts.get(0);
    }

    private List<Fact> facts() {
        Line line = line();
        List<Fact> facts = source.read(line);
        assertThat(line.faults()).isEmpty();
        return facts;
    }

    /**
     * A value of each fact that the line becomes.
     *
     * @param column a column of the facts
     * @return the values, null where unknown
     */
    public List<@Nullable Object> valuesOf(String column) {
        int index = source.factColumns().indexOf(column);
        assertThat(index).as(column).isNotNegative();
        List<@Nullable Object> found = new ArrayList<>();
        for (Fact fact : facts()) {
            found.add(index < fact.values().size() ? fact.values().get(index) : null);
        }
        return found;
    }

    /**
     * A value of what the line becomes.
     *
     * @param column a column of the facts
     * @return the value, null where it is unknown
     */
    public @Nullable Object value(String column) {
        List<?> values = fact().values();
        int index = source.factColumns().indexOf(column);
        assertThat(index).as(column).isNotNegative();
        return index < values.size() ? values.get(index) : null;
    }

    /**
     * Why the line is refused.
     *
     * @return each column and the code of the rule it breaks; a fault of the whole line has no column
     */
    public List<String> faults() {
        Line line = line();
        source.read(line);
        return line.faults().stream()
                .map(fault -> (fault.column() + " " + fault.rule().code()).strip())
                .toList();
    }

    /**
     * What was put right in the line.
     *
     * @return each column with the code of the correction, and what it held and holds
     */
    public List<String> corrections() {
        Line line = line();
        source.read(line);
        assertThat(line.faults()).isEmpty();
        return line.corrections().stream()
                .map(correction -> correction.column() + " " + correction.kind().code() + " " + correction.before()
                        + ">" + correction.after())
                .toList();
    }

    /**
     * What is told of the file for a person to judge.
     *
     * @return each column and the code of the warning
     */
    public List<String> warnings() {
        Warnings warnings = new Warnings();
        source.read(line(warnings));
        return warnings.sentences().stream()
                .map(sentence -> sentence.values().get(1) + " "
                        + sentence.key().substring(sentence.key().lastIndexOf('.') + 1))
                .toList();
    }
}

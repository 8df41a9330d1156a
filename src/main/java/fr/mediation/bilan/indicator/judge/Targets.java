package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The values that the committee wants reached, from {@code jobs/targets.csv}. */
public final class Targets {
    /** The file in the folder of definitions. */
    public static final String FILE = "targets.csv";

    private static final List<String> HEADER = List.of("annee", "indicateur", "niveau", "code", "cible", "source");
    private static final String NATIONAL = "national";
    private static final String REGION = "region";
    private static final String ACADEMY = "academie";

    private final Map<Key, BigDecimal> values;

    private record Key(int year, String indicator, String level, String code) {}

    private Targets(Map<Key, BigDecimal> values) {
        this.values = Map.copyOf(values);
    }

    /** {@return no targets at all} */
    public static Targets none() {
        return new Targets(Map.of());
    }

    /**
     * Reads the targets.
     *
     * @param jobs the folder of definitions; without the file there are no targets
     * @param catalogue the indicators that may have some
     * @param territories the regions that may have some
     * @return the targets
     * @throws ProblemException naming file, line and reason, if a line is not one
     */
    public static Targets read(JobsFolder jobs, Catalogue catalogue, Territories territories) {
        return jobs.find(FILE)
                .map(definition ->
                        new TargetsFile(definition.name(), catalogue, territories).read(definition.content()))
                .orElseGet(Targets::none);
    }

    /**
     * {@return the target of a figure, in the indicator's unit, empty where the committee set none}
     *
     * @param figure a figure of the country or a region, of a whole year
     */
    public Optional<BigDecimal> of(Figure figure) {
        String level = figure.level() == Level.NATIONAL ? NATIONAL : level(figure.perimeter());
        return Optional.ofNullable(values.get(new Key(figure.year(), figure.indicator(), level, figure.territory())));
    }

    /** Regions of both maps share no code that stands for different areas; académies have codes of their own kind. */
    private static String level(Perimeter perimeter) {
        return perimeter == Perimeter.ACADEMIES ? ACADEMY : REGION;
    }

    /** The file's lines, checked one by one. */
    private record TargetsFile(String name, Catalogue catalogue, Territories territories) {
        private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}([.,][0-9]{1,10})?");

        Targets read(byte[] content) {
            // Spreadsheets write a byte order mark before UTF-8, and French ones separate cells by semicolons.
            String text = new String(content, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
            String header = text.lines().findFirst().orElse("");
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(header.contains(";") ? ';' : ',')
                    .setIgnoreEmptyLines(true)
                    .get();
            Map<Key, BigDecimal> values = new HashMap<>();
            try (CSVParser lines = CSVParser.parse(text, format)) {
                boolean first = true;
                for (CSVRecord line : lines) {
                    if (first && !line.toList().equals(HEADER)) {
                        throw new ProblemException("indicator.targets.header", name, String.join(",", HEADER));
                    }
                    if (!first) {
                        add(line, lines.getCurrentLineNumber(), values);
                    }
                    first = false;
                }
            } catch (UncheckedIOException | IOException e) {
                throw new ProblemException(e, "indicator.targets.header", name, String.join(",", HEADER));
            }
            return new Targets(values);
        }

        private void add(CSVRecord cells, long line, Map<Key, BigDecimal> values) {
            if (cells.size() != HEADER.size()) {
                throw wrong("cells", line, Integer.toString(cells.size()));
            }
            Key key = new Key(
                    year(cells.get(0).strip(), line),
                    indicator(cells.get(1).strip(), line),
                    cells.get(2).strip(),
                    cells.get(3).strip());
            check(key, line);
            if (values.put(key, number(cells.get(4).strip(), line)) != null) {
                throw wrong("twice", line, key.indicator());
            }
        }

        private int year(String text, long line) {
            if (!text.matches("\\d{4}")) {
                throw wrong("year", line, text);
            }
            return Integer.parseInt(text);
        }

        private String indicator(String id, long line) {
            return catalogue
                    .get(id)
                    .orElseThrow(() -> wrong("indicator", line, id))
                    .id();
        }

        private void check(Key key, long line) {
            boolean known = switch (key.level()) {
                case NATIONAL -> key.code().equals(Figure.COUNTRY);
                case REGION, ACADEMY ->
                    Arrays.stream(Perimeter.values())
                            .filter(perimeter -> level(perimeter).equals(key.level()))
                            .anyMatch(perimeter -> territories
                                    .region(perimeter, key.code(), key.year())
                                    .isPresent());
                default -> throw wrong("level", line, key.level());
            };
            if (!known) {
                throw wrong("code", line, key.code());
            }
        }

        private BigDecimal number(String text, long line) {
            if (!NUMBER.matcher(text).matches()) {
                throw wrong("number", line, text);
            }
            return new BigDecimal(text.replace(',', '.'));
        }

        private ProblemException wrong(String reason, long line, String value) {
            return new ProblemException("indicator.targets." + reason, name, Long.toString(line), value);
        }
    }
}

package fr.mediation.bilan.territory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the tables of communes and populations from the package {@code @etalab/decoupage-administratif}. Run by hand when
 * a new vintage is out, from the project's folder:
 *
 * <pre>
 * npm pack @etalab/decoupage-administratif@6.0.0     (and each version named in {@link #VINTAGES}), unpack each
 * mvn test-compile
 * java -cp … fr.mediation.bilan.territory.TerritoryTables 6.0.0/package/data 0.4.0/package/data …
 * </pre>
 *
 * The first folder gives the communes. Each folder gives the populations of its vintage. Writing is deterministic: the
 * same packages give the same bytes.
 */
public final class TerritoryTables {
    private static final Path TABLES = Path.of("src/main/resources/territory");
    private static final JsonMapper JSON = new JsonMapper();

    /** Which reference year the populations of a version have, told by their sum against the published total. */
    private static final Map<String, Integer> VINTAGES =
            new TreeMap<>(Map.of("0.4.0", 2016, "1.0.0", 2019, "2.3.1", 2020, "6.0.0", 2023));

    /**
     * What the package does not carry: Mayotte has a census of its own, 212,645 inhabitants in 2012 and 256,518 in 2017
     * (INSEE, recensements de Mayotte), and each vintage repeats the figure of 2017.
     */
    private static final Map<String, Map<Integer, Integer>> COMPLEMENTS =
            Map.of("976", Map.of(2012, 212_645, 2017, 256_518));

    private TerritoryTables() {}

    /**
     * Writes the tables.
     *
     * @param folders folders named {@code <version>/package/data}
     * @throws IOException if a folder cannot be read or a table not written
     */
    public static void main(String... folders) throws IOException {
        JsonNode communes = communes(Path.of(folders[0]));
        writeCommunes(communes);
        writeFormerCommunes(communes);
        writePopulations(folders);
    }

    private static JsonNode communes(Path folder) throws IOException {
        return JSON.readTree(Files.readAllBytes(folder.resolve("communes.json")));
    }

    private static void writeCommunes(JsonNode communes) throws IOException {
        try (CSVPrinter csv = gzipped("communes.csv.gz", "code", "name", "department", "population", "postal_codes")) {
            for (JsonNode commune : communes) {
                if (isCurrent(commune)) {
                    List<String> postalCodes = new ArrayList<>();
                    commune.path("codesPostaux").forEach(code -> postalCodes.add(code.asString()));
                    csv.printRecord(
                            text(commune, "code"),
                            text(commune, "nom"),
                            text(commune, "departement"),
                            commune.path("population").asInt(0),
                            String.join(" ", postalCodes));
                }
            }
        }
    }

    private static void writeFormerCommunes(JsonNode communes) throws IOException {
        try (CSVPrinter csv = gzipped("former_communes.csv.gz", "code", "name", "current")) {
            for (JsonNode commune : communes) {
                if (!isCurrent(commune)) {
                    String current = text(commune, commune.has("commune") ? "commune" : "chefLieu");
                    csv.printRecord(text(commune, "code"), text(commune, "nom"), current);
                }
                for (JsonNode former : commune.path("anciensCodes")) {
                    csv.printRecord(former.asString(), "", text(commune, "code"));
                }
            }
        }
    }

    private static void writePopulations(String... folders) throws IOException {
        Map<String, Map<Integer, Integer>> byDepartment = new TreeMap<>();
        COMPLEMENTS.forEach((department, populations) -> byDepartment.put(department, new TreeMap<>(populations)));
        for (String folder : folders) {
            String version =
                    Path.of(folder).getParent().getParent().getFileName().toString();
            for (JsonNode commune : communes(Path.of(folder))) {
                String department = text(commune, "departement");
                if (isCurrent(commune)
                        && commune.has("population")
                        && !department.equals("976")
                        && hasRegionOrAcademy(department)) {
                    byDepartment
                            .computeIfAbsent(department, code -> new TreeMap<>())
                            .merge(
                                    VINTAGES.get(version),
                                    commune.path("population").asInt(),
                                    Integer::sum);
                }
            }
        }
        try (Writer writer = Files.newBufferedWriter(TABLES.resolve("populations.csv"), StandardCharsets.UTF_8);
                CSVPrinter csv = printer(writer, "department", "reference_year", "inhabitants")) {
            for (var department : byDepartment.entrySet()) {
                for (var population : department.getValue().entrySet()) {
                    csv.printRecord(department.getKey(), population.getKey(), population.getValue());
                }
            }
        }
    }

    private static boolean isCurrent(JsonNode commune) {
        return text(commune, "type").equals("commune-actuelle");
    }

    private static boolean hasRegionOrAcademy(String department) {
        return !department.isEmpty() && !department.startsWith("98") && !department.equals("975");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static CSVPrinter gzipped(String name, String... header) throws IOException {
        // GZIPOutputStream writes no time into its header, so that the bytes depend on the content alone.
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(TABLES.resolve(name)));
        return printer(new OutputStreamWriter(out, StandardCharsets.UTF_8), header);
    }

    private static CSVPrinter printer(Writer writer, String... header) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader(header)
                .setRecordSeparator('\n')
                .get()
                .print(writer);
    }
}

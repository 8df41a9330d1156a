package fr.mediation.bilan.territory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * java -cp … fr.mediation.bilan.territory.TerritoryTables 6.0.0/package/data \
 *     0.4.0/package/data 1.0.0/package/data 2.3.1/package/data \
 *     0.3.0/package/data 0.8.0/package/data 1.1.1/package/data 2.3.1/package/data 3.1.1/package/data 4.1.0/package/data \
 *     5.3.0/package/data
 * </pre>
 *
 * The first folder gives the communes. The first four give the populations of their vintages. The next one gives codes of
 * absorbed communes that other versions lack. The one after it gives the history of communes from 1943 to 1 January 2019,
 * which later versions left out; it and those that follow, the vintages of 2019 and 2021 to 2025, give the names that changed
 * since. Writing is deterministic: the same packages give the same bytes.
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

    /** The first day of the vintage by which a commune of each later version had another name. */
    private static final List<String> RENAMED_BY =
            List.of("2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01", "2026-01-01");

    /**
     * What the package does not carry: the codes of Saint-Barthélemy and Saint-Martin as communes of Guadeloupe, until they
     * became collectivities (law 2007-223, in force on 15 July 2007), and those of the communes of Mayotte, until it became a
     * department on 31 March 2011. Mayotte's kept their numbers (decree 2007-1885, annex) below another code of department.
     */
    private static final Map<String, String> OVERSEAS = overseas();

    private record FormerCommune(String code, String name) implements Comparable<FormerCommune> {
        @Override
        public int compareTo(FormerCommune other) {
            return Comparator.comparing(FormerCommune::code)
                    .thenComparing(FormerCommune::name)
                    .compare(this, other);
        }
    }

    private TerritoryTables() {}

    private static Map<String, String> overseas() {
        Map<String, String> codes = new TreeMap<>(Map.of("97123", "97701", "97127", "97801"));
        for (int number = 1; number <= 17; number++) {
            codes.put("985%02d".formatted(number), "976%02d".formatted(number));
        }
        return codes;
    }

    /**
     * Writes the tables.
     *
     * @param folders folders named {@code <version>/package/data}: the one of today's communes, those of the other
     *     populations, that of absorbed communes, that of the history, and the later vintages in order
     * @throws IOException if a folder cannot be read or a table not written
     */
    public static void main(String... folders) throws IOException {
        JsonNode communes = communes(Path.of(folders[0]));
        writeCommunes(communes);
        writePopulations(Arrays.copyOfRange(folders, 0, VINTAGES.size()));
        JsonNode absorbed = communes(Path.of(folders[VINTAGES.size()]));
        Path history = Path.of(folders[VINTAGES.size() + 1]);
        List<JsonNode> vintages = new ArrayList<>();
        for (String folder : Arrays.copyOfRange(folders, VINTAGES.size() + 1, folders.length)) {
            vintages.add(communes(Path.of(folder)));
        }
        writeFormerCommunes(
                communes,
                absorbed,
                JSON.readTree(Files.readAllBytes(history.resolve("historique-communes.json"))),
                vintages);
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

    /**
     * Codes and names that are no longer those of a commune. A row whose code is that of a commune of today gives a name it
     * had. The day is the one since which the commune is no more, or has another name; empty where the code still stands for
     * a part of today's commune.
     */
    private static void writeFormerCommunes(
            JsonNode communes, JsonNode absorbed, JsonNode history, List<JsonNode> vintages) throws IOException {
        Map<String, String> current = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        Map<FormerCommune, String> former = new TreeMap<>();
        for (JsonNode commune : communes) {
            if (isCurrent(commune)) {
                current.put(text(commune, "code"), text(commune, "code"));
                names.put(text(commune, "code"), text(commune, "nom"));
            }
        }
        for (JsonNode part : communes) {
            if (!isCurrent(part)) {
                String whole = text(part, part.has("commune") ? "commune" : "chefLieu");
                current.putIfAbsent(text(part, "code"), whole);
                former.put(new FormerCommune(text(part, "code"), text(part, "nom")), "");
            }
        }
        for (JsonNode commune : communes) {
            commune.path("anciensCodes").forEach(code -> current.putIfAbsent(code.asString(), text(commune, "code")));
        }
        for (JsonNode entry : history) {
            String until = text(entry, "dateFin");
            if (!until.isEmpty()) {
                former.merge(new FormerCommune(text(entry, "code"), text(entry, "nom")), until, TerritoryTables::later);
            }
        }
        for (int i = 0; i < vintages.size(); i++) {
            for (JsonNode commune : vintages.get(i)) {
                if (isCurrent(commune)) {
                    former.merge(
                            new FormerCommune(text(commune, "code"), text(commune, "nom")),
                            RENAMED_BY.get(i),
                            TerritoryTables::later);
                }
            }
        }
        for (JsonNode commune : absorbed) {
            // Some ended before the history begins; Corsican ones stand below the departments of 1976 here.
            String absorbing = text(commune, "communeAbsorbante");
            if (!absorbing.isEmpty() && !current.containsKey(text(commune, "code"))) {
                current.put(text(commune, "code"), current.get(absorbing));
                former.put(new FormerCommune(text(commune, "code"), text(commune, "nom")), "1943-01-01");
            }
        }
        OVERSEAS.forEach((code, today) -> {
            current.put(code, today);
            former.put(new FormerCommune(code, names.get(today)), code.startsWith("985") ? "2011-03-31" : "2007-07-15");
        });
        try (CSVPrinter csv = gzipped("former_communes.csv.gz", "code", "name", "until", "current")) {
            for (var row : former.entrySet()) {
                String code = row.getKey().code();
                String name = row.getKey().name();
                if (!name.equals(names.get(code))) {
                    csv.printRecord(code, name, row.getValue(), Objects.requireNonNull(current.get(code), code));
                }
            }
        }
    }

    /** The later of two days on which a name ended; one that has not ended is the latest. */
    private static String later(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? "" : one.compareTo(other) > 0 ? one : other;
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

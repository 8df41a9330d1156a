package fr.mediation.bilan.producer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A real commune in which invented activities take place. Its name, postal code and region are those of the territory
 * reference, read here by other code than the program's; its coordinates are those of the town, to a hundredth of a
 * degree.
 *
 * @param code its code
 * @param name its name
 * @param postalCode the first of its postal codes
 * @param department its department
 * @param region its region in the map of 2016
 * @param latitude degrees north
 * @param longitude degrees east
 */
record Commune(
        String code,
        String name,
        String postalCode,
        String department,
        String region,
        String latitude,
        String longitude) {
    private static final String TOWNS = """
            01004;45.96;5.36
            02691;49.85;3.29
            04070;44.09;6.24
            06088;43.70;7.27
            08105;49.77;4.72
            2A004;41.92;8.74
            2B033;42.70;9.45
            21231;47.32;5.04
            25056;47.24;6.02
            31555;43.60;1.44
            33063;44.84;-0.58
            34172;43.61;3.88
            35238;48.11;-1.68
            41018;47.59;1.34
            42218;45.44;4.39
            44109;47.22;-1.55
            48095;44.52;3.50
            51454;49.26;4.03
            59350;50.63;3.06
            61001;48.43;0.09
            67482;48.58;7.75
            69123;45.76;4.84
            75056;48.86;2.35
            85191;46.67;-1.43
            93066;48.94;2.36
            97105;16.00;-61.73
            97209;14.60;-61.07
            97302;4.94;-52.33
            97411;-20.88;55.45
            97611;-12.78;45.23
            """;
    private static final List<Commune> ALL = read();

    /** The communes of the files, in every region. */
    static List<Commune> all() {
        return ALL;
    }

    static Commune of(String code) {
        return ALL.stream()
                .filter(commune -> commune.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no commune " + code));
    }

    private static List<Commune> read() {
        Map<String, String> regions = new LinkedHashMap<>();
        table("departments.csv")
                .forEach(department -> regions.put(department.get("code"), department.get("region_2016")));
        Map<String, CSVRecord> communes = new LinkedHashMap<>();
        table("communes.csv.gz").forEach(commune -> communes.put(commune.get("code"), commune));
        List<Commune> towns = new ArrayList<>();
        for (String line : TOWNS.lines().toList()) {
            String[] cells = line.split(";");
            CSVRecord commune = communes.get(cells[0]);
            String department = commune.get("department");
            towns.add(new Commune(
                    cells[0],
                    commune.get("name"),
                    commune.get("postal_codes").split(" ")[0],
                    department,
                    regions.get(department),
                    cells[1],
                    cells[2]));
        }
        return List.copyOf(towns);
    }

    private static List<CSVRecord> table(String name) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream resource = Commune.class.getResourceAsStream("/territory/" + name);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(resource) : resource;
                BufferedReader text = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return format.parse(text).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

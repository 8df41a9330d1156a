package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which faults were planted where. */
final class PlantedFaults {
    private final List<String> lines = new ArrayList<>(List.of("file,sheet,line,column,rule"));

    void add(String file, String sheet, int line, String column, String rule) {
        lines.add(String.join(",", file, sheet, Integer.toString(line), column, rule));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}

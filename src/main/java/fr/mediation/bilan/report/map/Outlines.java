package fr.mediation.bilan.report.map;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The outlines of the departments, as the program carries them. */
final class Outlines {
    /** Their extent, in the units they are drawn in. */
    static final int WIDTH = 578;

    static final int HEIGHT = 534;

    /** The overseas departments are drawn as small as a county; a reader must recognise their colours. */
    private static final double OVERSEAS_SCALE = 1.6;

    private static final double OVERSEAS_SHIFT = 4;
    private static final String OVERSEAS = "97";

    private static final String RESOURCE = "/map/departments.csv";

    /**
     * Closed lines.
     *
     * @param departments the codes of what they surround, several where they are too small to be drawn separately
     * @param path the lines
     */
    record Outline(List<String> departments, Path2D path) {}

    private Outlines() {}

    /** Reads them, first those of several departments, then those of each. */
    static List<Outline> load() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream resource = Outlines.class.getResourceAsStream(RESOURCE);
                CSVParser lines = format.parse(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            Map<String, Path2D> paths = new TreeMap<>();
            for (CSVRecord line : lines) {
                paths.computeIfAbsent(line.get("departement"), code -> new Path2D.Double())
                        .append(path(line.get("contour")), false);
            }
            return paths.entrySet().stream()
                    .map(one -> new Outline(List.of(one.getKey().split("-")), sized(one.getKey(), one.getValue())))
                    .sorted(Comparator.comparing(
                                    (Outline outline) -> outline.departments().size())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path2D sized(String department, Path2D path) {
        if (department.startsWith(OVERSEAS)) {
            Rectangle2D bounds = path.getBounds2D();
            AffineTransform larger =
                    AffineTransform.getTranslateInstance(bounds.getCenterX(), bounds.getCenterY() - OVERSEAS_SHIFT);
            larger.scale(OVERSEAS_SCALE, OVERSEAS_SCALE);
            larger.translate(-bounds.getCenterX(), -bounds.getCenterY());
            path.transform(larger);
        }
        return path;
    }

    private static Path2D path(String corners) {
        String[] numbers = corners.split(" ");
        Path2D path = new Path2D.Double();
        path.moveTo(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
        for (int next = 2; next < numbers.length; next += 2) {
            path.lineTo(Double.parseDouble(numbers[next]), Double.parseDouble(numbers[next + 1]));
        }
        path.closePath();
        return path;
    }
}

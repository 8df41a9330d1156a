package fr.mediation.bilan.report.map;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FranceMapTest {
    private static final Territories TERRITORIES = Territories.load();
    private static final String RED = "FF0000";
    private static final String BLUE = "0000FF";
    private static final String GREY = "808080";

    /** A point in Paris at its place, and one in the drawing of Paris alone in the corner. */
    private static final int[] PARIS = {612, 236};

    private static final int[] PARIS_ENLARGED = {56, 66};

    @Test
    void everyDepartmentHasAnOutline() {
        Set<String> drawn = Outlines.load().stream()
                .flatMap(outline -> outline.departments().stream())
                .collect(Collectors.toSet());
        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(
                        territories(Perimeter.REGIONS_2016).keySet());
    }

    @Test
    void aTerritoryIsDrawnInItsColour() throws IOException {
        BufferedImage map = map(Perimeter.REGIONS_2016, Map.of("11", RED, "94", BLUE));
        assertThat(colour(map, PARIS)).isEqualTo(RED);
        assertThat(colour(map, new int[] {1105, 940})).isEqualTo(BLUE);
    }

    @Test
    void aTerritoryWithoutColourIsStriped() throws IOException {
        BufferedImage map = map(Perimeter.REGIONS_2016, Map.of("11", RED));
        Set<String> around = IntStream.range(0, 40)
                .mapToObj(step -> colour(map, new int[] {1100 + step % 8, 920 + step}))
                .collect(Collectors.toSet());
        assertThat(around).contains(GREY, "FFFFFF");
    }

    @Test
    void parisIsEnlargedWhereItsNeighboursAreOtherTerritories() throws IOException {
        assertThat(colour(
                        map(
                                Perimeter.ACADEMIES,
                                Map.of(territories(Perimeter.ACADEMIES).get("75"), RED)),
                        PARIS_ENLARGED))
                .isNotEqualTo("FFFFFF");
        assertThat(colour(map(Perimeter.REGIONS_2016, Map.of("11", RED)), PARIS_ENLARGED))
                .isEqualTo("FFFFFF");
    }

    @Test
    void theSameColoursGiveTheSameBytes() {
        Map<String, String> territories = territories(Perimeter.REGIONS_2016);
        assertThat(FranceMap.png(territories, Map.of("11", RED), GREY))
                .isEqualTo(FranceMap.png(new HashMap<>(territories), Map.of("11", RED), GREY));
    }

    private static BufferedImage map(Perimeter perimeter, Map<String, String> colours) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(FranceMap.png(territories(perimeter), colours, GREY)));
    }

    private static String colour(BufferedImage map, int[] at) {
        return "%06X".formatted(map.getRGB(at[0], at[1]) & 0xFFFFFF);
    }

    private static Map<String, String> territories(Perimeter perimeter) {
        List<Department> departments = TERRITORIES.departments();
        return departments.stream()
                .filter(department -> department.region(perimeter, 2017).isPresent())
                .collect(Collectors.toMap(
                        Department::code,
                        department -> department.region(perimeter, 2017).orElseThrow()));
    }
}

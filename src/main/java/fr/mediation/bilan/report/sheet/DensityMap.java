package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.map.FranceMap;
import fr.mediation.bilan.report.model.Picture;
import fr.mediation.bilan.report.model.Picture.Colour;
import fr.mediation.bilan.territory.Perimeter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The regions by the density of their activity, in classes of equal numbers of regions, as a map. */
record DensityMap(ReportInput input, Figures figures, Wording wording) {
    /** The indicator that is drawn: hours of support over inhabitants, which compares regions of any size. */
    static final String DENSITY = "heures_pour_1000_hab";

    /**
     * From the lowest class to the highest: a ramp of the State's blue, distinct without colour by its lightness (25, 45,
     * 65 and 85 % of black, about).
     */
    private static final List<String> RAMP = List.of("CACAFB", "8585F6", "4646C8", "000074");

    /** The overseas departments, from the left to the right of the map. */
    private static final List<String> OVERSEAS = List.of("971", "972", "973", "974", "976");

    private static final String UNKNOWN = "929292";

    /** The map, empty where the figure of no region is known. */
    Optional<Picture> picture() {
        return Optional.ofNullable(input.indicatorsById().get(DENSITY)).flatMap(this::picture);
    }

    private Optional<Picture> picture(Indicator density) {
        List<Figure> known = figures.ofTheYear()
                .at(Level.REGION)
                .of(DENSITY)
                .totals()
                .smallestFirst()
                .figures();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<List<Figure>> classes = classes(known);
        Map<String, String> colours = new HashMap<>();
        List<Colour> key = new ArrayList<>();
        for (int position = 0; position < classes.size(); position++) {
            int shade = shade(position, classes.size());
            classes.get(position).forEach(figure -> colours.put(figure.territory(), RAMP.get(shade)));
            key.add(new Colour(RAMP.get(shade), false, bounds(density, classes.get(position))));
        }
        if (known.size() < input.geography().regions().size()) {
            key.add(new Colour(UNKNOWN, true, wording.say("map.unknown")));
        }
        return Optional.of(new Picture(
                wording.header(density),
                description(density, known),
                FranceMap.png(input.geography().regionByDepartment(), colours, UNKNOWN),
                FranceMap.WIDTH,
                FranceMap.HEIGHT,
                key));
    }

    /** What is not drawn in its true place: overseas below the mainland, and Paris enlarged where it is a territory. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        String overseas = OVERSEAS.stream()
                .flatMap(department -> input.geography().regions().stream()
                        .filter(region -> region.code()
                                .equals(input.geography().regionByDepartment().get(department))))
                .map(TerritoryName::name)
                .collect(Collectors.joining(", "));
        if (!overseas.isEmpty()) {
            places.add(wording.say("map.overseas", overseas));
        }
        if (input.perimeter() == Perimeter.ACADEMIES) {
            places.add(wording.say("map.inset"));
        }
        return places;
    }

    /** Cuts the figures, in ascending order, into as many classes as there are colours; equal ones stay together. */
    private static List<List<Figure>> classes(List<Figure> known) {
        List<List<Figure>> classes = new ArrayList<>();
        int current = -1;
        for (int rank = 0; rank < known.size(); rank++) {
            boolean tied = rank > 0
                    && known.get(rank).value().compareTo(known.get(rank - 1).value()) == 0;
            int wanted = rank * RAMP.size() / known.size();
            if (!tied && wanted > current || classes.isEmpty()) {
                classes.add(new ArrayList<>());
                current = wanted;
            }
            classes.get(classes.size() - 1).add(known.get(rank));
        }
        return classes;
    }

    /** Few classes take the colours that are the most different. */
    private static int shade(int position, int classes) {
        return classes == 1 ? 1 : position * (RAMP.size() - 1) / (classes - 1);
    }

    private String bounds(Indicator density, List<Figure> known) {
        String low = number(density, known.get(0));
        String high = number(density, known.get(known.size() - 1));
        return low.equals(high) ? low : wording.say("map.class", low, high);
    }

    private String description(Indicator density, List<Figure> known) {
        Figure lowest = known.get(0);
        Figure highest = known.get(known.size() - 1);
        Map<String, String> names = input.territoryNames();
        return wording.say(
                "map.description",
                wording.header(density),
                input.thisYear(),
                names.get(lowest.territory()),
                number(density, lowest),
                names.get(highest.territory()),
                number(density, highest),
                wording.say("sheet.regions." + density.article()));
    }

    private String number(Indicator density, Figure figure) {
        return wording.number(figure.value(), density.unit().decimals());
    }
}

package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.ValueMapCheck;
import fr.mediation.bilan.indicator.ValueMeasures;
import fr.mediation.bilan.indicator.measure.FigureRows;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.Valuator;
import fr.mediation.bilan.value.ValueMap;
import fr.mediation.bilan.value.ValueMapReader;
import fr.mediation.bilan.value.ValueParameters;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Tries a value map on the figures there are: nothing is stored. */
@Service
public class MapValuation {
    private final Computations indicators;
    private final FigureStore figures;

    MapValuation(Computations indicators, FigureStore figures) {
        this.indicators = indicators;
        this.figures = figures;
    }

    /**
     * Where a map is tried.
     *
     * @param year the civil year
     * @param perimeter the map of regions
     * @param territory {@code FR} or a region's code
     */
    public record Place(int year, Perimeter perimeter, String territory) {}

    /**
     * Values a map.
     *
     * @param map the map's file
     * @param place where
     * @param jobs the definitions
     * @return the territory's valuation, sensitivity and interval, under its code
     * @throws ProblemException if the map is wrong, the figures are not up to date, or there are none of this territory
     */
    public Appraisal appraise(JobsFolder.Definition map, Place place, JobsFolder jobs) {
        ValueParameters parameters = ValueParameters.read(jobs);
        Catalogue catalogue = CatalogueReader.read(jobs);
        ValueMap read = ValueMapReader.read(map, parameters);
        ValueMapCheck.check(read, catalogue, map);
        long computation = indicators.current(jobs, YearBasis.CIVIL);
        List<Figure> own = figures.annual(computation, place.perimeter().code(), place.year(), true).stream()
                .map(FigureRows::figure)
                .filter(figure ->
                        figure.year() == place.year() && figure.territory().equals(place.territory()))
                .toList();
        if (own.isEmpty()) {
            throw new ProblemException("job.value.no-figures", place.territory(), Integer.toString(place.year()));
        }
        return new Valuator(parameters.prices())
                .appraise(read, place.year(), Map.of(place.territory(), new ValueMeasures(own)));
    }
}

package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.ValueMapCheck;
import fr.mediation.bilan.indicator.ValueMeasures;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.Valuator;
import fr.mediation.bilan.value.ValueMap;
import fr.mediation.bilan.value.ValueMapReader;
import fr.mediation.bilan.value.ValueParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Evaluates a value map, by itself or on the figures there are: nothing is stored. */
@Service
public class MapValuation {
    private final Computations computations;
    private final FigureStore figures;
    private final FactTables facts;

    MapValuation(Computations computations, FigureStore figures, FactTables facts) {
        this.computations = computations;
        this.figures = figures;
        this.facts = facts;
    }

    /**
     * What is valued.
     *
     * @param map the map's file
     * @param year the civil year
     * @param perimeter the map of regions
     * @param territory {@code FR} or a region's code
     * @param jobs the definitions
     */
    public record Request(Path map, int year, Perimeter perimeter, String territory, JobsFolder jobs) {
        /**
         * Insists that the map exists.
         *
         * @throws ProblemException if it does not
         */
        public Request {
            requireExisting(map);
        }
    }

    /**
     * Values a map whose quantities are numbers: no database is needed.
     *
     * @param map the map's file
     * @param jobs the definitions
     * @return the valuation, sensitivity and interval, under {@link Appraisal#STANDALONE}
     * @throws ProblemException if there is no such file, or the map is wrong
     */
    public static Appraisal byItself(Path map, JobsFolder jobs) {
        requireExisting(map);
        ValueParameters parameters = ValueParameters.read(jobs);
        return new Valuator(parameters.prices()).appraise(ValueMapReader.read(map, parameters));
    }

    private static void requireExisting(Path map) {
        if (Files.notExists(map)) {
            throw new ProblemException("job.no-such-path", map.toString());
        }
    }

    /**
     * Values a map on the figures of a year.
     *
     * @param request what is valued
     * @return the territory's valuation, sensitivity and interval, under its code
     * @throws ProblemException if the map is wrong, the figures are not up to date, or there are none of this territory
     */
    public Appraisal appraise(Request request) {
        JobsFolder.Definition map = ValueMapReader.definition(request.map());
        ValueParameters parameters = ValueParameters.read(request.jobs());
        Catalogue catalogue = CatalogueReader.read(request.jobs(), facts);
        ValueMap read = ValueMapReader.read(map, parameters);
        ValueMapCheck.check(read, catalogue, map);
        ValueMapCheck.creditedTwice(read, catalogue, map).ifPresent(sentence -> {
            throw new ProblemException(null, sentence);
        });
        long computation = computations.current(request.jobs(), YearBasis.CIVIL);
        List<Figure> own = figures.annual(computation, request.perimeter(), request.year(), true).stream()
                .filter(figure ->
                        figure.year() == request.year() && figure.territory().equals(request.territory()))
                .toList();
        if (own.isEmpty()) {
            throw new ProblemException("job.value.no-figures", request.territory(), Integer.toString(request.year()));
        }
        return new Valuator(parameters.prices())
                .appraise(read, request.year(), Map.of(request.territory(), new ValueMeasures(own)));
    }
}

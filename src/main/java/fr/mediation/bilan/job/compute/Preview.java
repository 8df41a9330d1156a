package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.measure.Derivation;
import fr.mediation.bilan.indicator.measure.Measurement;
import fr.mediation.bilan.indicator.measure.MeasurementRequest;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Computes indicators and keeps nothing: it shows what a new definition gives. */
@Service
public class Preview {
    private final FactReader reader;
    private final Territories territories;
    private final Computations computations;
    private final FactTables facts;
    private final Reference reference;
    private final DeliveryStore deliveries;
    private final ScanMemory memory;

    Preview(
            FactReader reader,
            Territories territories,
            Computations computations,
            FactTables facts,
            Reference reference,
            DeliveryStore deliveries,
            ScanMemory memory) {
        this.reader = reader;
        this.territories = territories;
        this.computations = computations;
        this.facts = facts;
        this.reference = reference;
        this.deliveries = deliveries;
        this.memory = memory;
    }

    /**
     * What is to be shown.
     *
     * @param indicators their ids
     * @param basis how years are counted
     * @param year the year, null for all that there are data of
     * @param jobs the definitions
     */
    public record Request(
            List<String> indicators,
            YearBasis basis,
            @Nullable Integer year,
            JobsFolder jobs) {}

    /**
     * The yearly figures of an indicator.
     *
     * @param indicator the indicator
     * @param figures those of the country and the regions of today
     */
    public record Shown(Indicator indicator, List<Figure> figures) {}

    /**
     * Computes what is to be shown.
     *
     * @param request which indicators and years
     * @return each indicator once
     * @throws ProblemException if there is no such indicator, or the database does not understand a measure
     */
    public List<Shown> show(Request request) {
        List<Integer> years = request.year() == null ? computations.years(request.basis()) : List.of(request.year());
        return compute(request.indicators(), request.basis(), years, request.jobs()).entrySet().stream()
                .map(entry -> new Shown(
                        entry.getKey(),
                        entry.getValue().stream().filter(Preview::isShown).toList()))
                .toList();
    }

    private static boolean isShown(Figure figure) {
        return figure.isAnnualTotal()
                && figure.perimeter() == Perimeter.REGIONS_2016
                && (figure.level() == Level.NATIONAL || figure.level() == Level.REGION);
    }

    /**
     * Computes indicators.
     *
     * @param ids the indicators' ids
     * @param basis how years are counted
     * @param years the years
     * @param jobs the definitions
     * @return the figures of each indicator; none for those that the value map gives
     * @throws ProblemException if there is no such indicator, or the database does not understand a measure
     */
    public Map<Indicator, List<Figure>> compute(
            Collection<String> ids, YearBasis basis, Collection<Integer> years, JobsFolder jobs) {
        Definitions definitions = Definitions.read(jobs, facts);
        return reference.with(definitions, () -> compute(ids, basis, years, definitions.catalogue()));
    }

    private Map<Indicator, List<Figure>> compute(
            Collection<String> ids, YearBasis basis, Collection<Integer> years, Catalogue catalogue) {
        List<Indicator> wanted = ids.stream()
                .map(id -> catalogue.get(id).orElseThrow(() -> new ProblemException("job.explain.no-indicator", id)))
                .toList();
        Set<Indicator> needed = new LinkedHashSet<>();
        wanted.forEach(indicator -> need(indicator, catalogue, needed));
        Map<Indicator, List<Figure>> figures = new LinkedHashMap<>();
        wanted.forEach(indicator -> figures.put(indicator, new ArrayList<>()));
        for (int year : years) {
            List<Figure> measured = measure(needed, basis, year);
            Derivation derivation = new Derivation(catalogue, territories, year, measured);
            for (Indicator indicator : wanted) {
                List<Figure> own = indicator.from() == Origin.Derived.INDICATORS
                        ? derivation.quotients(indicator)
                        : measured.stream()
                                .filter(figure -> figure.indicator().equals(indicator.id()))
                                .toList();
                figures.get(indicator).addAll(own);
            }
        }
        return figures;
    }

    private static void need(Indicator indicator, Catalogue catalogue, Set<Indicator> needed) {
        if (needed.add(indicator) && indicator.from() == Origin.Derived.INDICATORS) {
            Stream.of(indicator.numerator(), indicator.denominator())
                    .filter(Objects::nonNull)
                    .flatMap(id -> catalogue.get(id).stream())
                    .forEach(input -> need(input, catalogue, needed));
        }
    }

    private List<Figure> measure(Set<Indicator> needed, YearBasis basis, int year) {
        return needed.stream()
                .filter(indicator -> indicator.facts().isPresent())
                .collect(Collectors.groupingBy(Indicator::from))
                .values()
                .stream()
                .flatMap(ofSameFacts -> measure(ofSameFacts, basis, year).stream())
                .toList();
    }

    private List<Figure> measure(List<Indicator> indicators, YearBasis basis, int year) {
        Measurement measurement =
                new Measurement(MeasurementRequest.of(indicators, basis, year, false), reader, territories);
        FactTable table = indicators.get(0).facts().orElseThrow();
        memory.scan(deliveries.facts(table.id(), table.deliveriesOf(basis, year)), measurement::scanInPasses);
        return measurement.figures();
    }
}

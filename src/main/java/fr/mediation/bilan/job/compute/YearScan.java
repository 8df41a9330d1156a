package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.cube.CubeComparison.Difference;
import fr.mediation.bilan.indicator.measure.BeneficiaryRows;
import fr.mediation.bilan.indicator.measure.Measurement;
import fr.mediation.bilan.indicator.measure.MeasurementRequest;
import fr.mediation.bilan.store.CubeStore;
import fr.mediation.bilan.store.CubeStore.Kind;
import fr.mediation.bilan.store.CubeStore.StoredCube;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.store.FigureStore.Part;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.territory.Territories;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Measures the facts of a year. What they were summed to is kept: where deliveries came and nothing that was summed is
 * replaced or gone, only their lines are read.
 */
@Component
class YearScan {
    private final FactReader reader;
    private final Territories territories;
    private final FigureStore figures;
    private final CubeStore cubes;
    private final DeliveryStore deliveries;
    private final AttendedYears attended;
    private final ScanMemory memory;

    /** What was summed last, for the comparison of years that follows: it need not be read again while there is memory. */
    private final Map<String, SoftReference<Summed>> summed = new ConcurrentHashMap<>();

    private record Summed(String shape, Set<Long> deliveries, Measurement measurement) {}

    YearScan(
            FactReader reader,
            Territories territories,
            FigureStore figures,
            CubeStore cubes,
            DeliveryStore deliveries,
            AttendedYears attended,
            ScanMemory memory) {
        this.reader = reader;
        this.territories = territories;
        this.figures = figures;
        this.cubes = cubes;
        this.deliveries = deliveries;
        this.attended = attended;
        this.memory = memory;
    }

    /**
     * Measures and stores.
     *
     * @param plan the computation
     * @param missing the parts that are wanted, all of the same facts and year
     * @return how many rows were read
     */
    long measure(ComputationPlan plan, List<Part> missing) {
        List<Indicator> indicators = missing.stream().map(plan::indicator).toList();
        FactTable facts = indicators.get(0).facts().orElseThrow();
        int year = missing.get(0).year();
        Measurement measurement = new Measurement(
                MeasurementRequest.of(indicators, plan.basis(), year, plan.isRunning(year)), reader, territories);
        boolean whole = missing.size() == plan.measuredOn(facts.id(), year).size();
        long rows = whole ? goOn(measurement, plan, facts, year) : scan(measurement, plan, facts, year);
        store(missing, measurement.figures());
        return rows;
    }

    /**
     * Measures the beneficiaries of a year, who were read before, and stores.
     *
     * @param plan the computation
     * @param missing the parts that are wanted, all of the same facts and year
     */
    void retrace(ComputationPlan plan, List<Part> missing) {
        List<Indicator> indicators = missing.stream().map(plan::indicator).toList();
        FactTable facts = indicators.get(0).facts().orElseThrow();
        int year = missing.get(0).year();
        BeneficiaryRows rows = attended.rows(plan, facts, year);
        Measurement measurement = new Measurement(
                MeasurementRequest.of(indicators, plan.basis(), year, plan.isRunning(year)), rows, territories);
        memory.scan(rows.persons(), measurement::scanInPasses);
        store(missing, measurement.figures());
    }

    /**
     * {@return the facts of a year, summed for all indicators that are measured on them}
     *
     * @param plan the computation
     * @param facts the facts
     * @param year the year
     */
    Measurement measured(ComputationPlan plan, String facts, int year) {
        List<Indicator> indicators =
                plan.measuredOn(facts, year).stream().map(plan::indicator).toList();
        Measurement measurement = new Measurement(
                MeasurementRequest.of(indicators, plan.basis(), year, plan.isRunning(year)), reader, territories);
        FactTable table = indicators.get(0).facts().orElseThrow();
        Summed known = Optional.ofNullable(summed.get(key(plan, table, year)))
                .map(SoftReference::get)
                .orElse(null);
        if (known != null
                && known.shape().equals(shape(measurement, plan, table, year))
                && known.deliveries().equals(inForce(plan, table, year))) {
            return known.measurement();
        }
        goOn(measurement, plan, table, year);
        return measurement;
    }

    /** Lets go what was summed last. */
    void forget() {
        summed.clear();
    }

    private static String key(ComputationPlan plan, FactTable facts, int year) {
        return facts.id() + plan.basis().name(year);
    }

    private static String shape(Measurement measurement, ComputationPlan plan, FactTable facts, int year) {
        return facts.is(Trait.ADDITIVE)
                ? plan.shape(measurement.statement())
                : plan.shape(measurement.statement(), facts, year);
    }

    private Set<Long> inForce(ComputationPlan plan, FactTable facts, int year) {
        return new TreeSet<>(deliveries.idsOf(facts.id(), facts.deliveriesOf(plan.basis(), year)));
    }

    private long goOn(Measurement measurement, ComputationPlan plan, FactTable facts, int year) {
        long rows = sum(measurement, plan, facts, year);
        summed.put(
                key(plan, facts, year),
                new SoftReference<>(
                        new Summed(shape(measurement, plan, facts, year), inForce(plan, facts, year), measurement)));
        return rows;
    }

    private long scan(Measurement measurement, ComputationPlan plan, FactTable facts, int year) {
        return memory.scan(count(plan, facts, year), measurement::scanInPasses);
    }

    private long count(ComputationPlan plan, FactTable facts, int year) {
        return deliveries.facts(facts.id(), facts.deliveriesOf(plan.basis(), year));
    }

    private long sum(Measurement measurement, ComputationPlan plan, FactTable facts, int year) {
        return memory.scan(count(plan, facts, year), passes -> sumAndKeep(measurement, plan, facts, year, passes));
    }

    private long sumAndKeep(Measurement measurement, ComputationPlan plan, FactTable facts, int year, int passes) {
        Set<Long> inForce = inForce(plan, facts, year);
        StoredCube kept = kept(measurement, plan, facts, year)
                .filter(cube -> cube.parts() >= passes)
                .orElse(null);
        if (kept != null && !cubes.lacksMany(kept, inForce)) {
            return goOn(measurement, kept, inForce, null);
        }
        String shape = shape(measurement, plan, facts, year);
        int parts = kept == null ? passes : kept.parts();
        long[] rows = new long[1];
        cubes.keep(
                new Kind(facts.id(), plan.basis().code(), year, shape, parts),
                inForce,
                out -> rows[0] =
                        kept == null ? measurement.scanInPasses(parts, out) : goOn(measurement, kept, inForce, out));
        return rows[0];
    }

    private long goOn(Measurement measurement, StoredCube kept, Set<Long> inForce, @Nullable OutputStream out) {
        Set<Long> came = new TreeSet<>(inForce);
        came.removeAll(kept.deliveries());
        try (InputStream content = cubes.open(kept)) {
            return measurement.goOn(kept.parts(), content, came, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cube " + kept.id(), e);
        }
    }

    private Optional<StoredCube> kept(Measurement measurement, ComputationPlan plan, FactTable facts, int year) {
        Set<Long> inForce = inForce(plan, facts, year);
        return cubes.find(facts.id(), plan.basis().code(), year, shape(measurement, plan, facts, year))
                .filter(cube -> inForce.containsAll(cube.deliveries()));
    }

    /**
     * {@return in what the facts of a year are not what is kept of them; empty where nothing is kept that a computation
     * would go on from}
     *
     * @param plan what a computation would do
     * @param facts the facts
     * @param year the year
     */
    Optional<List<Difference>> differences(ComputationPlan plan, FactTable facts, int year) {
        List<Indicator> indicators =
                plan.measuredOn(facts.id(), year).stream().map(plan::indicator).toList();
        if (indicators.isEmpty()) {
            return Optional.empty();
        }
        MeasurementRequest request = MeasurementRequest.of(indicators, plan.basis(), year, plan.isRunning(year));
        Measurement kept = new Measurement(request, reader, territories);
        return kept(kept, plan, facts, year).map(cube -> {
            kept.compare();
            goOn(kept, cube, cube.deliveries(), null);
            MeasurementRequest own =
                    facts.is(Trait.ADDITIVE) && !cube.deliveries().isEmpty()
                            ? request.ofDeliveries(cube.deliveries())
                            : request;
            Measurement counted = new Measurement(own, reader, territories);
            counted.compare();
            counted.scanInPasses(cube.parts());
            return kept.differences(counted);
        });
    }

    private void store(List<Part> parts, List<Figure> measured) {
        Map<String, List<Figure>> byIndicator = measured.stream().collect(Collectors.groupingBy(Figure::indicator));
        figures.store(parts.stream()
                .collect(Collectors.toMap(Function.identity(), part -> byIndicator.get(part.indicator()))));
    }
}

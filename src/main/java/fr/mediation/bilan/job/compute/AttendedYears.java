package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.indicator.cube.CubeComparison.Difference;
import fr.mediation.bilan.indicator.measure.AttendedYear;
import fr.mediation.bilan.indicator.measure.BeneficiaryRows;
import fr.mediation.bilan.store.CubeStore;
import fr.mediation.bilan.store.CubeStore.Kind;
import fr.mediation.bilan.store.CubeStore.StoredCube;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.store.query.FactSelection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Who attended in each year. It is kept: where deliveries came and nothing that counted is replaced or gone, only their lines
 * are read.
 */
@Component
class AttendedYears {
    /** How many years before tell who is new, and who comes again. */
    static final int BEFORE = 2;

    private final FactReader reader;
    private final FactTable activities;
    private final CubeStore cubes;
    private final DeliveryStore deliveries;

    AttendedYears(FactReader reader, FactTables facts, CubeStore cubes, DeliveryStore deliveries) {
        this.reader = reader;
        this.activities = facts.with(Trait.ACTIVITY).get(0);
        this.cubes = cubes;
        this.deliveries = deliveries;
    }

    /** Whether nothing of a year is to be read. */
    boolean isKept(ComputationPlan plan, FactTable facts, int year) {
        Set<Long> inForce = inForce(plan, year);
        return inForce.isEmpty()
                || kept(plan, facts, year, inForce)
                        .filter(cube -> cube.deliveries().equals(inForce))
                        .isPresent();
    }

    /**
     * Reads what is not known of a year, and keeps all of it.
     *
     * @return how many rows were read
     */
    long read(ComputationPlan plan, FactTable facts, int year) {
        return read(plan, facts, year, empty(plan, year));
    }

    private long read(ComputationPlan plan, FactTable facts, int year, AttendedYear attended) {
        Set<Long> inForce = inForce(plan, year);
        Optional<StoredCube> kept = kept(plan, facts, year, inForce);
        long rows;
        if (kept.isPresent()) {
            open(kept.get(), attended);
            Set<Long> came = new TreeSet<>(inForce);
            came.removeAll(kept.get().deliveries());
            if (came.isEmpty()) {
                return 0;
            }
            rows = attended.scan(reader, came);
            if (!cubes.lacksMany(kept.get(), inForce)) {
                return rows;
            }
        } else {
            rows = attended.scan(reader);
        }
        String shape = plan.shape(attended.statement());
        cubes.keep(new Kind(facts.id(), plan.basis().code(), year, shape, 1), inForce, attended::write);
        return rows;
    }

    /** The rows of the beneficiaries of a year, of what was kept; one earlier year is in memory at a time. */
    BeneficiaryRows rows(ComputationPlan plan, FactTable facts, int year) {
        BeneficiaryRows rows = new BeneficiaryRows(
                reader, facts, plan.basis(), year, attended(plan, facts, year).orElseGet(() -> empty(plan, year)));
        for (int yearsAgo = BEFORE; yearsAgo > 0; yearsAgo--) {
            int ago = yearsAgo;
            attended(plan, facts, year - ago).ifPresent(then -> rows.see(then, ago));
        }
        return rows;
    }

    /** In what the persons of a year are not those that are kept; empty where none are kept that a computation would go on from. */
    Optional<List<Difference>> differences(ComputationPlan plan, FactTable facts, int year) {
        Set<Long> inForce = inForce(plan, year);
        return kept(plan, facts, year, inForce).map(cube -> {
            AttendedYear kept = empty(plan, year);
            open(cube, kept);
            AttendedYear counted = empty(plan, year);
            if (!cube.deliveries().isEmpty()) {
                counted.scan(reader, cube.deliveries());
            }
            return kept.differences(counted);
        });
    }

    private Optional<AttendedYear> attended(ComputationPlan plan, FactTable facts, int year) {
        if (inForce(plan, year).isEmpty()) {
            return Optional.empty();
        }
        AttendedYear attended = empty(plan, year);
        // Nothing is left to read, unless the server died meanwhile: what is kept does not outlive that.
        read(plan, facts, year, attended);
        return Optional.of(attended);
    }

    private AttendedYear empty(ComputationPlan plan, int year) {
        return new AttendedYear(FactSelection.ofYear(activities, plan.basis(), year));
    }

    private Set<Long> inForce(ComputationPlan plan, int year) {
        return new TreeSet<>(deliveries.idsOf(activities.id(), activities.deliveriesOf(plan.basis(), year)));
    }

    private Optional<StoredCube> kept(ComputationPlan plan, FactTable facts, int year, Set<Long> inForce) {
        String shape = plan.shape(empty(plan, year).statement());
        return cubes.find(facts.id(), plan.basis().code(), year, shape)
                .filter(cube -> inForce.containsAll(cube.deliveries()));
    }

    private void open(StoredCube kept, AttendedYear attended) {
        try (InputStream content = cubes.open(kept)) {
            attended.read(content);
        } catch (IOException e) {
            throw new UncheckedIOException("cube " + kept.id(), e);
        }
    }
}

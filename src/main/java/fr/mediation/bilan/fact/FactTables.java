package fr.mediation.bilan.fact;

import fr.mediation.bilan.fact.FactTable.Inputs;
import fr.mediation.bilan.fact.FactTable.Reporting;
import fr.mediation.bilan.fact.FactTable.Time;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.text.Label;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All facts there are: those that sources deliver, and three that the database makes of deliveries. */
public final class FactTables {
    private final List<FactTable> delivered;
    private final List<FactTable> all;

    /**
     * The facts of some sources.
     *
     * @param delivered one table for each source, in the order of the documentation
     */
    public FactTables(List<FactTable> delivered) {
        this.delivered = List.copyOf(delivered);
        this.all = Stream.concat(delivered.stream(), Stream.of(coverage(), beneficiary(), reception()))
                .toList();
    }

    /** Which communes people were reached in: each commune, once a year. */
    private FactTable coverage() {
        return new FactTable(
                "coverage",
                new Label("Fréquentation et population des communes", "Attendance and population of communes"),
                Time.YEAR,
                Set.of(Trait.LOCATED, Trait.NOT_DRAWN),
                new Reporting("case when reached then commune end", null),
                FactTable.typed("""
                year number, department text, commune text, inhabitants number, reached boolean, place text,
                date date"""),
                List.of(),
                new Inputs(ids(with(Trait.ACTIVITY)), List.of()));
    }

    /** Who took part, once a year and department, and when before: what lasts is not credited a second time. */
    private FactTable beneficiary() {
        return new FactTable(
                "beneficiary",
                new Label("Bénéficiaires de l’année", "Beneficiaries of the year"),
                Time.YEAR,
                Set.of(Trait.LOCATED, Trait.RETROSPECTIVE),
                new Reporting("person", null),
                FactTable.typed("""
                year number, department text, place text, date date, person key, unemployed boolean, last_seen number,
                unemployed_last_seen number"""),
                List.of(),
                new Inputs(ids(with(Trait.ACTIVITY)), List.of()));
    }

    /** What was received: each delivery, in the year of its last line. A fault may be cleared by a later one. */
    private FactTable reception() {
        return new FactTable(
                "reception",
                new Label("Livraisons reçues", "Deliveries received"),
                Time.YEAR,
                Set.of(Trait.AMENDED, Trait.COUNTRY_ONLY),
                new Reporting("producer", null),
                FactTable.typed("""
                year number, department text, place text, date date, source text, producer text, lines number,
                rejected number"""),
                List.of(),
                new Inputs(ids(delivered), List.of()));
    }

    private static List<String> ids(List<FactTable> tables) {
        return tables.stream().map(FactTable::id).toList();
    }

    /** {@return all of them, those of sources first} */
    public List<FactTable> all() {
        return all;
    }

    /** {@return those that sources deliver, in the order of the documentation} */
    public List<FactTable> delivered() {
        return delivered;
    }

    /**
     * {@return those of sources whose rows have something particular, in the order of the documentation}
     *
     * @param trait what
     */
    public List<FactTable> with(Trait trait) {
        return delivered.stream().filter(table -> table.is(trait)).toList();
    }

    /**
     * {@return one of them, empty where there is none}
     *
     * @param id its name
     */
    public Optional<FactTable> find(String id) {
        return all.stream().filter(table -> table.id().equals(id)).findFirst();
    }

    /**
     * {@return the facts of a delivery in the database}
     *
     * @param source its source's id
     * @throws IllegalArgumentException if there is none
     */
    public FactTable of(String source) {
        return find(source).orElseThrow(() -> new IllegalArgumentException("no facts of " + source));
    }
}

package fr.mediation.bilan.job.compute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Time;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.text.Label;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A source is added by a class, a table and a view: all else takes it from the list of sources. */
@BilanTest
class AddedSourceTest {
    /** Equipment that places lend. */
    private static final class LoanSource implements Source {
        private static final long serialVersionUID = 1L;

        private static final List<Stored> STORED = List.of(Stored.values());

        private enum Stored {
            PLACE,
            EQUIPMENT,
            QUANTITY
        }

        @Override
        public FactTable facts() {
            return FactTable.of(
                    "loan",
                    new Label("Prêts", "Loans"),
                    Time.DAY,
                    Set.of(Trait.LOCATED, Trait.ADDITIVE),
                    "place",
                    "year number, department text, place text, date date, equipment text, quantity number",
                    List.of(Dimension.EQUIPMENT));
        }

        @Override
        public Label about() {
            return new Label("Équipements prêtés", "Equipment lent");
        }

        @Override
        public String filePrefix() {
            return "prets";
        }

        @Override
        public List<Column> columns() {
            return Stream.of("date_pret", "id_lieu", "equipement", "nombre")
                    .map(Column::of)
                    .toList();
        }

        @Override
        public List<Set<String>> required() {
            return columns().stream().map(column -> Set.of(column.name())).toList();
        }

        @Override
        public List<Stored> stored() {
            return STORED;
        }

        @Override
        public List<Fact> read(Line line) {
            LocalDate date = line.requiredPastDate("date_pret");
            String place = line.required("id_lieu");
            String equipment = line.required("equipement");
            Map<Stored, Serializable> values = new EnumMap<>(Stored.class);
            values.put(Stored.PLACE, place);
            values.put(Stored.EQUIPMENT, equipment);
            values.put(Stored.QUANTITY, line.integer("nombre", 1, 100));
            return List.of(line.fact(line.keys().of("loan", date, place, equipment), false, date, STORED, values));
        }
    }

    private static final List<Source> SOURCES = Stream.concat(
                    SourceCatalogue.all().stream(), Stream.of(new LoanSource()))
            .toList();
    private static final FactTables FACTS =
            new FactTables(SOURCES.stream().map(Source::facts).toList());

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private FigureStore figures;

    @Autowired
    private ComputationsOfADay days;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aTableAndAView() {
        TestHome.empty(jdbc);
        jdbc.sql("""
                create table loan (delivery bigint, sheet text, line int, natural_key bigint, identified boolean,
                                   superseded_by bigint, content int, date date, place text, equipment text, quantity int)
                """).update();
        jdbc.sql("""
                create view loan_fact as
                select extract(year from f.date)::int as year, own.department, d.producer || '/' || f.place as place,
                       f.date, f.equipment, f.quantity, d.producer || '/' || f.place as reporter, f.delivery, f.sheet, f.line
                from loan f
                join delivery d on d.id = f.delivery and d.status = 'in_force'
                left join place_location own on own.producer = d.producer and own.place = f.place
                where f.superseded_by is null
                """).update();
        // A view that comes by a migration is given to the reader by the last one of them.
        jdbc.sql("grant select on loan_fact to bilan_reader").update();
    }

    @AfterEach
    void nothingOfIt() {
        jdbc.sql("drop view loan_fact").update();
        jdbc.sql("drop table loan").update();
    }

    private static JobsFolder jobs(Path folder) throws IOException {
        Path shipped = Path.of("jobs");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(folder.resolve("indicators/equipements_pretes.yaml"), """
                id: equipements_pretes
                article: 5
                label: {fr: Équipements prêtés, en: Equipment lent}
                definition: {fr: Équipements que les lieux ont prêtés., en: Equipment that places lent.}
                unit: count
                from: loan
                numerator: sum(quantity)
                additive: true
                better: higher
                checks: {min: 0}
                dimensions: [equipment]
                test: {given: [{quantity: 2}], expect: 2}
                """);
        return JobsFolder.of(folder);
    }

    private static Intake intake() {
        Intake usual = Deliveries.intake();
        return new Intake(SOURCES, usual.profiles(), usual.territories(), usual.personKey(), usual.clock());
    }

    @Test
    void itsLinesBecomeFigures(@TempDir Path folder) throws IOException {
        JobsFolder jobs = jobs(folder);
        deliveries.ingest("annuaire-2016.csv", "id,nom,code_insee,date_etat", "L1,Médiathèque,33063,2016-12-31");
        Path file = Files.writeString(folder.resolve("prets.csv"), """
                date_pret,id_lieu,equipement,nombre
                2016-05-01,L1,portable,3
                2016-05-02,L1,fixe,2
                """);
        deliveries.ingest(file, intake());

        Computations.Computed computed = days.at(Clock.systemUTC(), FACTS).compute(jobs, YearBasis.CIVIL);

        assertThat(figures.figures(
                        computed.computation(), "equipements_pretes", Period.year(2016), Level.DEPARTMENT, "33"))
                .extracting(figure ->
                        figure.category().code() + " " + figure.value().stripTrailingZeros())
                .containsExactly(" 5", "fixe 2", "portable 3");
    }
}

package fr.mediation.bilan.job.compute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.measure.Measurement;
import fr.mediation.bilan.indicator.measure.MeasurementRequest;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.job.ingest.Withdrawal;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.store.StoredFigures;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.territory.Territories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Beneficiaries are made of who attended in three years; the view that says what they are groups all lines instead. */
@BilanTest
class BeneficiaryRowsTest {
    private static final FactTable BENEFICIARIES = SourceCatalogue.facts().of("beneficiary");
    private static final String HEADER = "id_activite,date,type,code_insee,id_participant,statut";
    private static final int FIRST_YEAR = 2013;
    private static final int YEARS = 4;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private FactReader reader;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private final Territories territories = Territories.load();
    private final List<Indicator> indicators = CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts())
            .from(new Origin.Measured(BENEFICIARIES));
    private final Random random = new Random(19);

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private void ingest(String producer, String name) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int line = 0; line < 60; line++) {
            lines.add("A%d,%d-0%d-1%d,atelier,%s,%s,%s"
                    .formatted(
                            random.nextInt(500),
                            FIRST_YEAR + random.nextInt(YEARS),
                            1 + random.nextInt(9),
                            random.nextInt(10),
                            one("33063", "75114", "01053", "97411", ""),
                            one("P" + random.nextInt(25), "P" + random.nextInt(25), ""),
                            one("sans_emploi", "retraite", "")));
        }
        deliveries.ingest(
                Deliveries.file(folder, name, lines.toArray(String[]::new)), new DeliveryHints(producer, null, null));
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    private Set<Figure> stored(YearBasis basis) {
        long computation = computations.compute(JobsFolder.packaged(), basis).computation();
        Set<String> ids = indicators.stream().map(Indicator::id).collect(Collectors.toSet());
        return StoredFigures.of(jdbc, computation).stream()
                .filter(figure -> ids.contains(figure.indicator()))
                .collect(Collectors.toSet());
    }

    private Set<Figure> ofTheView(YearBasis basis) {
        return computations.years(basis).stream()
                .flatMap(year -> {
                    Measurement measurement =
                            new Measurement(MeasurementRequest.of(indicators, basis, year, false), reader, territories);
                    measurement.scan();
                    return measurement.figures().stream();
                })
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(YearBasis.class)
    void figuresAreThoseOfTheViewWhateverComesAndGoes(YearBasis basis) {
        for (int night = 0; night < 2; night++) {
            ingest("un", "un-" + night + ".csv");
            ingest("deux", "deux-" + night + ".csv");
            if (night == 1) {
                withdrawal.withdraw("un-0.csv");
            }

            assertThat(stored(basis)).as("night %d", night).isEqualTo(ofTheView(basis));
        }
        assertThat(stored(basis))
                .anyMatch(figure -> figure.value() != null && figure.value().signum() > 0);
    }

    @Test
    void whatWasKeptIsReadAgainWhereAServerThatDiedHasEmptiedIt() {
        ingest("un", "un.csv");
        stored(YearBasis.CIVIL);
        ingest("un", "deux.csv");
        jdbc.sql("delete from cube").update();

        assertThat(stored(YearBasis.CIVIL)).isEqualTo(ofTheView(YearBasis.CIVIL));
    }
}

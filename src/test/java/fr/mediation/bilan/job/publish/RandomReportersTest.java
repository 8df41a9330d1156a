package fr.mediation.bilan.job.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.store.ResponseStore;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Producers that start, stop, take another name (within a year too, and once more), number their places as others do, count
 * their activities from one again each year, and move places: at constant scope there is the growth that they were made with.
 */
@BilanTest
class RandomReportersTest {
    private static final String HEADER = "id_activite,date,type,code_insee,id_lieu,participants";
    private static final List<String> COMMUNES =
            List.of("69123", "69266", "13055", "13001", "33063", "35238", "59350", "67482");

    /** The first month of the year before is 0. */
    private static final int MONTHS = 24;

    /** Participants are multiples of four, so that a quarter more of them are whole people. */
    private static final int QUARTERS = 4;

    private static final BigDecimal GROWTH = new BigDecimal("25");

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private ResponseStore responses;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private int reportedBothYears;

    private void producer(String name, Random random) {
        boolean starts = random.nextInt(5) == 0;
        boolean stops = !starts && random.nextInt(5) == 0;
        int renamed = starts || stops || random.nextInt(3) > 0 ? MONTHS : 1 + random.nextInt(MONTHS - 1);
        int again = random.nextBoolean() ? MONTHS : renamed + 2;
        boolean numbers = random.nextInt(3) > 0;
        boolean lists = numbers && random.nextInt(3) == 0;
        Map<String, List<String>> files = new LinkedHashMap<>();
        int activity = 0;
        for (int place = 0; place < 1 + random.nextInt(3); place++) {
            // A mere number is that of others' places too; whoever is renamed keeps it.
            String named = random.nextInt(6) == 0 && !lists ? "" : numbers ? "" + place : name + "-" + place;
            String commune = COMMUNES.get(random.nextInt(COMMUNES.size()));
            // Without a place, lines are the producer's alone: what it does elsewhere is not another reporter's.
            boolean moves = !named.isEmpty() && random.nextInt(4) == 0;
            String moved = moves ? COMMUNES.get(random.nextInt(COMMUNES.size())) : commune;
            int every = renamed < MONTHS ? 1 : 1 + random.nextInt(4);
            for (int month = 0; month < MONTHS / 2; month += every) {
                int quarters = 1 + random.nextInt(20);
                activity++;
                for (int year = 0; year < 2; year++) {
                    int at = month + year * MONTHS / 2;
                    if (year == 0 ? !starts : !stops) {
                        String by = name + (at < renamed ? "" : at < again ? "-bis" : "-ter");
                        String in = year == 0 ? commune : moved;
                        List<String> file = files.computeIfAbsent(
                                by + "-" + (2016 + year), one -> new ArrayList<>(List.of(HEADER)));
                        file.add("A%d,%d-%02d-12,atelier,%s,%s,%d"
                                .formatted(activity, 2016 + year, month + 1, in, named, quarters * (QUARTERS + year)));
                        if (lists) {
                            files.computeIfAbsent(
                                            by + "-annuaire-" + (2016 + year),
                                            one -> new ArrayList<>(List.of("id,nom,code_insee,date_etat")))
                                    .add("%s,Espace %s %s,%s,%d-%02d-01"
                                            .formatted(named, name, named, in, 2016 + year, month + 1));
                        }
                    }
                }
            }
        }
        files.forEach((file, lines) -> {
            int year = Integer.parseInt(file.substring(file.length() - 4));
            String of = file.substring(0, file.length() - 5);
            ingest(of, of.replace("-annuaire", ""), year, lines);
        });
        reportedBothYears += starts || stops || renamed < MONTHS ? 0 : 1;
    }

    /** A producer of trainings, lots, places and means, each a quarter more in the later year, of which it delivers some. */
    private void otherSources(String name, Random random) {
        boolean starts = random.nextInt(4) == 0;
        boolean stops = !starts && random.nextInt(4) == 0;
        boolean renamed = !starts && !stops && random.nextInt(6) == 0;
        String commune = COMMUNES.get(random.nextInt(COMMUNES.size()));
        String moved = random.nextInt(3) == 0 ? COMMUNES.get(random.nextInt(COMMUNES.size())) : commune;
        int quarters = 1 + random.nextInt(5);
        for (int year : starts ? List.of(2017) : stops ? List.of(2016) : List.of(2016, 2017)) {
            int size = quarters * (year == 2016 ? QUARTERS : QUARTERS + 1);
            String by = renamed && year == 2017 ? name + "-bis" : name;
            List<String> places = new ArrayList<>(List.of("id,nom,code_insee,date_etat"));
            for (int place = 0; place < size; place++) {
                places.add("%s-%d,Lieu %d,%s,%d-12-31"
                        .formatted(name, place, place, year == 2016 ? commune : moved, year));
            }
            ingest(by + "-annuaire", by, year, places);
            ingest(
                    by + "-formations",
                    by,
                    year,
                    List.of(
                            "id_session,date_debut,id_lieu,duree_heures,id_stagiaire,inscription,present",
                            "F1," + year + "-03-12," + name + "-0," + size + ",s1,inscrit,oui",
                            "F2," + year + "-04-12," + name + "-1," + 2 * size + ",s1,inscrit,oui"));
            ingest(
                    by + "-dons",
                    by,
                    year,
                    List.of(
                            "Date du don;Lieu donateur;Bénéficiaire;Type d'équipement;Quantité",
                            year + "-05-20;" + name + "-0;Association;portable;" + size,
                            year + "-06-20;" + name + "-1;Association;portable;" + 3 * size));
            ingest(
                    by + "-moyens",
                    by,
                    year,
                    List.of("annee,territoire,financeur,nature,montant_euros", year + ",R84,etat,subvention," + size));
        }
        reportedBothYears += starts || stops || renamed ? 0 : 1;
    }

    private void ingest(String file, String producer, int year, List<String> lines) {
        deliveries.ingest(
                Deliveries.file(folder, file + "-" + year + ".csv", lines.toArray(String[]::new)),
                DeliveryHints.NONE.from(producer));
    }

    private void ingest(String producer, int year, List<String> lines) {
        ingest(producer, producer, year, lines);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void atConstantScopeThereIsTheGrowthTheyWereMadeWith(long seed) {
        TestHome.empty(jdbc);
        Random random = new Random(seed);
        for (int producer = 0; producer < 12; producer++) {
            producer("p" + producer, random);
        }
        assertThat(reportedBothYears).isBetween(1, 11);

        assertGrowth("participations");
    }

    @ParameterizedTest
    @ValueSource(longs = {5})
    void soThereIsInEachSource(long seed) {
        TestHome.empty(jdbc);
        Random random = new Random(seed);
        for (int producer = 0; producer < 8; producer++) {
            otherSources("p" + producer, random);
        }
        assertThat(reportedBothYears).isBetween(1, 7);

        assertGrowth("heures_stagiaires", "equipements_donnes", "lieux_actifs", "moyens_engages");
    }

    private void assertGrowth(String... indicators) {
        Computations.Computed computed = computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
        List<ConstantScope> all = responses.scopes(computed.computation(), Perimeter.REGIONS_2016, 2017);
        for (String indicator : indicators) {
            List<ConstantScope> scopes = all.stream()
                    .filter(scope -> scope.indicator().equals(indicator) && scope.before() != null)
                    .toList();
            assertThat(scopes)
                    .as(indicator)
                    .hasSizeGreaterThan(1)
                    .anyMatch(scope -> scope.territory().equals("FR"));
            for (ConstantScope scope : scopes) {
                assertThat(scope.now()
                                .multiply(BigDecimal.valueOf(100))
                                .divide(scope.before(), 6, RoundingMode.HALF_UP))
                        .as(indicator + " " + scope.territory())
                        .isCloseTo(GROWTH.add(BigDecimal.valueOf(100)), within(new BigDecimal("0.000001")));
            }
        }
    }
}

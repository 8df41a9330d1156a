package fr.mediation.bilan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.job.publish.Review;
import fr.mediation.bilan.territory.Perimeter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An inbox of which much lies in no region: at a distance, in overseas collectivities, in places that nobody knows. */
@BilanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideRegionsTest {
    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private Review review;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private static Path folder;

    private final Catalogue catalogue = CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts());
    private Computations.Computed computed;

    @BeforeAll
    void ingest() {
        TestHome.empty(jdbc);
        for (String year : new String[] {"2016", "2017"}) {
            deliveries.ingest(
                    "annuaire-" + year + ".csv",
                    "id,nom,code_insee,date_etat",
                    "L1,Lyon,69123," + year + "-12-31",
                    "L2,Nouméa,98818," + year + "-12-31",
                    "L3,Saint-Pierre,97502," + year + "-12-31",
                    "L4,Paris,75114," + year + "-12-31",
                    "L5,Mamoudzou,97608," + year + "-12-31");
            deliveries.ingest(
                    "frequentation-" + year + ".csv",
                    "id_activite,date,type,id_lieu,code_insee,participants,duree_minutes,canal",
                    "A1," + year + "-02-05,atelier,L1,,10,60,lieu",
                    "A2," + year + "-02-05,atelier,L2,,7,60,lieu",
                    "A3," + year + "-02-05,portes_ouvertes,L3,,5,30,lieu",
                    "A4," + year + "-02-05,atelier,L4,,11,60,lieu",
                    "A5," + year + "-02-05,individuel,,,3,45,distance",
                    "A6," + year + "-02-05,atelier,L9,,4,60,lieu",
                    "A7," + year + "-02-05,atelier,,98735,2,60,lieu",
                    "A8," + year + "-02-05,atelier,L5,,13,60,lieu");
            deliveries.ingest(
                    "formations-" + year + ".csv",
                    "id_session,date_debut,id_lieu,duree_heures,id_stagiaire,inscription,present",
                    "F1," + year + "-02-05,L1,6,s1,inscrit,oui",
                    "F2," + year + "-02-05,L2,7,s2,inscrit,oui",
                    "F3," + year + "-02-05,L9,3,s3,inscrit,oui");
            deliveries.ingest(
                    "dons-" + year + ".csv",
                    "Date du don;Lieu donateur;Bénéficiaire;Type d'équipement;Quantité",
                    year + "-05-20;L1;Association;portable;6",
                    year + "-05-20;L3;Association;portable;5",
                    year + "-05-20;L9;Association;fixe;2");
            deliveries.ingest(
                    "moyens-" + year + ".csv",
                    "annee,territoire,financeur,nature,montant_euros,heures",
                    year + ",,etat,subvention,1000,",
                    year + ",R84,canope,personnel,500,",
                    year + ",,benevolat,benevolat,,40",
                    year + ",D988,benevolat,benevolat,,3",
                    year + ",R11,benevolat,benevolat,,7");
        }
        computed = computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
    }

    @ParameterizedTest
    @EnumSource(Perimeter.class)
    void inEachSheetAndFileTheRowsOfAnAdditiveIndicatorMakeTheCountry(Perimeter perimeter) {
        Path own = folder.resolve(perimeter.code());
        review.write(
                computed, new Review.Request(2017, perimeter, Locale.FRENCH, Set.of(), own), JobsFolder.packaged());
        WrittenReport report = new WrittenReport(own);

        assertThat(report.additive(catalogue)).hasSizeGreaterThan(60).allSatisfy(WrittenReport.Additive::addsUp);
        assertThat(report.file("indicateurs"))
                .filteredOn(line ->
                        line.get("code").equals("HR") && line.get("dimension").isEmpty())
                .filteredOn(line -> line.get("indicateur").equals("participations"))
                .extracting(line -> line.get("valeur"))
                .containsExactly("21");
    }
}

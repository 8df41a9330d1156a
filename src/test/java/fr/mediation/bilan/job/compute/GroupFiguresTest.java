package fr.mediation.bilan.job.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.territory.Perimeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What figures are made of the counts of groups: whole way, from files to figures. */
@BilanTest
class GroupFiguresTest {
    private static final String ATTENDANCE =
            "id_activite,date,type,code_insee,participants,nb_femmes,nb_hommes,nb_60_plus,"
                    + "nb_18_59,nb_moins_18,nb_recurrents,nb_sans_emploi";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private FigureStore figures;

    @Autowired
    private Explanations explanations;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void nothing() {
        TestHome.empty(jdbc);
    }

    private Figure figure(String indicator) {
        return figure(indicator, Category.TOTAL);
    }

    private Figure figure(String indicator, Category category) {
        Computations.Computed computed = computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
        return figures
                .figures(computed.computation(), indicator, Period.year(2016), Level.NATIONAL, Figure.COUNTRY)
                .stream()
                .filter(figure -> figure.category().equals(category))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sixWomenOfTwentyAreNoGroupOfWomen() {
        deliveries.ingest("frequentation.csv", ATTENDANCE, "A1,2016-02-05,atelier,69123,20,6,,,,,,");

        assertThat(figure("part_femmes").status()).isEqualTo(Status.MISSING);
        assertThat(figure("participations").value()).isEqualByComparingTo("20");
    }

    @Test
    void whereNobodysGenderIsSaidThereAreNotNoWomen() {
        deliveries.ingest("frequentation.csv", ATTENDANCE, "A1,2016-02-05,atelier,69123,20,,,2,18,0,,");

        assertThat(figure("participations", new Category(Dimension.GENDER, "F")).status())
                .isEqualTo(Status.MISSING);
        assertThat(figure("participations", new Category(Dimension.AGE, "moins_18"))
                        .value())
                .isEqualByComparingTo("0");
    }

    @Test
    void placesThatNumberTheirActivitiesAlikeHaveEachItsOwn() {
        deliveries.ingest(
                "frequentation.csv",
                "id_activite,date,type,id_lieu,code_insee,participants,id_participant",
                "A1,2016-02-05,atelier,L1,69123,10,",
                "A1,2016-02-05,atelier,L1,69123,,p1",
                "A1,2016-02-05,atelier,L2,69266,,p2",
                "A1,2016-02-05,atelier,L2,69266,,p3");

        assertThat(figure("activites").value()).isEqualByComparingTo("2");
        assertThat(figure("participations").value()).isEqualByComparingTo("12");
    }

    @Test
    void theUnknownRateIsThatOfTheParticipantsOfWhomNothingIsSaid() {
        deliveries.ingest(
                "frequentation.csv",
                ATTENDANCE,
                "A1,2016-02-05,atelier,69123,20,6,,,,,,",
                "A2,2016-02-06,atelier,69123,5,4,1,2,,,5,");

        assertThat(figure("part_femmes").value()).isEqualByComparingTo("80");
        assertThat(figure("part_femmes").unknownRate()).isEqualByComparingTo("0.8");
        assertThat(figure("part_60_plus").status()).isEqualTo(Status.MISSING);
        assertThat(figure("part_nouveaux").value()).isEqualByComparingTo("0");
        assertThat(figure("part_nouveaux").unknownRate()).isEqualByComparingTo("0.8");
        assertThat(figure("part_sans_emploi").status()).isEqualTo(Status.MISSING);
    }

    @Test
    void theMembersThatAreTakenOffAGroupAreSaidToBeSo() throws IOException {
        String header = "id_activite,date,type,code_insee,participants,id_participant";
        deliveries.ingest("a.csv", header, "A1,2016-03-01,atelier,69123,10,", "A1,2016-03-01,atelier,69123,,P1");
        assertThat(figure("participations").value()).isEqualByComparingTo("10");
        Path lines = folder.resolve("lignes.csv");

        explanations.writeLines(
                explanations.explain(
                        new Explanations.Question(
                                "participations", YearBasis.CIVIL, 2016, "84", Perimeter.REGIONS_2016),
                        JobsFolder.packaged()),
                JobsFolder.packaged(),
                lines);

        assertThat(Files.readString(lines).lines())
                .hasSize(4)
                .filteredOn(line -> line.endsWith(",déjà comptés dans le groupe"))
                .singleElement(STRING)
                .startsWith("participations,a.csv,,2,")
                .contains(",'-1,");
    }
}

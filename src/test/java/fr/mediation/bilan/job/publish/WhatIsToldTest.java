package fr.mediation.bilan.job.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.Explanations.Question;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.AddedValue;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.KeyFigures;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.store.ResponseStore;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of two years of an inbox, and what is withheld. */
@BilanTest
class WhatIsToldTest {
    private static final String ATTENDANCE = "id_activite,date,type,code_insee,id_lieu,participants";
    private static final String FUNDING = "annee,territoire,financeur,nature,etat,montant_euros";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private Publications publications;

    @Autowired
    private ReportInputs inputs;

    @Autowired
    private ReportedExplanations explanations;

    @Autowired
    private ResponseStore responses;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void nothing() {
        TestHome.empty(jdbc);
    }

    private void deliver(String producer, String file, String header, String... lines) {
        deliveries.ingest(
                Deliveries.file(
                        folder,
                        producer + "-" + file,
                        Stream.concat(Stream.of(header), Stream.of(lines)).toArray(String[]::new)),
                DeliveryHints.NONE.from(producer).confirmed(true));
    }

    private void attend(String producer, int year, int participants) {
        deliver(
                producer,
                "frequentation-" + year + ".csv",
                ATTENDANCE,
                producer + year + "," + year + "-03-01,atelier,69123,L" + producer + "," + participants);
    }

    private Computations.Computed compute(YearBasis basis) {
        return computations.compute(JobsFolder.packaged(), basis);
    }

    private ReportInput input() {
        return inputs.of(
                publications.draft(2017, compute(YearBasis.CIVIL), JobsFolder.packaged()),
                new Review.Request(2017, Perimeter.REGIONS_2016, Locale.FRENCH, Set.of(), folder));
    }

    private static String firstPage(ReportInput input) {
        Wording wording = new Wording(Locale.FRENCH);
        return String.join("\n", new KeyFigures(input, new Figures(input, wording), wording).remarks())
                .replaceAll("[\u00a0\u202f]", " ");
    }

    private static Comparison comparison(ReportInput input, String indicator) {
        return input.judgement().comparisons().of(indicator, "FR", 2017).orElseThrow();
    }

    private ConstantScope explained(YearBasis basis) {
        return explanations
                .explain(
                        new Question("participations", basis, 2017, "FR", Perimeter.REGIONS_2016),
                        JobsFolder.packaged())
                .source()
                .scope();
    }

    @Test
    void trainingsThatStopInJuneAreNotCalledUnfavourable() {
        for (int year = 2016; year <= 2017; year++) {
            int of = year;
            deliver(
                    "p",
                    "formations-" + year + ".csv",
                    "id_session,date_debut,code_insee,duree_heures,id_stagiaire,fonction,inscription,present",
                    IntStream.rangeClosed(1, year == 2016 ? 12 : 6)
                            .mapToObj(month ->
                                    "F%d,%d-%02d-10,69123,6,s%d,eleve,inscrit,oui".formatted(month, of, month, month))
                            .toArray(String[]::new));
        }
        ReportInput input = input();

        assertThat(comparison(input, "personnes_formees").scope().difference()).isNull();
        assertThat(firstPage(input))
                .doesNotContain("évolution défavorable de « Personnes formées »")
                .contains("« p » (Formations : 6 mois sur 12)");
    }

    @Test
    void aProducerThatHandsItsPlacesOverWithinTheYearDeliversNoPartOfIt() {
        String directory = "id,nom,code_insee,date_etat";
        deliver("t1", "annuaire-2016.csv", directory, "TT1,Lieu,69123,2016-12-31");
        deliver("t2", "annuaire-2017.csv", directory, "TT1,Lieu,69123,2017-12-31");
        deliver(
                "t1",
                "frequentation-2016.csv",
                ATTENDANCE,
                "T1,2016-01-01,atelier,69123,TT1,50",
                "T2,2016-12-01,atelier,69123,TT1,50");
        deliver(
                "t1",
                "frequentation-2017.csv",
                ATTENDANCE,
                "T1,2017-01-01,atelier,69123,TT1,50",
                "T2,2017-06-20,atelier,69123,TT1,50");
        deliver(
                "t2",
                "frequentation-2017.csv",
                ATTENDANCE,
                "T1,2017-07-02,atelier,69123,TT1,50",
                "T2,2017-12-01,atelier,69123,TT1,60");

        assertThat(firstPage(input())).doesNotContain("mois sur 12");
    }

    @Test
    void aChangeOfThoseWhoCarryAThirdIsNotTold() {
        attend("p", 2016, 100);
        attend("q", 2016, 200);
        attend("p", 2017, 110);
        attend("r", 2017, 200);

        Comparison compared = comparison(input(), "participations");

        assertThat(compared.scope().difference()).isNull();
        assertThat(compared.scope().shareBefore()).isEqualByComparingTo("0.333333");
        assertThat(explained(YearBasis.CIVIL).before()).isNull();
    }

    @Test
    void aYearReachedInPartIsExplainedWithoutAConstantScope() {
        attend("p", 2016, 100);
        attend("p", 2017, 110);
        compute(YearBasis.CONVENTION);

        ConstantScope scope = explained(YearBasis.CONVENTION);

        assertThat(scope.before()).isNull();
        assertThat(scope.shareNow()).isEqualByComparingTo("1");
    }

    @Test
    void noYearIsTheFirstOfPersonsWhereNobodyIsKnown() {
        for (int year = 2015; year <= 2017; year++) {
            deliver(
                    "p",
                    "dons-" + year + ".csv",
                    "Date du don,Lieu donateur,Bénéficiaire,Type d'équipement,Quantité,Destination,Foyers équipés,code_insee",
                    year + "-02-05,L1,Le Relais,portable,10,réemploi,4,69123");
            deliver("etat", "moyens-" + year + ".csv", FUNDING, year + ",,etat,subvention,,1000");
        }
        ReportInput input = input();

        assertThat(comparison(input, "ratio_plus_value").broken()).isNotEqualTo(Break.FIRST_YEAR);
        assertThat(new AddedValue(input, new Wording(Locale.FRENCH)).scope())
                .noneMatch(note -> note.contains("première année"));
    }

    @Test
    void whereNothingThatTheMapCountsCameThatIsWhyThereIsNoValue() {
        attend("p", 2017, 100);
        deliver("etat", "moyens-2017.csv", FUNDING, "2017,,etat,subvention,,1000");

        assertThat(firstPage(input()))
                .contains(
                        "« Valeur créée par euro investi » : pas de chiffre pour 2017, rien de ce que compte la carte");
    }

    @Test
    void theOnlyOneExpectedIsNotCountedAsOneOfOne() {
        attend("p", 2016, 100);
        attend("p", 2017, 100);

        assertThat(firstPage(input()))
                .contains("Réponse : le seul lieu ou producteur attendu a déclaré sa fréquentation, soit 100,0 %");
    }

    @Test
    void aMissingFunderOfSeveralRegionsLiesInNoDepartment() {
        deliver(
                "ville",
                "moyens-2016.csv",
                FUNDING,
                "2016,R84,collectivite,subvention,,1000",
                "2016,R53,collectivite,subvention,,1000");
        deliver("etat", "moyens-2017.csv", FUNDING, "2017,,etat,subvention,,1000");

        assertThat(responses.missing(compute(YearBasis.CIVIL).computation(), 2017))
                .filteredOn(one -> one.facts().equals("funding"))
                .extracting(NonRespondent::department)
                .containsExactly((String) null);
    }

    @Test
    void aNumberBelowZeroHasTheSignOfAChange() {
        Wording wording = new Wording(Locale.FRENCH);

        assertThat(List.of(
                        wording.number(new BigDecimal("-0.22"), 2),
                        wording.number(new BigDecimal("-0.001"), 2),
                        wording.number(new BigDecimal("0.5"), 1)))
                .containsExactly("−0,22", "0,00", "0,5");
    }
}

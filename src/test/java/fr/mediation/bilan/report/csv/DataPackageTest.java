package fr.mediation.bilan.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.report.SampleReport;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@BilanTest
class DataPackageTest {
    private static final PublishedPackage FRENCH = PublishedPackage.of(new CsvWriter().files(SampleReport.french()));
    private static final PublishedPackage ENGLISH = PublishedPackage.of(new CsvWriter().files(SampleReport.english()));

    @Autowired
    private DataSource database;

    @Test
    void theDescriptorFulfilsTheOfficialProfileInBothLanguages() {
        assertThat(FRENCH.faults()).isEmpty();
        assertThat(ENGLISH.faults()).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(quoteCharacter = '~', delimiter = ';', textBlock = """
            "profile" : "tabular-data-package"; "profile" : "table"
            "type" : "integer";                 "type" : "entier"
            "required" : true;                  "required" : "oui"
            "minimum" : 1;                      "minimum" : []
            "resource" : "territoires-2025";    "table" : "territoires-2025"
            """)
    void theOfficialProfileRefusesABrokenDescriptor(String right, String wrong) {
        assertThat(FRENCH.with("datapackage.json", right, wrong).faults()).isNotEmpty();
    }

    @Test
    void theFilesFulfilTheirSchemasInBothLanguages() throws SQLException, IOException {
        assertThat(FRENCH.refusal(database)).isEmpty();
        assertThat(ENGLISH.refusal(database)).isEmpty();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = ';', textBlock = """
            indicateurs;2025,2016,national,FR,France,activites,;2025,2016,national,FR,France,activitez,;_fkey
            evolution;2025,2016,region,53,;2025,2016,region,54,;_fkey
            evolution;FR,France,activites,;FR,France,ateliers,;_pkey
            territoires;2016,53,;2016,52,;_pkey
            indicateurs;,40,A;,40,Z;statut_check
            indicateurs;2025,2016,region,;2025,2017,region,;perimetre_check
            indicateurs;2025,2016,region,;2024,2016,region,;annee_check
            indicateurs;,FR,France,;,F,France,;code_check
            indicateurs;,40,A;,-40,A;contributeurs_check
            indicateurs;,connaissance,;,savoir,;dimension_check
            plus-value;,0.7,;,1.7,;erosion_check
            plus-value;1|0.9689922481;1/0.9689922481;facteurs_actualisation_check
            qualite;,lues,;,,;not-null constraint
            qualite;2025-01-02;02/01/2025;premiere_date
            definitions;,hausse;,mieux;sens_check
            evolution;46000,43240;beaucoup,43240;invalid input syntax for type numeric
            sensibilite;effet_aubaine;aubaine;hypothese_check
            """)
    void aFileThatBreaksItsSchemaIsRefused(String file, String right, String wrong, String why)
            throws SQLException, IOException {
        assertThat(FRENCH.with(file + "-2025.csv", right, wrong).refusal(database))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains(why));
    }
}

package fr.mediation.bilan.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.IngestResult;
import fr.mediation.bilan.text.Messages;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryAnswerTest {
    @TempDir
    private Path folder;

    private static String answer(Path file) {
        return AnswerWriter.json(DeliveryAnswer.of(
                        new IngestResult(List.of(Deliveries.check(file))), Messages.in(Messages.ENGLISH)))
                .replace(file.getParent().toString(), "FOLDER");
    }

    @Test
    void aCheckedFileIsAnsweredWithItsFaults() {
        Path file = Deliveries.file(
                folder,
                "frequentation.csv",
                "id_activite,date,type,code_insee",
                "A1,2016-03-01,atelier,75114",
                "A2,hier,atelier,75114");

        assertThat(answer(file)).isEqualTo("""
                [ {
                  "file" : "FOLDER/frequentation.csv",
                  "sha256" : "2c1555e9b3e90bcd47e1cae68033f2b5cc7da8fb66410fff059e1f7bddb4475b",
                  "source" : "attendance",
                  "profile" : "canonique",
                  "producer" : "reseau",
                  "encoding" : "UTF-8",
                  "delimiter" : ",",
                  "header_sheet" : "",
                  "header_line" : 1,
                  "read" : 2,
                  "accepted" : 1,
                  "corrected" : 0,
                  "rejected" : 1,
                  "duplicates" : 0,
                  "replaced" : 0,
                  "passed_over" : 0,
                  "status" : "checked",
                  "first_date" : "2016-03-01",
                  "last_date" : "2016-03-01",
                  "departments" : [ "75" ],
                  "rejected_by_rule" : {
                    "date_invalide" : 1
                  },
                  "corrected_by_rule" : { },
                  "unknown_columns" : [ ],
                  "unknown_values" : [ ],
                  "warnings" : [ ],
                  "anomalies" : [ ],
                  "faults" : [ {
                    "sheet" : "",
                    "line" : 3,
                    "column" : "date",
                    "value" : "hier",
                    "rule" : "date_invalide",
                    "message" : "“hier” is not a date. Write 2016-03-12 or 12/03/2016."
                  } ],
                  "returned" : null,
                  "problem" : null,
                  "held" : null
                } ]""");
    }

    @Test
    void aRefusedFileIsAnsweredWithNullsAndTheProblem() {
        Path file = Deliveries.file(folder, "inconnu.csv", "un,deux", "1,2");

        assertThat(answer(file))
                .contains(
                        "\"sha256\" : null", "\"source\" : null", "\"header_line\" : null", "\"status\" : \"refused\"")
                .contains("\"unknown_columns\" : [ ]", "\"problem\" : \"“inconnu.csv”")
                .doesNotContain("faults");
    }
}

package fr.mediation.bilan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aHiddenFigureThatIsFoundFailsAndIsNamedWithWhatTellsIt() throws IOException {
        write("60", "", "C");

        int code = run("audit", folder.toString(), "--json");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        JsonNode answer = JsonMapper.shared().readTree(out.toString());
        assertThat(answer.path("hidden").asInt()).isEqualTo(1);
        assertThat(answer.path("checked").asInt()).isEqualTo(3);
        JsonNode exposed = answer.path("exposed").path(0);
        assertThat(exposed.path("code").asString()).isEqualTo("24");
        assertThat(exposed.path("min").asInt()).isEqualTo(5);
        assertThat(exposed.path("max").asInt()).isEqualTo(5);
        assertThat(exposed.path("from").findValuesAsString("code")).containsExactlyInAnyOrder("FR", "11");
        assertThat(err.toString()).contains("2016 24 participations valeur", "5, d’après les totaux");
    }

    @Test
    void foldersThatGiveNothingAwayAreSaidToBeSafe() throws IOException {
        write("", "C", "C");

        assertThat(run("audit", folder.toString())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("Aucun chiffre confidentiel");
    }

    @Test
    void aFolderWithoutFiguresIsNamed() {
        assertThat(run("audit", folder.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains(folder.toString(), "indicateurs-");
    }

    /** The country and two regions, the second of which is hidden; the first where a status says so. */
    private void write(String first, String... statuses) throws IOException {
        Files.writeString(folder.resolve("indicateurs-2016.csv"), """
                annee,perimetre,niveau,code,territoire,indicateur,dimension,modalite,valeur,unite,numerateur,denominateur,contributeurs,statut
                2016,2016,national,FR,France,participations,,,65,nombre,65,,,A
                2016,2016,region,11,Île-de-France,participations,,,%1$s,nombre,%1$s,,,%2$s
                2016,2016,region,24,Centre-Val de Loire,participations,,,,nombre,,,,%3$s
                """.formatted(
                        first, statuses[0].isEmpty() ? "A" : statuses[0], statuses[1]));
    }

    private int run(String... arguments) {
        return Bilan.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}

package fr.mediation.bilan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.ingest.Deliveries;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands do and say of a delivery that is held, and of identifiers that restart each year. */
@Tag("slow")
class HeldDeliveryCommandsTest {
    @TempDir
    private Path folder;

    private record Ended(int code, String out) {
        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    private Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", folder.resolve("home").toString()));
        StringWriter out = new StringWriter();
        int code = Bilan.run(new PrintWriter(out), new PrintWriter(new StringWriter()), all.toArray(String[]::new));
        return new Ended(code, out.toString());
    }

    private Path year(String name, int year, int participants) throws IOException {
        String[] lines = new String[25];
        lines[0] = "id_activite;date;code_insee;type;duree_minutes;participants";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "A%d;%d-%02d-05;69123;atelier;60;%d".formatted(i, year, i % 12 + 1, participants);
        }
        return Deliveries.file(Files.createDirectories(folder.resolve("home/inbox")), name, lines);
    }

    private String participations(int year) throws IOException {
        return Files.readString(folder.resolve("home/reports/%d/indicateurs-%d.csv".formatted(year, year)))
                .lines()
                .filter(line -> line.startsWith(year + ",2016,national,FR,France,participations,,,"))
                .map(line -> line.split(",", -1)[8])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHeldDeliveryIsToldByEachCommandAndTakenWhenItIsConfirmed() throws IOException {
        TestHome.withPrograms(folder.resolve("home"));
        year("frequentation-2016.csv", 2016, 10);
        year("frequentation-2017.csv", 2017, 10);
        assertThat(run("committee", "--year", "2016").code()).isEqualTo(ExitCode.DONE);
        assertThat(participations(2016)).isEqualTo("240");

        Path again = year("frequentation-2016-bis.csv", 2016, 9);
        Ended night = run("nightly", "--json");
        assertThat(night.code()).isEqualTo(ExitCode.HELD);
        JsonNode delivery = night.json()
                .path("deliveries")
                .valueStream()
                .filter(file -> file.path("file").asString().endsWith("bis.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(delivery.path("status").asString()).isEqualTo("held");
        assertThat(delivery.path("held").asString()).contains("24", "2016 (24/24)");
        assertThat(run("status").out()).contains("retenue", "2016 (24/24)", "--confirm");
        JsonNode would = run("status", "--json").json().at("/deliveries/2/would_replace/0");
        assertThat(would.path("year").asInt()).isEqualTo(2016);
        assertThat(would.path("replaced").asInt()).isEqualTo(24);
        assertThat(run("committee", "--year", "2016").code()).isEqualTo(ExitCode.HELD);
        assertThat(participations(2016)).isEqualTo("240");

        assertThat(run("ingest", again.toString(), "--confirm").code()).isEqualTo(ExitCode.DONE);
        assertThat(run("committee", "--year", "2016").code()).isEqualTo(ExitCode.DONE);
        assertThat(participations(2016)).isEqualTo("216");
    }
}

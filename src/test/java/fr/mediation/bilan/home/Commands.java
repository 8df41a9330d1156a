package fr.mediation.bilan.home;

import fr.mediation.bilan.cli.Bilan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command line on a home.
 *
 * @param home the home
 */
record Commands(Path home) {
    /** Runs a command and gives its answer. */
    JsonNode answer(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString(), "--json"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Bilan.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        JsonNode answer = new JsonMapper().readTree(out.toString());
        if (code == 1 || code == 2) {
            throw new IllegalStateException(String.join(" ", all) + ": " + answer + err);
        }
        return answer;
    }
}

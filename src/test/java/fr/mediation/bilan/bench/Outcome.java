package fr.mediation.bilan.bench;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a contestant says it did.
 *
 * @param stored lines it stored
 * @param refused lines it refused, as far as it counts them
 */
record Outcome(long stored, long refused) {
    /** What the contestants other than Bilan write before the number of lines they stored. */
    static final String LABEL = "stored ";

    /** Reads the answer of {@code bilan ingest --json}. */
    static Outcome ofBilan(String answer) {
        long stored = 0;
        long refused = 0;
        for (JsonNode delivery : JsonMapper.shared().readTree(answer).get("deliveries")) {
            if (!delivery.get("status").asString().equals("loaded")
                    || delivery.get("replaced").asLong() != 0) {
                throw new IllegalStateException("unexpected delivery: " + delivery);
            }
            stored += delivery.get("accepted").asLong();
            refused += delivery.get("rejected").asLong();
        }
        return new Outcome(stored, refused);
    }

    /** Reads the answer of another contestant for a file of so many lines. */
    static Outcome ofOther(List<String> answer, long lines) {
        long stored = answer.stream()
                .filter(line -> line.startsWith(LABEL))
                .mapToLong(line -> Long.parseLong(line.substring(LABEL.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no number of stored lines: " + answer));
        return new Outcome(stored, lines - stored);
    }
}

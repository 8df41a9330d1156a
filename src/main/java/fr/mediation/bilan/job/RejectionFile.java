package fr.mediation.bilan.job;

import fr.mediation.bilan.report.csv.CsvFile;
import fr.mediation.bilan.store.RejectionStore;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the rejected lines of a delivery for its producer: one line per fault, with what to do about it. */
@Component
class RejectionFile {
    static final String NAME = "rejets.csv";
    private static final List<String> HEADER =
            List.of("fichier", "feuille", "ligne", "colonne", "valeur", "regle", "message");

    private final RejectionStore rejections;

    RejectionFile(RejectionStore rejections) {
        this.rejections = rejections;
    }

    /**
     * Where and how the rejected lines are given back.
     *
     * @param folder the delivery's folder under {@code retours}
     * @param fileName the name of the file they were in
     * @param messages the sentences of the producer's language
     */
    record Target(Path folder, String fileName, Messages messages) {}

    /** Writes the file, unless nothing was rejected. */
    void write(long delivery, Target target) throws IOException {
        if (rejections.linesByRule(delivery).isEmpty()) {
            return;
        }
        Files.createDirectories(target.folder());
        try (CsvFile csv = CsvFile.create(target.folder().resolve(NAME), HEADER)) {
            rejections.forEach(
                    delivery,
                    fault -> csv.row(
                            target.fileName(),
                            fault.sheet(),
                            Integer.toString(fault.line()),
                            fault.columnName(),
                            fault.value(),
                            fault.rule(),
                            message(target.messages(), fault)));
        }
    }

    private static String message(Messages messages, RejectionStore.Rejection fault) {
        return messages.get("source.rule." + fault.rule(), fault.value(), fault.columnName(), fault.expected());
    }
}

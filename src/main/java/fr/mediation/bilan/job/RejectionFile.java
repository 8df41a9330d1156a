package fr.mediation.bilan.job;

import fr.mediation.bilan.store.RejectionStore;
import fr.mediation.bilan.text.Formulas;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/** Writes the rejected lines of a delivery for its producer: one line per fault, with what to do about it. */
@Component
class RejectionFile {
    static final String NAME = "rejets.csv";
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader("fichier", "feuille", "ligne", "colonne", "valeur", "regle", "message")
            .get();

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
        try (Writer text = Files.newBufferedWriter(target.folder().resolve(NAME), StandardCharsets.UTF_8);
                CSVPrinter csv = FORMAT.print(text)) {
            rejections.forEach(delivery, fault -> print(csv, target, fault));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void print(CSVPrinter csv, Target target, RejectionStore.Rejection fault) {
        try {
            csv.printRecord(
                    Formulas.neutralised(target.fileName()),
                    Formulas.neutralised(fault.sheet()),
                    fault.line(),
                    fault.columnName(),
                    Formulas.neutralised(fault.value()),
                    fault.rule(),
                    message(target.messages(), fault));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String message(Messages messages, RejectionStore.Rejection fault) {
        return messages.get("source.rule." + fault.rule(), fault.value(), fault.columnName(), fault.expected());
    }
}

package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.BilanApplication;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.Ingestion;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.source.DeliveryHints;
import fr.mediation.bilan.text.Messages;
import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Ingests a file in a process that dies in the middle, as at a power cut: no hook runs, no connection is closed. */
public final class HaltingIngest {
    private HaltingIngest() {}

    /**
     * Ingests until it dies.
     *
     * @param arguments the home, the file, and the line at which to die
     */
    public static void main(String... arguments) {
        long deadly = Long.parseLong(arguments[2]);
        Ingestion ingestion = new SpringApplicationBuilder(BilanApplication.class)
                .web(WebApplicationType.NONE)
                .properties("bilan.home=" + arguments[0])
                .run()
                .getBean(Ingestion.class);
        ingestion.ingest(
                Path.of(arguments[1]),
                Deliveries.intake(),
                DeliveryHints.NONE,
                Messages.in(Messages.FRENCH),
                new Progress() {
                    private long lines;

                    @Override
                    public void lines(int count) {
                        lines += count;
                        if (lines >= deadly) {
                            Runtime.getRuntime().halt(137);
                        }
                    }
                });
    }
}

package fr.mediation.bilan.chaos;

import fr.mediation.bilan.job.BilanApplication;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.Ingestion;
import fr.mediation.bilan.job.run.Progress;
import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Ingests a file in a process that dies in the middle, as at a power cut: no hook runs, no connection is closed. */
public final class HaltingIngest {
    private HaltingIngest() {}

    /**
     * Ingests until it dies.
     *
     * @param arguments the home, the file, and the line at which to die; 0 to die when all are stored
     */
    public static void main(String... arguments) {
        long deadly = Long.parseLong(arguments[2]);
        Ingestion ingestion = new SpringApplicationBuilder(BilanApplication.class)
                .web(WebApplicationType.NONE)
                .properties("bilan.home=" + arguments[0])
                .run()
                .getBean(Ingestion.class);
        new Deliveries(ingestion).ingest(Path.of(arguments[1]), new Progress() {
            private long lines;

            @Override
            public void lines(int count) {
                lines += count;
                if (deadly > 0 && lines >= deadly) {
                    Runtime.getRuntime().halt(137);
                }
            }

            @Override
            public void end() {
                Runtime.getRuntime().halt(137);
            }
        });
    }
}

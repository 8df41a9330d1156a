package fr.mediation.bilan.job;

import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.territory.Territories;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The application that commands start when they need the database. */
@SpringBootApplication(scanBasePackages = "fr.mediation.bilan")
public class BilanApplication {
    /** The property that names the home. */
    public static final String HOME = "bilan.home";

    @Bean
    Home home(Environment environment) {
        return new Home(Path.of(environment.getRequiredProperty(HOME)));
    }

    @Bean
    Clock clock() {
        return Home.CLOCK;
    }

    @Bean
    FactTables facts() {
        return SourceCatalogue.facts();
    }

    @Bean
    Territories territories() {
        return Territories.load();
    }
}

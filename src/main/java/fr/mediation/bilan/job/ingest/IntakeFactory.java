package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.source.delivery.ProfileReader;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.PersonKeyStore;
import fr.mediation.bilan.territory.Territories;
import java.time.Clock;

/** Gathers what files are recognised and checked with. */
final class IntakeFactory {
    private IntakeFactory() {}

    /** For a check that stores nothing. */
    static Intake forCheck(Home home, JobsFolder jobs) {
        return with(jobs, PersonKey.forCheck(home, System.getenv()), Home.CLOCK);
    }

    /** For an ingest: the home's person key is made if there is none, and no person that would need it. */
    static Intake forIngest(Home home, JobsFolder jobs, DeliveryStore deliveries, PersonKeyStore keys, Clock clock) {
        byte[] key = PersonKey.of(home, System.getenv(), deliveries::knowPersons);
        PersonKey.requireSame(key, keys, deliveries::knowPersons);
        return with(jobs, key, clock);
    }

    private static Intake with(JobsFolder jobs, byte[] key, Clock clock) {
        return new Intake(
                SourceCatalogue.all(), ProfileReader.read(jobs, SourceCatalogue.all()), Territories.load(), key, clock);
    }
}

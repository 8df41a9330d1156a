package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.Intake;
import fr.mediation.bilan.source.ProfileReader;
import fr.mediation.bilan.territory.Territories;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/** Puts together what files are recognised and checked with. */
public final class IntakeSetup {
    /** Deliveries are dated by the day of the people who deliver them. */
    public static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Paris"));

    private IntakeSetup() {}

    /**
     * For a check that stores nothing.
     *
     * @param home the home
     * @param jobs the definitions
     * @param environment the environment's variables
     * @return what to check with
     */
    public static Intake forCheck(Home home, JobsFolder jobs, Map<String, String> environment) {
        return with(jobs, PersonKey.forCheck(home, environment), CLOCK);
    }

    /**
     * For taking deliveries in.
     *
     * @param home the home; its person key is made if there is none
     * @param jobs the definitions
     * @param environment the environment's variables
     * @param clock what day it is
     * @return what to check with
     */
    public static Intake forIngest(Home home, JobsFolder jobs, Map<String, String> environment, Clock clock) {
        return with(jobs, PersonKey.of(home, environment), clock);
    }

    private static Intake with(JobsFolder jobs, byte[] key, Clock clock) {
        return new Intake(
                SourceCatalogue.all(), ProfileReader.read(jobs, SourceCatalogue.all()), Territories.load(), key, clock);
    }
}

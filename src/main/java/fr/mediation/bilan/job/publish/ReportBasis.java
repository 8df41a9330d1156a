package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.report.Edition;
import fr.mediation.bilan.store.PublicationStore.Publication;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report rests on: as it is now for a draft, as it was for a publication.
 *
 * @param computation the computation's number
 * @param basis how years are counted
 * @param jobs the definitions
 * @param evidence the deliveries behind the figures
 * @param deliveries the sources of the deliveries in force, by the deliveries' numbers
 * @param edition whether it is published
 * @param program the version of the program
 * @param earlier the last earlier publication of the year, null where there is none
 */
record ReportBasis(
        long computation,
        YearBasis basis,
        JobsFolder jobs,
        Evidence evidence,
        Map<Long, String> deliveries,
        Edition edition,
        String program,
        @Nullable Publication earlier) {}

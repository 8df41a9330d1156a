package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.attendance.AttendanceSource;
import fr.mediation.bilan.source.directory.DirectorySource;
import fr.mediation.bilan.source.donation.DonationSource;
import fr.mediation.bilan.source.funding.FundingSource;
import fr.mediation.bilan.source.governance.GovernanceSource;
import fr.mediation.bilan.source.training.TrainingSource;
import java.util.List;

/** The sources there are. Adding one is its package and a line here. */
public final class SourceCatalogue {
    private static final List<Source> SOURCES = List.of(
            new AttendanceSource(),
            new TrainingSource(),
            new DonationSource(),
            new DirectorySource(),
            new FundingSource(),
            new GovernanceSource());

    private static final FactTables FACTS =
            new FactTables(SOURCES.stream().map(Source::facts).toList());

    private SourceCatalogue() {}

    /** {@return all sources, in the order of the documentation} */
    public static List<Source> all() {
        return SOURCES;
    }

    /**
     * {@return one of them}
     *
     * @param id its id, as a delivery in the database has it
     */
    public static Source of(String id) {
        return SOURCES.stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** {@return what their lines become, and the facts made of these} */
    public static FactTables facts() {
        return FACTS;
    }
}

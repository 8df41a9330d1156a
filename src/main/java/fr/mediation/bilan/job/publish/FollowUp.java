package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.report.ReportFiles;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.csv.FollowUpFile;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Messages;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Writes the figures of the running year by month and quarter: all of them are provisional. */
@Service
public class FollowUp {
    private final FigureStore figures;
    private final Territories territories;
    private final FactTables facts;
    private final Clock clock;

    FollowUp(FigureStore figures, Territories territories, FactTables facts, Clock clock) {
        this.figures = figures;
        this.territories = territories;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Writes the months and quarters of the running year into the folder of its reports.
     *
     * @param computed what was computed
     * @param home where reports lie
     * @param jobs the definitions
     * @return the file; empty where nothing was delivered about the running year, or years are not civil
     */
    public Optional<Path> write(Computations.Computed computed, Home home, JobsFolder jobs) {
        int year = LocalDate.now(clock).getYear();
        if (computed.basis() != YearBasis.CIVIL || !computed.years().contains(year)) {
            return Optional.empty();
        }
        Perimeter perimeter = Perimeter.REGIONS_2016;
        Map<String, String> names = new HashMap<>();
        territories.regions(perimeter, year).forEach(region -> names.put(region.code(), region.name()));
        names.put(ReportInput.FRANCE.code(), ReportInput.FRANCE.name());
        names.put(
                Figure.OUTSIDE,
                TerritoryName.outside(Messages.in(Messages.FRENCH)).name());
        List<Figure> months = figures.months(computed.computation(), perimeter, year);
        return ReportFiles.write(
                        List.of(FollowUpFile.of(
                                year, months, CatalogueReader.read(jobs, facts).all(), names)),
                        home.reports(YearBasis.CIVIL, year))
                .stream()
                .findFirst();
    }
}

package fr.mediation.bilan.report;

import java.util.List;

/** Turns a report into files. */
public interface ReportFormat {
    /**
     * The report's files in this format.
     *
     * @param input what the report is made of
     * @return the files; equal inputs give equal bytes
     */
    List<ReportFile> files(ReportInput input);
}

package fr.mediation.bilan.report;

import java.util.List;

/** Turns a report into files. */
public interface ReportFormat {
    /**
     * {@return the report's files in this format; equal inputs give equal bytes}
     *
     * @param input what the report is made of
     */
    List<ReportFile> files(ReportInput input);
}

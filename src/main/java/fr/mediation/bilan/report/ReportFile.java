package fr.mediation.bilan.report;

/**
 * A file of the report, before it is written.
 *
 * @param name its name in the report's folder
 * @param content its bytes, not to be changed
 */
public record ReportFile(String name, byte[] content) {}

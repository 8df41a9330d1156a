package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.Audit;
import fr.mediation.bilan.disclosure.Interval;
import fr.mediation.bilan.disclosure.LinkedTables;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.disclosure.published.PublishedTables.CellKey;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What report folders give away of the numbers they hide, all folders together.
 *
 * @param hidden how many lines are hidden
 * @param checked how many lines were read
 * @param contradicted the hidden lines whose published totals and parts contradict each other; nothing is computed from those
 * @param exposed the numbers that are known too closely
 */
public record PublishedAudit(long hidden, long checked, List<PublishedLine.Key> contradicted, List<Exposed> exposed) {
    /**
     * A number that is known too closely.
     *
     * @param file the file that hides it
     * @param line what it is about
     * @param quantity which number of the line
     * @param interval what it can be
     * @param elsewhere whether another file or another line publishes it
     * @param from the published numbers that tell most of it
     */
    public record Exposed(
            Path file,
            PublishedLine.Key line,
            Quantity quantity,
            Interval interval,
            boolean elsewhere,
            List<Source> from) {}

    /**
     * A published number.
     *
     * @param line what it is about
     * @param quantity which number of the line
     */
    public record Source(PublishedLine.Key line, Quantity quantity) {}

    /**
     * {@return the audit of some folders}
     *
     * @param folders the folders, each with files of figures
     * @param secrecy what must not be told, by indicator; the whole numbers of others are taken for persons
     * @param limits what must not be computed
     * @throws ProblemException if a folder has no such file, or one that cannot be read
     */
    public static PublishedAudit of(List<Path> folders, Map<String, Secrecy> secrecy, AuditLimits limits) {
        List<PublishedLine> lines = new ArrayList<>();
        Set<Overlap> overlaps = new TreeSet<>();
        for (int folder = 0; folder < folders.size(); folder++) {
            List<Path> files = IndicatorsFile.in(folders.get(folder));
            if (files.isEmpty()) {
                throw new ProblemException(
                        "disclosure.no-figures", folders.get(folder).toString());
            }
            overlaps.addAll(Descriptor.overlaps(folders.get(folder)));
            for (Path file : files) {
                lines.addAll(IndicatorsFile.read(file, folder));
            }
        }
        return of(lines, folders, secrecy, limits, overlaps);
    }

    /**
     * {@return the audit of some lines}
     *
     * @param lines the lines
     * @param folders the folders that they stand in, by number
     * @param secrecy what must not be told, by indicator; the whole numbers of others are taken for persons
     * @param limits what must not be computed
     * @param overlaps the breakdowns of which it is said that they are no sum
     */
    public static PublishedAudit of(
            List<PublishedLine> lines,
            List<Path> folders,
            Map<String, Secrecy> secrecy,
            AuditLimits limits,
            Set<Overlap> overlaps) {
        PublishedLines byKey = new PublishedLines(lines);
        Territories territories = Territories.load();
        PublishedSeries series = new PublishedSeries(byKey);
        PublishedTables tables = new PublishedTables(
                byKey, series, new SameCells(byKey, series, territories), territories, secrecy, limits, overlaps);
        LinkedTables linked = tables.linked();
        BitSet hidden = tables.hidden();
        List<Exposed> exposed = new ArrayList<>();
        tables.published().stream()
                .filter(cell -> !tables.rule(cell).isSafe(known(tables, cell)))
                .forEach(cell -> exposed.add(exposed(folders, cell, known(tables, cell), true, tables.sources(cell))));
        tables.revised().forEach((cell, other) -> {
            Interval told = told(byKey, other);
            if (!tables.rule(cell).isSafe(told)) {
                exposed.add(exposed(folders, cell, told, true, List.of(other)));
            }
        });
        Audit.Findings findings = Audit.of(linked, tables.values(), hidden, tables.rules());
        findings.exposures()
                .forEach(exposure -> exposed.add(exposed(
                        folders,
                        tables.names(exposure.cell()).get(0),
                        exposure.interval(),
                        false,
                        tables.sources(exposure.cell()))));
        return new PublishedAudit(
                lines.stream().filter(PublishedLine::hidden).count(),
                lines.size(),
                findings.contradicted().stream()
                        .mapToObj(cell -> tables.names(cell).get(0).line())
                        .distinct()
                        .toList(),
                List.copyOf(exposed));
    }

    private static Interval told(PublishedLines lines, CellKey cell) {
        double value =
                lines.get(cell.line()).quantity(cell.quantity()).orElseThrow().doubleValue();
        return new Interval(value, value);
    }

    private static Interval known(PublishedTables tables, CellKey cell) {
        double value = tables.value(cell);
        return new Interval(value, value);
    }

    private static Exposed exposed(
            List<Path> folders, CellKey cell, Interval interval, boolean elsewhere, List<CellKey> from) {
        return new Exposed(
                folders.get(cell.line().folder())
                        .resolve("indicateurs-" + cell.line().year() + ".csv"),
                cell.line(),
                cell.quantity(),
                interval,
                elsewhere,
                from.stream()
                        .map(source -> new Source(source.line(), source.quantity()))
                        .toList());
    }
}

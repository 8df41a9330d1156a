package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.Sha256;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The open files and all that is to be known of them, in both languages. Programs read it as {@link DataPackageJson}
 * writes it, people as {@link ReadMe} does.
 *
 * @param name its name among data packages
 * @param year the reported year
 * @param title what it is called
 * @param description what it is about
 * @param licence under what it may be used again
 * @param sources where the data come from
 * @param statuses what the codes of the column {@code statut} mean, by code
 * @param resources the files
 */
record DataPackage(
        String name,
        int year,
        Label title,
        Label description,
        Licence licence,
        List<Label> sources,
        Map<String, Label> statuses,
        List<Resource> resources) {
    /**
     * A licence.
     *
     * @param name its identifier in the SPDX list
     * @param title what it is called
     * @param path the address of its text
     */
    record Licence(String name, Label title, String path) {}

    /**
     * A file.
     *
     * @param name its name in the package
     * @param table its content
     * @param file its name and bytes
     * @param title what it is called
     * @param description what a line of it is
     * @param columns its columns
     */
    record Resource(
            String name, CsvTable table, ReportFile file, Label title, Label description, List<Column> columns) {
        /** The hash of the file's bytes, in hexadecimal digits. */
        String sha256() {
            return Sha256.of(file.content());
        }
    }

    /**
     * A column.
     *
     * @param field its name, type and constraints
     * @param title what it is called
     * @param description what it means
     * @param unit its unit, null where it has none or another column gives it
     */
    record Column(
            Field field,
            Label title,
            Label description,
            @Nullable Label unit) {}
}

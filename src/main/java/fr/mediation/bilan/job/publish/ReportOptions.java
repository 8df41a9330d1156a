package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.report.ReportInput.Extra;
import fr.mediation.bilan.territory.Perimeter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a report is to be written.
 *
 * @param perimeter the map of regions
 * @param language the reader's language
 * @param extras what is written on request only
 * @param folder where the files go, null for their usual place
 */
public record ReportOptions(
        Perimeter perimeter,
        Locale language,
        Set<Extra> extras,
        @Nullable Path folder) {
    /**
     * {@return what is to be written of a year}
     *
     * @param year the year
     * @param usual the usual place of its files
     */
    public Review.Request request(int year, Path usual) {
        return new Review.Request(year, perimeter, language, extras, folder == null ? usual : folder);
    }
}

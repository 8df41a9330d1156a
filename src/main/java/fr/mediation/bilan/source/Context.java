package fr.mediation.bilan.source;

import fr.mediation.bilan.territory.Territories;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a file are checked against.
 *
 * @param producer who delivers
 * @param territories the reference of communes and regions
 * @param pseudonyms what replaces the identifiers of persons
 * @param today the day of the check: no fact lies after it
 * @param fileDate the date in the file's name, null where there is none
 * @param categories reads the lists of categories in the file
 */
public record Context(
        String producer,
        Territories territories,
        Pseudonyms pseudonyms,
        LocalDate today,
        @Nullable LocalDate fileDate,
        CategoryLists categories) {}

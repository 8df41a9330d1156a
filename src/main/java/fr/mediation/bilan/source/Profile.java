package fr.mediation.bilan.source;

import java.util.List;
import java.util.Map;

/**
 * How one producer's files map onto a source's canonical columns.
 *
 * @param id the profile's name
 * @param source the source's id
 * @param producer who delivers, where neither the folder nor the command line says
 * @param columns the producer's column names to canonical names; empty where they are the same
 */
public record Profile(String id, String source, String producer, Map<String, String> columns) {
    /** What a profile does not say is empty. */
    public Profile {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
    }

    /** Profiles in which the first that fits a file is taken. */
    static List<Profile> of(List<Profile> profiles, String source) {
        return profiles.stream().filter(p -> p.source().equals(source)).toList();
    }
}

package fr.mediation.bilan.source;

import fr.mediation.bilan.format.Detection;
import java.util.List;

/**
 * What was recognised of a file before its lines are read.
 *
 * @param file the file's name
 * @param source the source its header belongs to
 * @param profile the profile that fits
 * @param producer who delivers
 * @param detection format, encoding and delimiter
 * @param unknownColumns columns of the header that no source knows; they are ignored
 */
public record Reception(
        String file,
        Source source,
        Profile profile,
        String producer,
        Detection detection,
        List<String> unknownColumns) {}

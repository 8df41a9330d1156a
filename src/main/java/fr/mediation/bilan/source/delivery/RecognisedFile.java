package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.format.Detection;
import fr.mediation.bilan.source.Profile;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was recognised of a file before its lines are read.
 *
 * @param file the file's name
 * @param source the source its header belongs to
 * @param profile the profile that fits
 * @param producer who delivers
 * @param detection format, encoding and delimiter
 * @param headerSheet the sheet of the first header, empty in a text file
 * @param headerLine the number of the header's last row
 * @param header the producer's own names of the columns
 * @param unknownColumns columns of the header that the profile does not know; they are ignored
 * @param corrects the SHA-256 of the delivery whose rejected lines this file returns; null where it returns none
 * @param objection why it is not taken for the returned file that it claims to be; null where there is nothing to object
 */
public record RecognisedFile(
        String file,
        Source source,
        Profile profile,
        String producer,
        Detection detection,
        String headerSheet,
        int headerLine,
        List<String> header,
        List<String> unknownColumns,
        @Nullable String corrects,
        @Nullable Sentence objection) {
    /**
     * Insists that nothing is to be objected.
     *
     * @throws ProblemException if the file claims to be another than it is
     */
    public void requireGenuine() {
        if (objection != null) {
            throw new ProblemException(null, objection);
        }
    }
}

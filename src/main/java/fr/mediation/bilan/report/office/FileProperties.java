package fr.mediation.bilan.report.office;

import fr.mediation.bilan.text.HiddenCharacters;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ooxml.POIXMLProperties;

/**
 * The document properties of an office file. Its date is never that of the machine's clock: the same content gives the same bytes.
 *
 * @param created the date of creation that files carry
 */
public record FileProperties(Instant created) {
    /** The date of creation of a file where none was set. */
    public static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final String CREATOR = "Bilan";

    /**
     * {@return the date of creation by {@code SOURCE_DATE_EPOCH}, the seconds since 1970 by which reproducible builds
     * date their files (https://reproducible-builds.org/specs/source-date-epoch/), else {@link #EPOCH}}
     *
     * @param environment the environment's variables
     * @throws NumberFormatException if the variable is no whole number
     */
    public static Instant created(Map<String, String> environment) {
        String seconds = environment.get("SOURCE_DATE_EPOCH");
        return seconds == null ? EPOCH : Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    /**
     * Writes them into a file.
     *
     * @param document the file
     * @param title what it is called
     * @param subject what it covers
     * @param language the reader's language
     */
    public void describe(POIXMLDocument document, String title, String subject, Locale language) {
        POIXMLProperties.CoreProperties properties = document.getProperties().getCoreProperties();
        properties.setTitle(HiddenCharacters.shown(title));
        properties.setSubjectProperty(HiddenCharacters.shown(subject));
        properties.setCreator(CREATOR);
        properties.setLastModifiedByUser(CREATOR);
        properties.getUnderlyingProperties().setLanguageProperty(language.toLanguageTag());
        properties.setCreated(Optional.of(Date.from(created)));
        properties.setModified(Optional.of(Date.from(created)));
        document.getProperties().getExtendedProperties().setApplication(CREATOR);
    }
}

package fr.mediation.bilan.source;

import fr.mediation.bilan.jobs.JobsFolder;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the profiles of {@code jobs/sources/<source>/<profile>.yaml}. */
public final class ProfileReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ProfileReader() {}

    /**
     * All profiles of a folder.
     *
     * @param jobs the definitions
     * @return the profiles, by source and name
     * @throws ProblemException if one is wrong: the sentence names file and line
     */
    public static List<Profile> read(JobsFolder jobs) {
        return jobs.list("sources/*", ".yaml").stream().map(ProfileReader::read).toList();
    }

    private static Profile read(JobsFolder.Definition definition) {
        try {
            Profile profile = YAML.readValue(definition.content(), Profile.class);
            if (profile.id() == null || profile.source() == null || profile.producer() == null) {
                throw new ProblemException("source.wrong-profile", definition.name(), "1", "id, source, producer");
            }
            Map<String, String> folded = profile.columns().entrySet().stream()
                    .collect(Collectors.toMap(entry -> Folding.fold(entry.getKey()), Map.Entry::getValue));
            return new Profile(profile.id(), profile.source(), profile.producer(), folded);
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String line = location == null ? "?" : Integer.toString(location.getLineNr());
            throw new ProblemException(e, "source.wrong-profile", definition.name(), line, e.getOriginalMessage());
        }
    }
}

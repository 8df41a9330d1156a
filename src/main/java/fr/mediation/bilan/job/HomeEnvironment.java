package fr.mediation.bilan.job;

import fr.mediation.bilan.job.run.Home;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the application is set up by: the home that the command was given, and the file in the program. Spring would also look for
 * settings in the variables of the environment, where {@code BILAN_HOME} would win over the home that was given, and in files of the
 * folder that a command is run in, where others may write.
 */
final class HomeEnvironment extends StandardEnvironment {
    /** As {@code logback-spring.xml} has it. */
    private static final String UNROLLED_LOG = "unrolled-log";

    HomeEnvironment(Home home) {
        getPropertySources()
                .addFirst(new MapPropertySource(
                        "home",
                        Map.of(
                                BilanApplication.HOME,
                                home.folder().toString(),
                                "spring.config.location",
                                "classpath:/application.yml")));
        if (home.folder().toString().contains("%")) {
            addActiveProfile(UNROLLED_LOG);
        }
    }

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
        sources.addLast(new PropertiesPropertySource(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, System.getProperties()));
    }
}

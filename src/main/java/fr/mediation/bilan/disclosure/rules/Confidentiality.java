package fr.mediation.bilan.disclosure.rules;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.disclosure.published.AuditLimits;
import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of confidentiality, as {@code jobs/confidentiality.yaml} gives them.
 *
 * @param file the file they stand in
 * @param inForce since when they hold
 * @param persons the least number of persons that is published
 * @param structures the least number of structures whose sum is published
 * @param percent within how many percent of itself a hidden sum must not be known
 * @param facts whom facts are about, by their id
 * @param indicators what differs from what their facts say, by their id
 */
public record Confidentiality(
        JobsFolder.Definition file,
        LocalDate inForce,
        Limit<Integer> persons,
        Limit<Integer> structures,
        Limit<BigDecimal> percent,
        Map<String, OfFacts> facts,
        Map<String, OfIndicator> indicators) {
    /** Its place in the folder of definitions. */
    public static final String FILE = "confidentiality.yaml";

    /** Keeps copies. */
    public Confidentiality {
        facts = Map.copyOf(facts);
        indicators = Map.copyOf(indicators);
    }

    /**
     * A limit, and where it is from.
     *
     * @param <T> what it limits
     * @param value the limit
     * @param source who set it
     * @param page where it was read; empty where nobody read it
     */
    public record Limit<T extends Number>(T value, Label source, String page) {}

    /** Whom figures are about. */
    public enum Subject {
        /** Persons. */
        PERSONS,
        /** Structures: places, donors, those who are given to, funders. */
        STRUCTURES,
        /** Nobody who has a secret. */
        NOBODY
    }

    /**
     * Whom facts are about.
     *
     * @param about whom
     * @param countedBy the indicator that tells how many persons took part; empty where none does
     * @param asked the indicator that tells how many persons were asked; empty where none does
     * @param publicCategories by dimension, the categories whose figures are public
     */
    public record OfFacts(
            Subject about,
            Optional<String> countedBy,
            Optional<String> asked,
            Map<String, Set<String>> publicCategories) {}

    /**
     * What differs for an indicator.
     *
     * @param about whom it is about; empty where as its facts say
     * @param countsPersons whether its figures are numbers of persons
     */
    public record OfIndicator(Optional<Subject> about, boolean countsPersons) {
        /** As its facts say. */
        static final OfIndicator USUAL = new OfIndicator(Optional.empty(), true);
    }

    /**
     * {@return the rules of a folder; those that come with the program where it has none}
     *
     * @param jobs the folder of definitions
     * @throws fr.mediation.bilan.text.ProblemException if they cannot be read or break the schema
     */
    public static Confidentiality read(JobsFolder jobs) {
        return jobs.once(
                Confidentiality.class,
                FILE,
                () -> ConfidentialityReader.read(
                        jobs.find(FILE).orElseGet(() -> JobsFolder.packaged().get(FILE))));
    }

    /** {@return what must not be computed of a hidden number} */
    public AuditLimits limits() {
        return new AuditLimits(
                persons.value(), structures.value(), percent.value().doubleValue());
    }
}

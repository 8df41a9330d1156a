package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.EquipmentFactors;
import fr.mediation.bilan.indicator.ValueMapCheck;
import fr.mediation.bilan.text.Sentence;
import fr.mediation.bilan.value.Valuator;
import fr.mediation.bilan.value.ValueMap;
import fr.mediation.bilan.value.ValueMapReader;
import fr.mediation.bilan.value.ValueParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definitions a computation works with.
 *
 * @param facts what indicators may be measured on
 * @param catalogue the indicators
 * @param valueMap the value map
 * @param valuator evaluates it
 * @param factors what pieces of equipment weigh and emitted
 * @param twice that the map would credit persons twice, null where it does not
 * @param content the bytes of each indicator's definition, by id, and of the map and the parameters, by file
 */
public record Definitions(
        FactTables facts,
        Catalogue catalogue,
        ValueMap valueMap,
        Valuator valuator,
        EquipmentFactors factors,
        @Nullable Sentence twice,
        Map<String, byte[]> content) {
    static final String MAP = "value/map.yaml";
    /** The file that says what a piece of equipment weighs, and what making it emitted. */
    public static final String EQUIPMENT = ValueParameters.FOLDER + "/equipment.yaml";

    /**
     * Reads and checks all definitions.
     *
     * @param jobs where they stand
     * @param facts the facts that measures may use
     * @return the definitions
     * @throws fr.mediation.bilan.text.ProblemException if one is wrong
     */
    public static Definitions read(JobsFolder jobs, FactTables facts) {
        return jobs.once(Definitions.class, facts, () -> checked(jobs, facts));
    }

    private static Definitions checked(JobsFolder jobs, FactTables facts) {
        JobsFolder.Definition file = jobs.get(MAP);
        ValueParameters parameters = ValueParameters.read(jobs);
        Map<String, byte[]> content = new HashMap<>();
        jobs.list(Catalogue.FOLDER, ".yaml")
                .forEach(definition -> content.put(definition.stem(), definition.content()));
        content.put(MAP, file.content());
        ValueParameters.definitions(jobs)
                .forEach(definition -> content.put(parameter(definition.stem()), definition.content()));
        Catalogue catalogue = CatalogueReader.read(jobs, facts);
        ValueMap map = ValueMapReader.read(file, parameters);
        ValueMapCheck.check(map, catalogue, file);
        return new Definitions(
                facts,
                catalogue,
                map,
                new Valuator(parameters.prices()),
                EquipmentFactors.read(jobs.get(EQUIPMENT)),
                ValueMapCheck.creditedTwice(map, catalogue, file).orElse(null),
                content);
    }

    /**
     * {@return why no territory can be valued for a year, empty where nothing hinders it}
     *
     * @param year the civil year
     */
    public Optional<Sentence> obstacle(int year) {
        return Optional.ofNullable(twice).or(() -> valuator.obstacle(valueMap, year));
    }

    private static String parameter(String name) {
        return ValueParameters.FOLDER + "/" + name + ".yaml";
    }

    /** The bytes of a definition or parameter. */
    byte[] content(String name) {
        return content.get(name);
    }

    /** The bytes of all that the value map may refer to, in the order of the names. */
    Stream<byte[]> parameters() {
        return new TreeMap<>(content)
                .entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(ValueParameters.FOLDER)
                                && !entry.getKey().equals(EQUIPMENT))
                        .map(Map.Entry::getValue);
    }
}

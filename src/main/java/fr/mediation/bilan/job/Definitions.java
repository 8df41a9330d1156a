package fr.mediation.bilan.job;

import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.EquipmentFactors;
import fr.mediation.bilan.jobs.JobsFolder;
import fr.mediation.bilan.value.PriceIndexReader;
import fr.mediation.bilan.value.Valuator;
import fr.mediation.bilan.value.ValueMap;
import fr.mediation.bilan.value.ValueMapReader;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The definitions a computation works with.
 *
 * @param catalogue the indicators
 * @param valueMap the value map
 * @param valuator evaluates it
 * @param factors what pieces of equipment weigh and emitted
 * @param content the bytes of each indicator's definition, by id, and of the map and the parameters, by file
 */
record Definitions(
        Catalogue catalogue,
        ValueMap valueMap,
        Valuator valuator,
        EquipmentFactors factors,
        Map<String, byte[]> content) {
    static final String MAP = "value/map.yaml";
    static final String PRICES = "value/parameters/price_index.yaml";
    static final String EQUIPMENT = "value/parameters/equipment.yaml";

    static Definitions read(JobsFolder jobs) {
        JobsFolder.Definition map = jobs.get(MAP);
        JobsFolder.Definition prices = jobs.get(PRICES);
        JobsFolder.Definition equipment = jobs.get(EQUIPMENT);
        Map<String, byte[]> content = new HashMap<>();
        jobs.list(Catalogue.FOLDER, ".yaml")
                .forEach(definition -> content.put(definition.stem(), definition.content()));
        content.put(MAP, map.content());
        content.put(PRICES, prices.content());
        content.put(EQUIPMENT, equipment.content());
        return new Definitions(
                CatalogueReader.read(jobs),
                new ValueMapReader().read(map.name(), new ByteArrayInputStream(map.content())),
                new Valuator(new PriceIndexReader().read(prices.name(), new ByteArrayInputStream(prices.content()))),
                EquipmentFactors.read(equipment),
                content);
    }

    /** The bytes of a definition or parameter. */
    byte[] content(String name) {
        return content.get(name);
    }
}

package fr.mediation.bilan.job;

import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.jobs.JobsFolder;
import fr.mediation.bilan.value.PriceIndexReader;
import fr.mediation.bilan.value.Valuator;
import fr.mediation.bilan.value.ValueMap;
import fr.mediation.bilan.value.ValueMapReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * The definitions a computation works with.
 *
 * @param catalogue the indicators
 * @param valueMap the value map
 * @param valuator evaluates it
 * @param jobs where they were read from
 */
record Definitions(Catalogue catalogue, ValueMap valueMap, Valuator valuator, JobsFolder jobs) {
    private static final String MAP = "value/map.yaml";
    private static final String PRICES = "value/parameters/price_index.yaml";

    /** Changes when the engine gives other figures for the same facts and definitions. */
    private static final String ENGINE = "figures 2, territory 2026";

    static Definitions read(JobsFolder jobs) {
        JobsFolder.Definition map = jobs.get(MAP);
        JobsFolder.Definition prices = jobs.get(PRICES);
        return new Definitions(
                CatalogueReader.read(jobs),
                new ValueMapReader().read(map.name(), new ByteArrayInputStream(map.content())),
                new Valuator(new PriceIndexReader().read(prices.name(), new ByteArrayInputStream(prices.content()))),
                jobs);
    }

    /**
     * What a computation with these definitions works on.
     *
     * @param deliveries the hashes of the deliveries in force
     * @return SHA-256 over them and the definitions, in hexadecimal
     */
    String fingerprint(List<String> deliveries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Consumer<String> text = value -> digest.update((value + "\n").getBytes(StandardCharsets.UTF_8));
            text.accept(ENGINE);
            deliveries.forEach(text);
            jobs.list("indicators", ".yaml").forEach(definition -> digest.update(definition.content()));
            digest.update(jobs.get(MAP).content());
            digest.update(jobs.get(PRICES).content());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

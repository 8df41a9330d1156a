package fr.mediation.bilan.source.cell;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The time zones of France, by the first three digits of Insee and postal codes. */
public final class TimeZones {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int PREFIX = 3;
    private static final Map<String, ZoneId> OVERSEAS = Map.ofEntries(
            Map.entry("971", ZoneId.of("America/Guadeloupe")),
            Map.entry("972", ZoneId.of("America/Martinique")),
            Map.entry("973", ZoneId.of("America/Cayenne")),
            Map.entry("974", ZoneId.of("Indian/Reunion")),
            Map.entry("975", ZoneId.of("America/Miquelon")),
            Map.entry("976", ZoneId.of("Indian/Mayotte")),
            Map.entry("977", ZoneId.of("America/St_Barthelemy")),
            Map.entry("978", ZoneId.of("America/Marigot")),
            Map.entry("986", ZoneId.of("Pacific/Wallis")),
            Map.entry("987", ZoneId.of("Pacific/Tahiti")),
            Map.entry("988", ZoneId.of("Pacific/Noumea")));

    private TimeZones() {}

    /**
     * {@return the zone of a commune, that of Paris where no code is known}
     *
     * @param code its Insee or postal code
     */
    public static ZoneId ofCode(@Nullable String code) {
        return code == null || code.length() < PREFIX ? PARIS : OVERSEAS.getOrDefault(code.substring(0, PREFIX), PARIS);
    }
}

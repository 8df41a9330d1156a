package fr.mediation.bilan.territory;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A department or an overseas collectivity.
 *
 * @param code its code
 * @param name its name
 * @param region2015 its region until 2015, null for an overseas collectivity
 * @param region2016 its region since 2016, null for an overseas collectivity
 * @param academy2015 its académie until 2019, null where it has none
 * @param academy2020 its académie since 2020, null where it has none
 */
public record Department(
        String code,
        String name,
        @Nullable String region2015,
        @Nullable String region2016,
        @Nullable String academy2015,
        @Nullable String academy2020)
        implements Serializable {
    private static final int ONE_NORMANDY = 2020;

    /**
     * {@return the region or académie it belongs to, empty where it belongs to none}
     *
     * @param perimeter the map of regions
     * @param year the year, which tells the académies of Caen and Rouen from that of Normandy
     */
    public Optional<String> region(Perimeter perimeter, int year) {
        return Optional.ofNullable(
                switch (perimeter) {
                    case REGIONS_2015 -> region2015;
                    case REGIONS_2016 -> region2016;
                    case ACADEMIES -> year < ONE_NORMANDY ? academy2015 : academy2020;
                });
    }
}

package fr.mediation.bilan.territory;

import java.io.Serializable;
import java.util.Optional;

/**
 * A department or an overseas collectivity.
 *
 * @param code its code
 * @param name its name
 * @param region2015OrNull its region until 2015, null for an overseas collectivity
 * @param region2016OrNull its region since 2016, null for an overseas collectivity
 * @param academy2015OrNull its académie until 2019, null where it has none
 * @param academy2020OrNull its académie since 2020, null where it has none
 */
public record Department(
        String code,
        String name,
        String region2015OrNull,
        String region2016OrNull,
        String academy2015OrNull,
        String academy2020OrNull)
        implements Serializable {
    private static final int ONE_NORMANDY = 2020;

    /**
     * The region or académie it belongs to.
     *
     * @param perimeter the map of regions
     * @param year the year, which tells the académies of Caen and Rouen from that of Normandy
     * @return its code, empty where it belongs to none
     */
    public Optional<String> region(Perimeter perimeter, int year) {
        return Optional.ofNullable(
                switch (perimeter) {
                    case REGIONS_2015 -> region2015OrNull;
                    case REGIONS_2016 -> region2016OrNull;
                    case ACADEMIES -> year < ONE_NORMANDY ? academy2015OrNull : academy2020OrNull;
                });
    }
}

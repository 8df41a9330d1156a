package fr.mediation.bilan.territory;

import java.util.List;
import java.util.Map;

/** Which departments the postal codes of a beginning belong to. */
final class PostalPrefix {
    /**
     * Where it is not the department of the same number. The postal codes of Corsica begin with 20. Those of Saint-Barthélemy
     * and Saint-Martin begin as Guadeloupe's do, and La Réunion has CEDEX codes of 977 and 978, the departments' codes of
     * these two.
     */
    private static final Map<String, List<String>> OTHERS = Map.of(
            "20", List.of("2A", "2B"),
            "970", List.of("971", "977", "978"),
            "971", List.of("971", "977", "978"),
            "977", List.of("974", "977"),
            "978", List.of("974", "978"));

    private PostalPrefix() {}

    /** The departments of a postal code of five digits, by its beginning alone. */
    static List<String> departments(String postalCode) {
        boolean overseas = postalCode.startsWith("97") || postalCode.startsWith("98");
        String prefix = postalCode.substring(0, overseas ? 3 : 2);
        return OTHERS.getOrDefault(prefix, List.of(prefix));
    }
}

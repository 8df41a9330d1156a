package fr.mediation.bilan.indicator.reporter;

import fr.mediation.bilan.text.Folding;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The places of the directories in two years.
 *
 * @param before those of the year before, by identifier
 * @param now those of the year
 * @param ever all that a directory had by the end of the year, closed or not, as it told them last, by identifier
 */
public record ListedPlaces(
        Map<String, ListedPlace> before, Map<String, ListedPlace> now, Map<String, ListedPlace> ever) {
    /** Identifiers as long as this do not come again by chance. */
    static final int LONG = 8;

    /**
     * A place of a directory.
     *
     * @param name its name
     * @param department its department's code, null where it is not known
     * @param kind what kinds of place it is, separated by |; null where unknown
     * @param twin what it has in common with the same place in another producer's directory: identifier, commune, department
     *     and, where identifiers of its length come again by chance, name
     */
    public record ListedPlace(
            String name,
            @Nullable String department,
            @Nullable String kind,
            String twin) {}

    /** Keeps copies. */
    public ListedPlaces {
        before = Map.copyOf(before);
        now = Map.copyOf(now);
        ever = Map.copyOf(ever);
    }

    /**
     * {@return what is known of a place; empty where no directory has it}
     *
     * @param place its identifier, with the producer's; null for none
     */
    public Optional<ListedPlace> find(@Nullable String place) {
        return Optional.ofNullable(place).map(known -> now.getOrDefault(known, before.get(known)));
    }

    /**
     * {@return the name of a place as it is compared, empty where no directory has it}
     *
     * @param place its identifier, with the producer's; null for none
     */
    public Optional<String> name(@Nullable String place) {
        return findEver(place).map(ListedPlace::name).map(Folding::fold);
    }

    /**
     * {@return what stands for a place in whatever directory it is: itself where none has it}
     *
     * @param place its identifier, with the producer's
     */
    public String twin(String place) {
        return findEver(place).map(ListedPlace::twin).orElse(place);
    }

    private Optional<ListedPlace> findEver(@Nullable String place) {
        return find(place).or(() -> Optional.ofNullable(place).map(ever::get));
    }

    /**
     * {@return whether an identifier may be one place with two producers: not where their directories name two of a mere number}
     *
     * @param producer one of the producers
     * @param other the other
     * @param identifier the identifier, as both give it
     */
    public boolean mayBeOne(String producer, String other, String identifier) {
        Optional<String> name = name(producer + "/" + identifier);
        Optional<String> otherName = name(other + "/" + identifier);
        return identifier.length() >= LONG || name.isEmpty() || otherName.isEmpty() || name.equals(otherName);
    }
}

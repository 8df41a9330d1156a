package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.NameChanges;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.PartialDelivery;
import fr.mediation.bilan.figure.RenamedReporter;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.indicator.Indicator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who reported, and what the same reporters reported in two years, in one perimeter.
 *
 * @param scopes each indicator over what the same reporters reported in a year and the year before
 * @param responses who of those expected reported
 * @param missing who was expected to report in the reported year and did not
 * @param renamed who reported in the reported year under another name than the year before
 * @param partial whose deliveries reach a part of the reported year alone
 * @param nameChanges what changes of name make of persons and places, in the reported year and those before
 * @param effects the indicators that the effects of the value map rest on
 * @param means those that its means rest on
 */
public record Reporting(
        List<ConstantScope> scopes,
        List<Response> responses,
        List<NonRespondent> missing,
        List<RenamedReporter> renamed,
        List<PartialDelivery> partial,
        List<NameChanges> nameChanges,
        Set<String> effects,
        Set<String> means) {
    /** Nothing is known. */
    public static final Reporting NONE =
            new Reporting(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(), Set.of());

    /** Keeps copies. */
    public Reporting {
        scopes = List.copyOf(scopes);
        responses = List.copyOf(responses);
        missing = List.copyOf(missing);
        renamed = List.copyOf(renamed);
        partial = List.copyOf(partial);
        nameChanges = List.copyOf(nameChanges);
        effects = Set.copyOf(effects);
        means = Set.copyOf(means);
    }

    /**
     * {@return the indicators that one of the value map rests on}
     *
     * @param ofValue the indicator
     */
    Set<String> restsOn(Indicator ofValue) {
        return ofValue.restsOnMeans()
                ? Stream.concat(effects.stream(), means.stream()).collect(Collectors.toSet())
                : effects;
    }
}

package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.NameChanges;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.PartialDelivery;
import fr.mediation.bilan.figure.RenamedReporter;
import fr.mediation.bilan.figure.Response;
import java.util.List;
import java.util.Set;

/**
 * Who reported, and what the same reporters reported in two years, in one perimeter.
 *
 * @param scopes each indicator over what the same reporters reported in a year and the year before
 * @param responses who of those expected reported
 * @param missing who was expected to report in the reported year and did not
 * @param renamed who reported in the reported year under another name than the year before
 * @param partial whose deliveries reach a part of the reported year alone
 * @param nameChanges what changes of name make of persons and places, in the reported year and those before
 * @param valueRestsOn the indicators that the value map counts
 */
public record Reporting(
        List<ConstantScope> scopes,
        List<Response> responses,
        List<NonRespondent> missing,
        List<RenamedReporter> renamed,
        List<PartialDelivery> partial,
        List<NameChanges> nameChanges,
        Set<String> valueRestsOn) {
    /** Nothing is known. */
    public static final Reporting NONE =
            new Reporting(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());

    /** Keeps copies. */
    public Reporting {
        scopes = List.copyOf(scopes);
        responses = List.copyOf(responses);
        missing = List.copyOf(missing);
        renamed = List.copyOf(renamed);
        partial = List.copyOf(partial);
        nameChanges = List.copyOf(nameChanges);
        valueRestsOn = Set.copyOf(valueRestsOn);
    }
}

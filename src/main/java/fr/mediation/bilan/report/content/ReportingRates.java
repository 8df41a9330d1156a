package fr.mediation.bilan.report.content;

import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.NameChanges;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.PartialDelivery;
import fr.mediation.bilan.figure.RenamedReporter;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who of those expected reported, and who is missing. */
public record ReportingRates(ReportInput input, Wording wording) {
    /** The facts that the first page speaks of. */
    private static final String ACTIVITY = "attendance";

    /** Below this share of last year's volume, in percent, two years of a series do not compare. */
    private static final BigDecimal LEAST_RATE = ConstantScope.LEAST_SHARE.movePointRight(2);

    /** How many of those missing a sheet lists; the open file lists all. */
    private static final int MOST_LISTED = 500;

    /** How many a sentence names. */
    private static final int MOST_NAMED = 10;

    /** Whether all answered that the first page speaks of, and each for the whole year. */
    boolean areAllIn() {
        return ofActivity()
                        .filter(response -> response.reporting() < response.expected())
                        .isEmpty()
                && ofOtherSources().isEmpty()
                && partial().isEmpty();
    }

    private Optional<Response> ofActivity() {
        return responses().stream()
                .filter(response -> response.territory().equals(Figure.COUNTRY)
                        && response.facts().equals(ACTIVITY))
                .findFirst();
    }

    /** What the first page says of the country's activity, empty where nobody was expected. */
    Optional<String> ofTheCountry() {
        return ofActivity()
                .map(response -> wording.say(
                        response.expected() == 1 ? "summary.response-one" : "summary.response",
                        response.reporting(),
                        response.expected(),
                        response.weightedRate()
                                .map(rate -> wording.say("summary.response-volume", wording.number(rate, 1)))
                                .orElse(""),
                        wording.say("sheet.response")));
    }

    /** Which other sources have too few answers of the country to be compared, empty where none has. */
    Optional<String> ofOtherSources() {
        String few = responses().stream()
                .filter(response -> response.territory().equals(Figure.COUNTRY)
                        && !response.facts().equals(ACTIVITY)
                        && response.weightedRate()
                                .filter(rate -> rate.compareTo(LEAST_RATE) < 0)
                                .isPresent())
                .map(response -> wording.say(
                        "summary.response-other",
                        source(response.facts()),
                        response.reporting(),
                        response.expected(),
                        wording.number(response.weightedRate().orElseThrow(), 1)))
                .collect(Collectors.joining(wording.say("summary.response-others.and")));
        return few.isEmpty() ? Optional.empty() : Optional.of(wording.say("summary.response-others", few));
    }

    /** Whose deliveries reach a part of the year alone, though they count as answers; empty where nobody's do. */
    public Optional<String> partial() {
        List<PartialDelivery> partial =
                input.judgement().comparisons().reporting().partial();
        return partial.isEmpty()
                ? Optional.empty()
                : Optional.of(wording.say(
                        "response.partial",
                        input.thisYear(),
                        named(
                                partial,
                                one -> wording.say(
                                        "response.partial-producer",
                                        one.producer(),
                                        source(one.facts()),
                                        one.months()))));
    }

    private static <T> String named(List<T> all, Function<T, String> name) {
        return all.stream().limit(MOST_NAMED).map(name).collect(Collectors.joining(", "))
                + (all.size() > MOST_NAMED ? ", …" : "");
    }

    /** What is to be known of the rates. */
    public List<String> notes() {
        return Stream.of(Optional.of(wording.say("response.note")), placesTwice(), partial(), possible())
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Response> responses() {
        return input.judgement().comparisons().reporting().responses();
    }

    /** Who was expected in the reported year and did not report. */
    private List<NonRespondent> missing() {
        return input.judgement().comparisons().reporting().missing();
    }

    /** The rates of the territories shown, by territory and source. */
    public Table rates() {
        Map<String, List<Response>> byTerritory =
                responses().stream().collect(Collectors.groupingBy(Response::territory));
        Map<String, String> names = input.territoryNames();
        return new TableLayout<Response>(wording)
                .name("response.territory", response -> names.get(response.territory()))
                .name("column.source", response -> source(response.facts()))
                .number("response.expected", response -> new Cell.Quantity(response.expected()))
                .number("response.reporting", response -> new Cell.Quantity(response.reporting()))
                .number("response.rate", response -> percent(response.rate()))
                .number("response.weighted", response -> percent(response.weightedRate()))
                .of(
                        input.territories().stream()
                                .map(TerritoryName::code)
                                .flatMap(code -> byTerritory.getOrDefault(code, List.of()).stream())
                                .toList(),
                        response -> response.territory().equals(Figure.COUNTRY));
    }

    private static Cell percent(Optional<BigDecimal> rate) {
        return rate.<Cell>map(value -> new Cell.Quantity(value, 1)).orElse(Cell.NOT_APPLICABLE);
    }

    /** What a source is called. */
    private String source(String id) {
        return input.delivered().sources().stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .map(source -> wording.in(source.label()))
                .orElse(id);
    }

    /** What is to be known of those missing. */
    public List<String> missingNotes() {
        List<String> notes = new ArrayList<>();
        notes.add(wording.say(missing().isEmpty() ? "non-respondents.none" : "non-respondents.note", input.lastYear()));
        if (missing().size() > MOST_LISTED) {
            notes.add(wording.say(
                    "non-respondents.more",
                    MOST_LISTED,
                    missing().size(),
                    ReportFileName.NON_RESPONDENTS.of(input.year())));
        }
        renamed(true, "non-respondents.renamed").ifPresent(notes::add);
        possible().ifPresent(notes::add);
        return notes;
    }

    /** Who may go on under another name; empty where nobody may. */
    public Optional<String> possible() {
        return renamed(false, "non-respondents.possible");
    }

    private Optional<String> renamed(boolean certain, String sentence) {
        List<RenamedReporter> renamed = input.judgement().comparisons().reporting().renamed().stream()
                .filter(one -> one.certain() == certain)
                .toList();
        return renamed.isEmpty()
                ? Optional.empty()
                : Optional.of(wording.say(sentence, renamed.size(), named(renamed, ReportingRates::both)));
    }

    /** Which places count twice, since their reporter's name changed within the year; empty where none does. */
    private Optional<String> placesTwice() {
        return nameChanges(input.year())
                .filter(changes -> changes.placesTwice() > 0)
                .map(changes -> wording.say(
                        "response.places-twice",
                        changes.placesTwice(),
                        changes.places() - changes.placesTwice(),
                        changes.places()));
    }

    /** Whose persons look new, since the reporter has another name than in the years before; empty where nobody's do. */
    List<String> personsAnew() {
        List<RenamedReporter> renamed = input.judgement().comparisons().reporting().renamed().stream()
                .filter(one -> one.facts().equals(ACTIVITY))
                .toList();
        return Stream.of(
                        personsAnew(input.year(), "value.renamed", named(renamed, ReportingRates::both)),
                        personsAnew(input.year() - 1, "value.renamed-before", ""))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> personsAnew(int year, String sentence, String who) {
        return nameChanges(year)
                .filter(changes -> changes.anew() > 0)
                .map(changes -> wording.say(sentence, changes.anew(), changes.persons(), String.valueOf(year), who));
    }

    private Optional<NameChanges> nameChanges(int year) {
        return input.judgement().comparisons().reporting().nameChanges().stream()
                .filter(changes -> changes.year() == year
                        && changes.facts().equals(ACTIVITY)
                        && changes.territory().equals(Figure.COUNTRY))
                .findFirst();
    }

    private static String both(RenamedReporter renamed) {
        return renamed.before() + " → " + renamed.reporter();
    }

    /** Those missing, the largest of last year first. */
    public Table missingTable() {
        return new TableLayout<NonRespondent>(wording)
                .name("column.source", one -> source(one.facts()))
                .name("non-respondents.reporter", NonRespondent::reporter)
                .name(
                        "non-respondents.name",
                        one -> Optional.ofNullable(one.name()).orElse(""))
                .name(
                        "non-respondents.department",
                        one -> Optional.ofNullable(one.department()).orElse(""))
                .number(
                        "non-respondents.volume",
                        one -> one.volume() == null ? Cell.NOT_APPLICABLE : new Cell.Quantity(one.volume(), 0))
                .of(missing().stream().limit(MOST_LISTED).toList());
    }
}

package fr.mediation.bilan.report.content;

import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The convention of 2015 article by article: what was promised, and what the year came to. An article is measured by what
 * binds those who promised, and by what the committee set a target for; key figures stand beside as context. Where none of
 * the catalogue's indicators binds, the key figures measure it, or else its first ones.
 */
public record Engagements(ReportInput input, Figures figures, Wording wording) {
    /** The column of what an article promises. */
    public static final String COMMITMENT = "engagements.commitment";

    /** The column of the distance to the target. */
    public static final String GAP = "engagements.gap";

    /** The column of whether the promise was kept. */
    public static final String STATUS = "engagements.status";

    /** The articles that promise something: the others set the frame. */
    private static final List<Integer> ARTICLES = List.of(2, 3, 4, 5, 6, 7, 9, 11);

    /** What each article binds to: that of Ateliers Canopé or of the other places, where it is they who promised or gain. */
    private static final Map<Integer, List<String>> BINDING = Map.of(
            2, List.of("difficultes_signalees"),
            3, List.of("ateliers_epn_canope"),
            4, List.of("taux_labellisation", "personnes_formees", "part_geolocalises"),
            5, List.of("equipements_donnes_ateliers", "part_materiel_reforme_donne"),
            6, List.of("offres_abonnement", "part_lieux_abonnes", "economie_abonnements"),
            7, List.of("conformite_charte", "taux_realisation_decisions", "cout_par_heure", "ratio_plus_value"),
            9, List.of("comites_tenus", "part_comptes_rendus_signes", "moyens_engages", "moyens_prevus"),
            11, List.of("operations_conjointes"));

    private static final int FEW = 3;

    /**
     * What an article promises.
     *
     * @param article its number
     * @param indicator what it is measured by, null where nothing measures it
     * @param context whether the indicator does not measure the promise, but says what the whole network came to
     */
    public record Engagement(int article, @Nullable Indicator indicator, boolean context) {}

    /** The promises in the order of the articles. */
    public List<Engagement> all() {
        return ARTICLES.stream().flatMap(this::of).toList();
    }

    private Stream<Engagement> of(int article) {
        List<Indicator> all = input.indicators().stream()
                .filter(indicator -> indicator.article() == article)
                .toList();
        List<Indicator> binding = Stream.concat(
                        BINDING.get(article).stream()
                                .map(input.indicatorsById()::get)
                                .filter(indicator -> indicator != null && indicator.article() == article),
                        all.stream()
                                .filter(indicator -> figures.target(indicator).isPresent()))
                .distinct()
                .toList();
        List<Indicator> beside = all.stream()
                .filter(indicator -> indicator.keyFigure() != null && !binding.contains(indicator))
                .toList();
        boolean bound = all.stream().anyMatch(Engagements::binds);
        List<Engagement> shown = Stream.concat(
                        binding.stream().map(indicator -> new Engagement(article, indicator, false)),
                        beside.stream().map(indicator -> new Engagement(article, indicator, bound)))
                .toList();
        if (!shown.isEmpty()) {
            return shown.stream();
        }
        return all.isEmpty()
                ? Stream.of(new Engagement(article, null, false))
                : all.stream().limit(FEW).map(indicator -> new Engagement(article, indicator, false));
    }

    private static boolean binds(Indicator indicator) {
        return BINDING.getOrDefault(indicator.article(), List.of()).contains(indicator.id());
    }

    /** Whether an indicator is a key figure, measures what an article binds to, or has a target. */
    public boolean isFollowed(Indicator indicator) {
        return indicator.keyFigure() != null
                || binds(indicator)
                || figures.target(indicator).isPresent();
    }

    /** What binds where the key figures say what the whole network came to; empty where they say all, or it is not known. */
    public Optional<String> besideKeyFigures() {
        List<Engagement> all = all();
        List<Integer> articles = all.stream()
                .filter(Engagement::context)
                .map(Engagement::article)
                .distinct()
                .toList();
        String results = articles.stream()
                .flatMap(article -> all.stream()
                        .filter(engagement -> engagement.article() == article
                                && engagement.indicator().keyFigure() == null
                                && figures.isKnown(engagement.indicator()))
                        .limit(1))
                .map(engagement -> wording.say(
                        "engagements.result", wording.label(engagement.indicator()), result(engagement.indicator())))
                .collect(Collectors.joining(wording.say("marks.and")));
        return results.isEmpty()
                ? Optional.empty()
                : Optional.of(wording.say("engagements.beside", results, wording.say("sheet.engagements")));
    }

    private String result(Indicator indicator) {
        String number = wording.number(
                figures.value(indicator, input.year()).orElseThrow(),
                indicator.unit().decimals());
        return indicator.unit() == Unit.PERCENT ? wording.say("sensitivity.percent", number) : number;
    }

    /** Whether the committee set a target of the country for the year. */
    public boolean hasTargets() {
        return input.indicators().stream()
                .anyMatch(indicator -> figures.target(indicator).isPresent());
    }

    /** What is to be known before the table is read. */
    public List<String> notes() {
        return hasTargets()
                ? List.of(wording.say("engagements.note"))
                : List.of(
                        wording.say("engagements.note"), wording.say("engagements.no-target-at-all", input.thisYear()));
    }

    /** Promises beside the results of the year. */
    public Table table(List<Engagement> engagements) {
        return new TableLayout<Engagement>(wording)
                .number("column.article", engagement -> new Cell.Quantity(engagement.article()))
                .prose(COMMITMENT, this::commitment)
                .name(TableLayout.INDICATOR, engagement -> measured(engagement, wording::label))
                .name(TableLayout.UNIT, engagement -> measured(engagement, indicator -> wording.unit(indicator.unit())))
                .year(input.year(), engagement -> cell(engagement, figures::cell))
                .unknown(engagements, this::unknown)
                .number(TableLayout.TARGET, engagement -> cell(engagement, figures::targetCell))
                .number(GAP, engagement -> cell(engagement, this::gap))
                .name(
                        STATUS,
                        engagement -> engagement.indicator() == null
                                ? wording.say("engagements.no-indicator")
                                : status(engagement.indicator(), engagement.context()))
                .of(engagements);
    }

    private static String measured(Engagement engagement, Function<Indicator, String> words) {
        return engagement.indicator() == null ? "" : words.apply(engagement.indicator());
    }

    private static Cell cell(Engagement engagement, Function<Indicator, Cell> cell) {
        return engagement.indicator() == null ? Cell.NOT_APPLICABLE : cell.apply(engagement.indicator());
    }

    private Optional<BigDecimal> unknown(Engagement engagement) {
        return Optional.ofNullable(engagement.indicator()).flatMap(figures::unknown);
    }

    private Cell gap(Indicator indicator) {
        return figures.target(indicator)
                .map(Comparison::gap)
                .<Cell>map(gap -> Cell.Quantity.signed(gap, indicator.unit().decimals()))
                .orElse(Cell.NOT_APPLICABLE);
    }

    /** What an article promises, in a sentence. */
    public String commitment(Engagement engagement) {
        return wording.say("engagements." + engagement.article());
    }

    /** Whether the promise that an indicator measures was kept, or why that is not known. */
    public String status(Indicator indicator) {
        return status(indicator, false);
    }

    private String status(Indicator indicator, boolean context) {
        if (figures.isConfidential(indicator)) {
            return wording.say("engagements.confidential");
        }
        if (!figures.isKnown(indicator)) {
            return wording.say("engagements.missing", wording.whyMissing(indicator, figures));
        }
        Optional<Comparison> target = figures.target(indicator);
        if (target.isEmpty()) {
            return context ? inContext(indicator) : withoutTarget(indicator);
        }
        if (figures.status(indicator).filter(Status.PROVISIONAL::equals).isPresent()) {
            return wording.say("engagements.running");
        }
        return target.map(Comparison::reached)
                .map(reached -> wording.say(reached ? "engagements.reached" : "engagements.missed"))
                .orElseGet(() -> wording.say("engagements.neither"));
    }

    private String inContext(Indicator indicator) {
        return figures.told(indicator)
                .map(change -> wording.say("engagements.context-followed", wording.trend(indicator, change)))
                .orElseGet(() -> wording.say("engagements.context"));
    }

    /** Without a target the committee still sees which way the figure went. */
    private String withoutTarget(Indicator indicator) {
        return figures.told(indicator)
                .map(change -> wording.say("engagements.followed", wording.trend(indicator, change)))
                .orElseGet(() -> wording.say("engagements.no-target"));
    }
}

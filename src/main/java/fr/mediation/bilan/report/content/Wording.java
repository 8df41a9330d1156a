package fr.mediation.bilan.report.content;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.CategoryNames;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Decision;
import fr.mediation.bilan.indicator.judge.FindingSentences;
import fr.mediation.bilan.report.Days;
import fr.mediation.bilan.report.Edition;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.Surrogates;
import fr.mediation.bilan.value.AssumptionKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of a report, in the reader's language. */
public final class Wording {
    private static final int LONGEST_BESIDE_BARS = 60;

    /** The suffix of an estimated figure. */
    static final String ESTIMATED = " [e]";

    /** The units that an indicator's name makes clear. */
    private static final Set<Unit> BARE = EnumSet.of(Unit.COUNT, Unit.PERSONS, Unit.RATIO);

    private final Messages messages;

    /**
     * The words of a report.
     *
     * @param language the reader's language
     */
    public Wording(Locale language) {
        messages = Messages.in(language);
    }

    /** A sentence of the report's bundle. Years go in as text: a number would be grouped. */
    public String say(String name, Object... arguments) {
        return messages.get("report." + name, arguments);
    }

    /** The names of the sentences that begin alike, without that beginning, in no order. */
    List<String> names(String beginning) {
        String whole = "report." + beginning;
        return messages.keys(whole).stream()
                .map(key -> key.substring(whole.length()))
                .toList();
    }

    /** Why the added value of the reported year is not known. */
    public String noValue(ReportInput input) {
        return Optional.ofNullable(input.appraisal().obstacle())
                .map(obstacle -> say("value.hindered", input.thisYear(), messages.get(obstacle)))
                .orElseGet(() -> input.valuations().containsKey(Figure.COUNTRY)
                        ? say("value.nothing-reported", ReportInput.FRANCE.name(), input.thisYear())
                        : say("value.none", input.thisYear()));
    }

    /** A sheet that holds nothing yet, by the name of its sentences; its title may name the year. */
    public Sheet.Draft sheet(String id, Sheet.Layout layout, String year) {
        return sheet(id, say(id + ".title", year), layout);
    }

    /** A sheet that holds nothing yet, by the name of its sentences but the title. */
    public Sheet.Draft sheet(String id, String title, Sheet.Layout layout) {
        return new Sheet.Draft(say("sheet." + id), say("sheet." + id + ".about"), title, layout);
    }

    /** A definition's text. */
    public String in(Label label) {
        return label.in(messages.locale());
    }

    /** An indicator's name. */
    public String label(Indicator indicator) {
        return in(indicator.label());
    }

    /** A number as the reader writes it, rounded half up. */
    public String number(BigDecimal value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        // Of a number that is rounded to zero no sign stands either.
        boolean below = value.setScale(decimals, RoundingMode.HALF_UP).signum() < 0;
        return (below ? "−" : "") + format.format(value.abs());
    }

    /** A change as the reader writes it, with its sign. */
    String signed(BigDecimal value, int decimals) {
        String number = number(value.abs(), decimals);
        return value.signum() > 0 ? "+" + number : value.signum() < 0 ? "−" + number : number;
    }

    /** The cell of a change in percent. */
    Cell.Quantity percent(BigDecimal percent) {
        return new Cell.Quantity(percent, 1, say("percent-sign"), true);
    }

    /** The cell of a change in its unit, in points where that is a percentage. */
    Cell.Quantity difference(Change change, Unit unit) {
        return new Cell.Quantity(change.difference(), unit.decimals(), unit == Unit.PERCENT ? say("points") : "", true);
    }

    /** The cell of a change in percent, or in its unit where it has no percentage. */
    public Cell change(Change change, Unit unit) {
        return change.percent() == null ? difference(change, unit) : percent(change.percent());
    }

    /** A cell as words, for documents that have no number formats; a number is not separated from its suffix. */
    public String text(Cell cell) {
        Cell shown = cell.shown();
        if (shown instanceof Cell.Text text) {
            return text.text();
        }
        if (shown instanceof Cell.Link link) {
            return link.text();
        }
        if (shown instanceof Cell.Quantity quantity) {
            BigDecimal value = quantity.value().setScale(quantity.decimals(), RoundingMode.HALF_UP);
            String number = quantity.signed() || value.signum() < 0
                    ? signed(value, quantity.decimals())
                    : number(value, quantity.decimals());
            return number + quantity.suffix().replace(' ', '\u00a0');
        }
        if (shown instanceof Cell.Year year) {
            return String.valueOf(year.number());
        }
        return shown instanceof Cell.Day day ? Days.in(day.date(), messages.locale()) : ((Cell.Marker) shown).code();
    }

    /** Whether the reader's language is French. */
    boolean isFrench() {
        return messages.locale().equals(Messages.FRENCH);
    }

    /** What a unit is called. */
    public String unit(Unit unit) {
        return say("unit." + unit.name().toLowerCase(Locale.ROOT));
    }

    /** An indicator's name as a column header: with its unit, where the name does not say it. */
    public String header(Indicator indicator) {
        String label = label(indicator);
        String unit = unit(indicator.unit());
        boolean clear = BARE.contains(indicator.unit())
                || label.toLowerCase(messages.locale()).contains(unit);
        return clear ? label : say("header", label, unit);
    }

    /** Which way a figure went, and whether that is the way it should go: a sign and a word. */
    String trend(Indicator indicator, Change change) {
        int direction = change.difference().signum();
        String trend = direction == 0 ? say("trend.same") : trend(indicator, direction);
        return change.atConstantScope() ? say("trend.constant", trend) : trend;
    }

    private String trend(Indicator indicator, int direction) {
        String mark = say(direction > 0 ? "trend.up" : "trend.down");
        return switch (indicator.better()) {
            case "higher" -> say(direction > 0 ? "trend.progress" : "trend.setback", mark);
            case "lower" -> say(direction < 0 ? "trend.progress" : "trend.setback", mark);
            default -> mark;
        };
    }

    /** What a map of regions is called. */
    public String perimeter(Perimeter perimeter) {
        return say("perimeter." + perimeter.code());
    }

    /** What a figure is broken down by, within a sentence. */
    public String dimensionWithin(Dimension dimension) {
        return new CategoryNames(messages).dimension(dimension);
    }

    /** What a figure is broken down by. */
    public String dimension(Dimension dimension) {
        String name = dimensionWithin(dimension);
        return name.substring(0, 1).toUpperCase(messages.locale()) + name.substring(1);
    }

    /** What a category is called. */
    public String category(Category category) {
        return new CategoryNames(messages).category(category);
    }

    /**
     * What a category is called beside the bars of a chart. A theme may be a whole remark, which would leave them no room; the
     * data sheet and the open files have it whole.
     */
    public String shortCategory(Category category) {
        String name = category(category);
        return name.length() > LONGEST_BESIDE_BARS ? Surrogates.beginning(name, LONGEST_BESIDE_BARS - 1) + "…" : name;
    }

    /** What a category of an indicator is called. */
    public String category(Indicator indicator, Category category) {
        return new CategoryNames(messages).category(indicator, category);
    }

    /** The sentences of findings. */
    public FindingSentences findings(ReportInput input) {
        return new FindingSentences(
                messages,
                input.indicators(),
                input.territories().stream().collect(Collectors.toMap(TerritoryName::code, TerritoryName::name)));
    }

    /** What was decided about a finding: that it is to be checked, where nothing was. */
    public String decision(@Nullable Decision decision) {
        return decision == null
                ? say("check.open")
                : say("check.decided", Days.in(decision.decidedOn(), messages.locale()), decision.reason());
    }

    /** What became of a delivery. */
    public String deliveryStatus(String code) {
        return messages.get("job.delivery." + code);
    }

    /** A publication by its number and day, or that there is none. */
    String edition(Edition edition) {
        return Optional.ofNullable(edition.number())
                .map(number ->
                        say("edition.published", Long.toString(number), Days.in(edition.day(), messages.locale())))
                .orElseGet(() -> say("edition.draft"));
    }

    /** Why there is no figure of an indicator: what it is measured on is missing, or does not tell. */
    String whyMissing(Indicator indicator, Figures figures) {
        return indicator
                .facts()
                .map(facts -> say(figures.isAnyKnown(facts) ? "missing.answers" : "missing.data", in(facts.label())))
                .orElseGet(
                        () -> say(indicator.from() == Origin.Derived.VALUE ? figures.noValue() : "missing.indicators"));
    }

    /** A sentence for each reason why indicators have no figure. */
    List<String> missing(List<Indicator> indicators, String year, Figures figures) {
        Map<String, List<String>> namesByReason = new LinkedHashMap<>();
        indicators.forEach(indicator -> namesByReason
                .computeIfAbsent(whyMissing(indicator, figures), reason -> new ArrayList<>())
                .add(say("summary.quoted", label(indicator))));
        return namesByReason.entrySet().stream()
                .map(one -> say("missing", String.join(", ", one.getValue()), year, one.getKey()))
                .toList();
    }

    /** What an assumption is about. */
    public String assumption(AssumptionKind kind) {
        return say("assumption." + kind.key());
    }

    /** What the figures of an indicator come from. */
    public String origin(Indicator indicator) {
        return indicator
                .facts()
                .map(facts -> in(facts.label()))
                .orElseGet(() -> say("source." + indicator.from().id()));
    }
}

package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All the valued changes with their assumptions, and what was invested to achieve them. No two of its outcomes value
 * the same effect: {@link ValueMapReader} refuses a map in which two outcomes that exclude each other are both active.
 *
 * @param title what the map is about
 * @param currency the currency of every amount, as its ISO 4217 code
 * @param year the calendar year valued when the map is evaluated standalone, null where none is given
 * @param discountRate how euros of later years are discounted
 * @param inputs what was invested
 * @param outcomes the outcomes that are added up, in the order they are shown
 * @param series the dated parameters it refers to, the discount rate among them where it is one
 * @param alternatives the outcomes turned off with {@code active: false}: documented, never added up
 * @param questions what nobody has answered yet, and what limits the ratio until somebody does
 */
public record ValueMap(
        Label title,
        String currency,
        @Nullable Integer year,
        DiscountRate discountRate,
        List<Input> inputs,
        List<Outcome> outcomes,
        List<Series> series,
        List<Outcome> alternatives,
        List<Question> questions) {

    /**
     * Keeps its own copies of the lists.
     */
    public ValueMap {
        inputs = List.copyOf(inputs);
        outcomes = List.copyOf(outcomes);
        series = List.copyOf(series);
        alternatives = List.copyOf(alternatives);
        questions = List.copyOf(questions);
    }

    /**
     * Something that a reader must be told is not known.
     *
     * @param about what it is about, in a few words
     * @param question what is not known, and what it does to the ratio
     * @param who who can answer
     */
    public record Question(Label about, Label question, Label who) {}

    /**
     * Something invested.
     *
     * @param id its name in the map
     * @param label what it is called
     * @param amount euros, or hours where they are valued by a series
     * @param times the series that says what an hour is worth, null where the amount is in euros
     * @param source why hours are valued so
     */
    public record Input(
            String id,
            Label label,
            Quantity amount,
            @Nullable Series times,
            Source source) {}

    /** {@return the figures that the valuation of a territory needs, each once} */
    public Set<Quantity.Measured> measured() {
        Set<Quantity.Measured> measured = new LinkedHashSet<>(measuredMeans());
        measured.addAll(measuredEffects());
        return measured;
    }

    /** {@return those that its inputs need} */
    public Set<Quantity.Measured> measuredMeans() {
        return measured(inputs.stream().map(Input::amount));
    }

    /** {@return those that its outcomes need} */
    public Set<Quantity.Measured> measuredEffects() {
        return measured(outcomes.stream()
                .flatMap(outcome -> Stream.concat(Stream.of(outcome.quantity()), outcome.creditedBefore().stream())));
    }

    private static Set<Quantity.Measured> measured(Stream<Quantity> quantities) {
        return quantities
                .filter(Quantity.Measured.class::isInstance)
                .map(Quantity.Measured.class::cast)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * {@return the same map with its outcomes changed}
     *
     * @param change gives the changed outcome
     */
    public ValueMap with(UnaryOperator<Outcome> change) {
        return new ValueMap(
                title,
                currency,
                year,
                discountRate,
                inputs,
                outcomes.stream().map(change).toList(),
                series,
                alternatives,
                questions);
    }

    /**
     * {@return the same map at another discount rate}
     *
     * @param rate the rate
     */
    public ValueMap with(DiscountRate rate) {
        return new ValueMap(title, currency, year, rate, inputs, outcomes, series, alternatives, questions);
    }
}

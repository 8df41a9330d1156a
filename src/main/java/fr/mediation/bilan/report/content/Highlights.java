package fr.mediation.bilan.report.content;

import fr.mediation.bilan.indicator.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the key figures say, in three sentences: what grew, what fell, and what to look at. Names are
 * quoted, and no word around them depends on their gender or number, so that any indicator fits.
 *
 * @param keyFigures the key figures
 * @param toCheck how many figures of the year are implausible
 * @param besideFigures what else calls for attention, in words
 * @param year the reported year
 * @param wording the reader's language
 */
public record Highlights(
        List<KeyFigure> keyFigures, int toCheck, List<String> besideFigures, int year, Wording wording) {
    /** How many names a sentence lists before it counts the others; a single other is named too. */
    private static final int NAMES = 3;

    /** Below this a French noun is singular: « 1,9 point ». */
    private static final BigDecimal FRENCH_PLURAL = BigDecimal.valueOf(2);

    /** What is known of a key figure. */
    public enum State {
        /** Its value. */
        KNOWN,
        /** Nothing: no data. */
        MISSING,
        /** Nothing that may be shown. */
        CONFIDENTIAL
    }

    /**
     * A key figure, as far as the sentences need it.
     *
     * @param name the indicator's name
     * @param unit its unit
     * @param state what is known of this year's value
     * @param change the change against last year; null where one of the two is not known or the series is broken
     * @param broken whether both are known and the series is broken between them
     * @param better which way is better: {@code higher}, {@code lower} or {@code none}
     * @param missed whether the committee's target was not reached
     */
    public record KeyFigure(
            String name,
            Unit unit,
            State state,
            @Nullable Change change,
            boolean broken,
            String better,
            boolean missed) {
        private int direction() {
            return change == null ? 0 : change.difference().signum();
        }

        /** Whether it went the wrong way. */
        public boolean worse() {
            return better.equals("higher") && direction() < 0 || better.equals("lower") && direction() > 0;
        }
    }

    /** The sentences; the first two are one where nothing compares. */
    public List<String> sentences() {
        return Stream.concat(compared().stream(), Stream.of(toLookAt())).toList();
    }

    private List<String> compared() {
        if (keyFigures.stream().allMatch(figure -> figure.change() == null)) {
            return List.of(wording.say("summary.no-comparison", lastYear(), String.valueOf(year)));
        }
        return List.of(moved("summary.grew", 1), moved("summary.fell", -1));
    }

    private String lastYear() {
        return String.valueOf(year - 1);
    }

    private String moved(String sentence, int direction) {
        List<String> changes = keyFigures.stream()
                .filter(figure -> figure.direction() == direction)
                .sorted(Comparator.comparing(Highlights::size).reversed())
                .map(figure -> wording.say("summary.moved", figure.name(), change(figure)))
                .toList();
        return changes.isEmpty()
                ? wording.say(sentence + "-none", lastYear())
                : wording.say(sentence, lastYear(), list(changes));
    }

    /** The largest change in percent first; then those that have none, in their order. */
    private static BigDecimal size(KeyFigure figure) {
        return Optional.ofNullable(figure.change().percent())
                .map(BigDecimal::abs)
                .orElse(BigDecimal.ZERO);
    }

    private String change(KeyFigure figure) {
        String amount = amount(figure);
        return figure.change().atConstantScope() ? wording.say("summary.constant", amount) : amount;
    }

    private String amount(KeyFigure figure) {
        BigDecimal difference = figure.change().difference();
        if (figure.unit() == Unit.PERCENT) {
            boolean one = wording.isFrench()
                    ? difference.abs().compareTo(FRENCH_PLURAL) < 0
                    : difference.abs().compareTo(BigDecimal.ONE) == 0;
            return wording.say(
                    one ? "summary.point" : "summary.points",
                    wording.signed(difference, figure.unit().decimals()));
        }
        return Optional.ofNullable(figure.change().percent())
                .map(percent -> wording.say("summary.percent", wording.signed(percent, 1)))
                .orElseGet(() -> wording.say(
                        "summary.from-zero",
                        wording.signed(difference, figure.unit().decimals())));
    }

    private String toLookAt() {
        List<String> reasons = new ArrayList<>();
        reason(reasons, "missed", KeyFigure::missed);
        reason(reasons, "worse", KeyFigure::worse);
        reason(reasons, "missing", figure -> figure.state() == State.MISSING);
        reason(reasons, "confidential", figure -> figure.state() == State.CONFIDENTIAL);
        reason(reasons, "broken", KeyFigure::broken);
        if (toCheck > 0) {
            reasons.add(wording.say("summary.look.to-check", toCheck, wording.say("sheet.check")));
        }
        reasons.addAll(besideFigures);
        return reasons.isEmpty()
                ? wording.say("summary.look-none")
                : wording.say("summary.look", String.join(wording.say("summary.look.and"), reasons));
    }

    private void reason(List<String> reasons, String name, Predicate<KeyFigure> holds) {
        List<String> names = keyFigures.stream()
                .filter(holds)
                .map(figure -> wording.say("summary.quoted", figure.name()))
                .toList();
        if (!names.isEmpty()) {
            reasons.add(wording.say("summary.look." + name, names.size(), list(names)));
        }
    }

    /** « A », « A et B », « A, B et C », « A, B, C et 2 autres ». */
    private String list(List<String> items) {
        boolean all = items.size() <= NAMES + 1;
        List<String> shown = new ArrayList<>(all ? items : items.subList(0, NAMES));
        if (!all) {
            shown.add(wording.say("summary.others", items.size() - NAMES));
        }
        String last = shown.remove(shown.size() - 1);
        return shown.isEmpty() ? last : String.join(", ", shown) + wording.say("summary.and") + last;
    }
}

package fr.mediation.bilan.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.content.Highlights.KeyFigure;
import fr.mediation.bilan.report.content.Highlights.State;
import fr.mediation.bilan.text.Messages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HighlightsTest {
    private static final int YEAR = 2017;

    /** What may become of one key figure: every sign, zero, a missing, confidential or broken value, from zero or not. */
    private enum Fate {
        UP("100", "150"),
        DOWN("100", "50"),
        SAME("100", "100"),
        FROM_ZERO("0", "12"),
        TO_ZERO("12", "0"),
        MISSING(null, null),
        CONFIDENTIAL(null, null),
        BROKEN(null, null);

        private final String before;
        private final String now;

        Fate(String before, String now) {
            this.before = before;
            this.now = now;
        }
    }

    @Test
    void whatGrewStandsBeforeWhatFell() {
        assertThat(french(figure("Activités", Fate.UP, Unit.COUNT), figure("Dons", Fate.DOWN, Unit.COUNT)))
                .startsWith(
                        "En hausse par rapport à 2016 : « Activités » (+50,0 %).",
                        "En baisse par rapport à 2016 : « Dons » (−50,0 %).");
    }

    @Test
    void theLargestChangesComeFirst() {
        assertThat(french(
                                known("A", Unit.COUNT, "100", "101", "none"),
                                known("B", Unit.COUNT, "100", "130", "none"),
                                known("C", Unit.COUNT, "100", "110", "none"))
                        .get(0))
                .isEqualTo("En hausse par rapport à 2016 : « B » (+30,0 %), « C » (+10,0 %) et « A » (+1,0 %).");
    }

    @Test
    void theOthersAreCountedWhereThereAreMany() {
        KeyFigure[] figures = Stream.of("A", "B", "C", "D", "E")
                .map(name -> figure(name, Fate.UP, Unit.COUNT))
                .toArray(KeyFigure[]::new);
        assertThat(french(figures).get(0)).endsWith("« C » (+50,0 %) et 2 autres.");
        assertThat(english(figures).get(0)).endsWith("“C” (+50.0%) and 2 others.");
    }

    @Test
    void oneOtherIsNamed() {
        KeyFigure[] figures = Stream.of("A", "B", "C", "D")
                .map(name -> figure(name, Fate.UP, Unit.COUNT))
                .toArray(KeyFigure[]::new);
        assertThat(french(figures).get(0)).endsWith("« C » (+50,0 %) et « D » (+50,0 %).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "50;51;+1,0 point;+1.0 point",
                "50;51.9;+1,9 point;+1.9 points",
                "50;52;+2,0 points;+2.0 points",
                "50;50.5;+0,5 point;+0.5 points",
            })
    void theChangeOfAShareIsInPointsThatAgree(String before, String now, String french, String english) {
        KeyFigure share = known("Part", Unit.PERCENT, before, now, "none");
        assertThat(french(share).get(0)).contains("(" + french + ")");
        assertThat(english(share).get(0)).contains("(" + english + ")");
    }

    @Test
    void aChangeFromZeroHasNoPercentage() {
        assertThat(french(figure("Dons", Fate.FROM_ZERO, Unit.COUNT)).get(0))
                .contains("« Dons » (+12, à partir de zéro)");
    }

    @Test
    void aSetbackIsToBeLookedAt() {
        assertThat(french(known("Lieux", Unit.COUNT, "10", "8", "higher")).get(2))
                .isEqualTo("À regarder : évolution défavorable de « Lieux ».");
        assertThat(french(known("Coût", Unit.EURO, "8", "10", "lower")).get(2))
                .isEqualTo("À regarder : évolution défavorable de « Coût ».");
    }

    @Test
    void whatGoesTheRightWayIsNot() {
        assertThat(french(known("Coût", Unit.EURO, "10", "8", "lower")).get(2)).startsWith("Rien n’appelle");
    }

    @Test
    void missedTargetsAreToBeLookedAt() {
        KeyFigure missed = new KeyFigure("Lieux", Unit.COUNT, State.KNOWN, null, false, "higher", true);
        assertThat(french(missed, missed))
                .last()
                .asString()
                .contains("cibles non atteintes pour « Lieux » et « Lieux »");
    }

    @Test
    void figuresToCheckAreCounted() {
        assertThat(sentences(Messages.FRENCH, 1, List.of()))
                .last()
                .isEqualTo("À regarder : 1 chiffre à vérifier (feuille « À vérifier »).");
    }

    @Test
    void nothingToCompareIsSaidOnce() {
        assertThat(french(figure("Dons", Fate.MISSING, Unit.COUNT)))
                .containsExactly(
                        "Aucune comparaison avec 2016 : aucun chiffre clé n’est connu à la fois pour 2016 et pour 2017.",
                        "À regarder : donnée absente pour « Dons ».");
    }

    @ParameterizedTest
    @MethodSource("grid")
    void everySentenceIsWholeWhateverBecameOfTheFigures(List<KeyFigure> figures) {
        for (Locale language : List.of(Messages.FRENCH, Messages.ENGLISH)) {
            assertThat(sentences(language, 0, figures))
                    .allSatisfy(sentence -> assertThat(sentence)
                            .endsWith(".")
                            .doesNotContain("{", "}", "null", "??", "  ", " .", "..", ": .", ",,")
                            .matches("[A-ZÀ].*"));
        }
    }

    @ParameterizedTest
    @MethodSource("grid")
    void everyFigureIsToldWhereItBelongsAndNowhereElse(List<KeyFigure> figures) {
        List<String> sentences = sentences(Messages.FRENCH, 0, figures);
        List<String> compared = sentences.subList(0, sentences.size() - 1);
        String look = sentences.get(sentences.size() - 1);
        for (KeyFigure figure : figures) {
            int direction =
                    figure.change() == null ? 0 : figure.change().difference().signum();
            String name = "« " + figure.name() + " »";
            assertThat(compared.stream().filter(sentence -> sentence.contains(name)))
                    .hasSize(direction == 0 ? 0 : 1)
                    .allMatch(sentence -> sentence.startsWith(direction > 0 ? "En hausse" : "En baisse"));
            boolean odd = figure.state() != State.KNOWN || figure.broken() || direction < 0;
            assertThat(look.contains(name)).isEqualTo(odd);
        }
    }

    /** Every pair of fates of two figures, in two units. */
    static Stream<List<KeyFigure>> grid() {
        List<List<KeyFigure>> grid = new ArrayList<>();
        for (Unit unit : List.of(Unit.COUNT, Unit.PERCENT)) {
            for (Fate one : Fate.values()) {
                for (Fate other : Fate.values()) {
                    grid.add(List.of(figure("Un", one, unit), figure("Deux", other, unit)));
                }
            }
        }
        return grid.stream();
    }

    private static KeyFigure figure(String name, Fate fate, Unit unit) {
        return switch (fate) {
            case MISSING -> new KeyFigure(name, unit, State.MISSING, null, false, "higher", false);
            case CONFIDENTIAL -> new KeyFigure(name, unit, State.CONFIDENTIAL, null, false, "higher", false);
            case BROKEN -> new KeyFigure(name, unit, State.KNOWN, null, true, "higher", false);
            default -> known(name, unit, fate.before, fate.now, "higher");
        };
    }

    private static KeyFigure known(String name, Unit unit, String before, String now, String better) {
        return new KeyFigure(
                name,
                unit,
                State.KNOWN,
                Change.between(new BigDecimal(before), new BigDecimal(now), unit),
                false,
                better,
                false);
    }

    private static List<String> french(KeyFigure... figures) {
        return sentences(Messages.FRENCH, 0, List.of(figures));
    }

    private static List<String> english(KeyFigure... figures) {
        return sentences(Messages.ENGLISH, 0, List.of(figures));
    }

    private static List<String> sentences(Locale language, int toCheck, List<KeyFigure> figures) {
        return new Highlights(figures, toCheck, List.of(), YEAR, new Wording(language))
                .sentences().stream()
                        // Narrow spaces are right, and hard to read in a test.
                        .map(sentence -> sentence.replace('\u202f', ' '))
                        .toList();
    }
}

package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private static final Components NOTHING_COUNTED = new Components(BigDecimal.ZERO, null, null, null, 0);
    private static final String SHARE = "part_femmes";
    private static final String COUNT = "participations";

    private static Figure figure(String indicator, Components components) {
        return components.figure(
                CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts())
                        .get(indicator)
                        .orElseThrow(),
                Period.year(2016),
                new Territory(Perimeter.REGIONS_2016, Level.REGION, "75"),
                Category.TOTAL);
    }

    private static Components of(@Nullable String numerator, @Nullable String denominator, @Nullable String total) {
        return new Components(number(numerator), number(denominator), number(total), null, 4);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @Test
    void aShareIsRoundedHalfUpOnceAtTheEnd() {
        Figure figure = figure(SHARE, of("2", "3", null));

        assertThat(figure.value()).isEqualTo("66.666667");
        assertThat(figure.numerator()).isEqualTo("2.000000");
        assertThat(figure.denominator()).isEqualTo("3.000000");
        assertThat(figure.status()).isEqualTo(Status.NORMAL);
    }

    @Test
    void aNumberThatNobodyCouldReadIsRefusedWithItsIndicator() {
        Components large = of("1e18", null, null);

        assertThat(figure(COUNT, of("999999999999999999", null, null)).value()).isNotNull();
        assertThatThrownBy(() -> figure(COUNT, large))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                                .contains(COUNT, "18 chiffres"));
    }

    @Test
    void aShareOfNothingIsMissing() {
        assertThat(figure(SHARE, of("0", "0", null)).status()).isEqualTo(Status.MISSING);
        assertThat(figure(SHARE, of("0", null, null)).status()).isEqualTo(Status.MISSING);
        assertThat(figure(SHARE, NOTHING_COUNTED).status()).isEqualTo(Status.MISSING);
    }

    @Test
    void aCountOfNothingIsZero() {
        assertThat(figure(COUNT, NOTHING_COUNTED).value()).isEqualByComparingTo("0");
        assertThat(figure(COUNT, Components.MISSING).value()).isNull();
    }

    @Test
    void theUnknownRateIsWhatTheDenominatorLacksOfTheTotal() {
        assertThat(figure(SHARE, of("1", "3", "4")).unknownRate()).isEqualByComparingTo("0.25");
        assertThat(figure(SHARE, of("1", "3", null)).unknownRate()).isNull();
        assertThat(figure(SHARE, of("0", "0", "0")).unknownRate()).isNull();
    }

    private static Figure count(String numerator, String known, String total) {
        return figure(COUNT, new Components(number(numerator), null, number(total), number(known), 4));
    }

    @Test
    void aCountOfWhichNobodySaysAnythingIsMissingAndNotZero() {
        Figure figure = count("0", "0", "12");

        assertThat(figure.status()).isEqualTo(Status.MISSING);
        assertThat(figure.numerator()).isNull();
        assertThat(figure.unknownRate()).isEqualByComparingTo("1");
    }

    @Test
    void aCountOfWhichSomeSayNothingHasTheirRateBesideIt() {
        Figure figure = count("3", "9", "12");

        assertThat(figure.value()).isEqualByComparingTo("3");
        assertThat(figure.unknownRate()).isEqualByComparingTo("0.25");
    }

    @Test
    void aCountWithNothingToKnowIsZero() {
        assertThat(count("0", "0", "0").value()).isEqualByComparingTo("0");
    }
}

package fr.mediation.bilan.fact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.fact.FactTable.CivilYears;
import fr.mediation.bilan.fact.FactTable.Time;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.text.Label;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactTableTest {
    private static FactTable table(Time time, Trait... traits) {
        return FactTable.of(
                "loan", Label.of("Prêts"), time, Set.of(traits), "place", "year number, place text", List.of());
    }

    @Test
    void theRowsOfACivilYearComeFromDeliveriesAboutIt() {
        assertThat(table(Time.DAY).deliveriesOf(YearBasis.CIVIL, 2016)).isEqualTo(new CivilYears(2016, 2016));
    }

    @Test
    void theRowsOfAYearOfTheConventionComeFromDeliveriesAboutTwoCivilYears() {
        assertThat(table(Time.DAY).deliveriesOf(YearBasis.CONVENTION, 2016)).isEqualTo(new CivilYears(2016, 2017));
        assertThat(table(Time.YEAR).deliveriesOf(YearBasis.CONVENTION, 2016)).isEqualTo(new CivilYears(2016, 2017));
    }

    @Test
    void aStateComesFromAllDeliveriesUpToTheLastDayOfTheYear() {
        assertThat(table(Time.STATE).deliveriesOf(YearBasis.CONVENTION, 2016))
                .isEqualTo(new CivilYears(Integer.MIN_VALUE, 2017));
    }

    @Test
    void rowsThatTellWhatCameBeforeComeFromAllEarlierDeliveriesToo() {
        assertThat(table(Time.YEAR, Trait.RETROSPECTIVE).deliveriesOf(YearBasis.CIVIL, 2016))
                .isEqualTo(new CivilYears(Integer.MIN_VALUE, 2016));
    }

    @Test
    void sumsOfACivilYearComeFromDeliveriesAboutItHoweverYearsAreCounted() {
        assertThat(table(Time.CIVIL_YEAR).deliveriesOf(YearBasis.CONVENTION, 2016))
                .isEqualTo(new CivilYears(2016, 2016));
    }

    @Test
    void rowsThatLaterDeliveriesAmendComeFromAllOfThem() {
        assertThat(table(Time.YEAR, Trait.AMENDED).deliveriesOf(YearBasis.CIVIL, 2016))
                .isEqualTo(CivilYears.ALL);
    }

    @Test
    void coverageIsMadeOfActivitiesAndReceptionOfAllThatIsDelivered() {
        FactTable activities = table(Time.DAY, Trait.ACTIVITY);
        FactTable means =
                FactTable.of("means", Label.of("Moyens"), Time.CIVIL_YEAR, Set.of(), "place", "year number", List.of());
        FactTables facts = new FactTables(List.of(activities, means));

        assertThat(facts.of("coverage").inputs().sources()).containsExactly("loan");
        assertThat(facts.of("reception").inputs().sources()).containsExactly("loan", "means");
    }
}

package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.attendance.AttendanceSource;
import fr.mediation.bilan.source.cell.BandedNumber;
import fr.mediation.bilan.source.cell.Choices;
import fr.mediation.bilan.text.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line makes of its cells, whatever its source. */
class LineTest {
    private static Line line(String column, String cell) {
        return CheckedLine.of(new AttendanceSource(), Map.of(column, cell)).line();
    }

    private static List<String> rules(Line line) {
        return line.faults().stream().map(fault -> fault.rule().code()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#N/A", "#REF!", "#VALEUR!", "#NOM?", "####", "Err:502", "=RECHERCHEV(A2;B:C;2)"})
    void anErrorOfASpreadsheetIsNoValueOfAListAndNoDate(String error) {
        Line line = CheckedLine.of(new AttendanceSource(), Map.of("genre", error, "date", error))
                .line();

        line.choice("genre", Choices.of("F", "M"));
        line.pastDate("date");

        assertThat(rules(line)).containsExactly("cellule_en_erreur", "cellule_en_erreur");
    }

    @Test
    void anEmptyCellAndAnAbsentColumnAreNoText() {
        Line line = line("genre", "");

        assertThat(line.text("genre")).isNull();
        assertThat(line.text("statut")).isNull();
        assertThat(line.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "NULL", "0null"})
    void theWordOfAProgramForNothingIsAnEmptyCell(String word) {
        Line line = line("genre", word);

        assertThat(line.text("genre")).isNull();
        assertThat(line.corrections())
                .singleElement()
                .extracting(Correction::kind, Correction::before)
                .containsExactly(CorrectionKind.NULL_TEXT, word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"idem", "Idem", "\"", "\u3003"})
    void aMarkForTheCellAboveIsNoText(String mark) {
        Line line = line("thematiques", mark);

        assertThat(line.required("thematiques")).isNull();
        assertThat(rules(line)).containsExactly("valeur_absente");
        assertThat(line.corrections()).extracting(Correction::kind).containsExactly(CorrectionKind.NULL_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 1 3", "2 1 3 30", "2 1"})
    void minutesThatAreAllTooFewAreTold(String minutes) {
        Line line = line("duree_minutes", "2");
        for (String written : minutes.split(" ")) {
            line.moveTo(new Row("", 2, List.of(written)));
            NumberCell.minutes(line, "duree_minutes", 1, 1440);
        }

        assertThat(line.warnings().sentences().stream().map(Sentence::key))
                .hasSize(minutes.equals("2 1 3") ? 1 : 0)
                .allMatch("source.warning.minutes_trop_courtes"::equals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#N/A", "#REF!", "#DIV/0!", "#VALEUR!", "#NOM ?", "#####", "Err:502", "=A1&B1", "=SI(B2;\"x\")"})
    void anErrorOfASpreadsheetIsNoText(String error) {
        Line line = line("thematiques", error);

        assertThat(line.text("thematiques")).isNull();
        assertThat(line.required("thematiques")).isNull();
        assertThat(rules(line)).containsExactly("cellule_en_erreur");
        assertThat(line.corrections()).extracting(Correction::kind).containsExactly(CorrectionKind.ERROR_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#1 Bureautique", "École", "Erreur", "= accès libre", "=", "#", "#MonEspace"})
    void aTextThatOnlyBeginsLikeOneIsRead(String text) {
        assertThat(line("thematiques", text).text("thematiques")).isEqualTo(text);
    }

    @Test
    void anErrorOfASpreadsheetIsNoNumber() {
        Line line = line("participants", "#N/A");

        assertThat(line.integer("participants", 1, 10)).isNull();
        assertThat(rules(line)).containsExactly("nombre_invalide");
    }

    @Test
    void textThatLostACharacterIsRefused() {
        Line line = line("type", "port\uFFFDs_ouvertes");

        assertThat(line.text("type")).isNull();
        assertThat(rules(line)).containsExactly("texte_endommage");
    }

    @Test
    void aLongValueIsShownUpToAWholeCharacter() {
        String beginning = "a".repeat(Bounds.SHOWN_CHARACTERS - 1);
        Line line = line("type", beginning + "😀😀");

        assertThat(line.choice("type", Choices.of("atelier"))).isNull();
        assertThat(line.faults()).extracting(Fault::value).containsExactly(beginning + "…");
    }

    @Test
    void anEmptyRequiredCellIsRefused() {
        Line line = line("type", "");

        assertThat(line.required("type")).isNull();
        assertThat(rules(line)).containsExactly("champ_obligatoire");
    }

    @Test
    void spacesInsideACodeAreRemovedAndReported() {
        Line line = line("code_postal", "33\u202F000");

        assertThat(line.code("code_postal")).isEqualTo("33000");
        assertThat(line.corrections()).extracting(Correction::kind).containsExactly(CorrectionKind.SPACES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1990-01-01", "2020-06-15"})
    void aPastDateLiesBetween1990AndToday(String date) {
        assertThat(line("date", date).pastDate("date")).isEqualTo(LocalDate.parse(date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1989-12-31", "2020-06-16"})
    void aPastDateBefore1990OrAheadIsRefused(String date) {
        Line line = line("date", date);

        assertThat(line.pastDate("date")).isNull();
        assertThat(rules(line)).containsExactly("date_hors_periode");
    }

    @Test
    void aDateInTheFutureIsTakenWhereItMayBe() {
        assertThat(line("date", "2024-01-01").date("date")).isEqualTo(LocalDate.of(2024, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020", "Décembre 2019", "31/02/2016", "hier"})
    void whatIsNoDateIsRefused(String text) {
        Line line = line("date", text);

        assertThat(line.date("date")).isNull();
        assertThat(rules(line)).containsExactly("date_invalide");
    }

    @Test
    void aDecimalCommaIsADecimalPoint() {
        assertThat(line("duree_minutes", "45,5").number("duree_minutes", 0, 100))
                .isEqualTo(new BigDecimal("45.5"));
    }

    @Test
    void aNarrowNoBreakSpaceInsideANumberIsNoPartOfIt() {
        assertThat(line("participants", "1\u202F250").integer("participants", 0, 2000))
                .isEqualTo(1250);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, valeur_hors_bornes",
        "101, valeur_hors_bornes",
        "beaucoup, nombre_invalide",
        "'1,5', nombre_invalide"
    })
    void whatIsNoWholeNumberWithinItsBoundsIsRefused(String text, String rule) {
        Line line = line("participants", text);

        assertThat(line.integer("participants", 0, 100)).isNull();
        assertThat(rules(line)).containsExactly(rule);
    }

    @Test
    void aBandCountsAsItsMidpoint() {
        assertThat(NumberCell.minutes(line("duree_minutes", "30-60"), "duree_minutes", 1, 100))
                .isEqualTo(new BandedNumber(new BigDecimal("45"), true));
    }

    @Test
    void aNumberIsNoBand() {
        assertThat(NumberCell.minutes(line("duree_minutes", "45"), "duree_minutes", 1, 100))
                .isEqualTo(new BandedNumber(new BigDecimal("45"), false));
    }

    @Test
    void aBandThatRunsBackwardsIsRefused() {
        Line line = line("duree_minutes", "60-30");

        assertThat(NumberCell.minutes(line, "duree_minutes", 1, 100)).isNull();
        assertThat(rules(line)).containsExactly("nombre_invalide");
    }

    @ParameterizedTest
    @CsvSource({"oui, true", "NON, false", "x, true", "0, false", "True, true"})
    void yesAndNoAreWrittenInManyWays(String text, boolean meant) {
        assertThat(line("oriente", text).yesNo("oriente")).isEqualTo(meant);
    }

    @Test
    void aValueOutsideItsListIsRefusedWithTheValuesThatAreAdmitted() {
        Line line = line("canal", "téléphone");

        assertThat(line.choice("canal", Choices.of("lieu", "distance"))).isNull();
        assertThat(line.faults())
                .singleElement()
                .extracting(Fault::rule, Fault::value, Fault::expected)
                .containsExactly(Rule.UNKNOWN_VALUE, "téléphone", "lieu, distance");
    }

    @Test
    void aPersonIsAPseudonym() {
        Line line = line("id_participant", "marie.durand");

        assertThat(IdentifierCell.persons(line, "id_participant").named()).hasSize(1);
        assertThat(IdentifierCell.persons(line, "id_participant").toString()).doesNotContain("marie");
    }

    @Test
    void whatAPersonalCellHoldsIsMaskedInAFault() {
        Line line = line("id_participant", "marie.durand");

        line.fault(Rule.CONTRADICTION, "id_participant");

        assertThat(line.faults()).extracting(Fault::value).containsExactly("•••");
    }

    @Test
    void aWrongValueIsDroppedWhereTheProfileSaysSo() {
        Line line = CheckedLine.of(new AttendanceSource(), Map.of("participants", "beaucoup"))
                .mapping("{participants: {if_wrong: empty}}")
                .line();

        assertThat(line.integer("participants", 0, 100)).isNull();
        assertThat(line.faults()).isEmpty();
        assertThat(line.corrections()).extracting(Correction::kind).containsExactly(CorrectionKind.DROPPED_VALUE);
    }

    @Test
    void aProfileSaysHowDatesAreWritten() {
        Line line = CheckedLine.of(new AttendanceSource(), Map.of("date", "16.03.12"))
                .mapping("{date: {formats: yy.MM.dd}}")
                .line();

        assertThat(line.date("date")).isEqualTo(LocalDate.of(2016, 3, 12));
    }

    @Test
    void aMonthAloneIsItsFirstDayWhereTheProfileSaysSo() {
        Line line = CheckedLine.of(new AttendanceSource(), Map.of("date", "Décembre 2019"))
                .mapping("{date: {imprecise: first_day}}")
                .line();

        assertThat(line.date("date")).isEqualTo(LocalDate.of(2019, 12, 1));
        assertThat(line.corrections()).extracting(Correction::kind).containsExactly(CorrectionKind.IMPRECISE_DATE);
    }

    @Test
    void aCellThatIsReadTwiceIsCorrectedOnce() {
        Line line = line("genre", "null");

        line.text("genre");
        line.text("genre");

        assertThat(line.corrections()).hasSize(1);
    }

    @Test
    void whatOneLineShowedIsForgottenAtTheNext() {
        Line line = line("genre", "");
        line.required("genre");

        line.moveTo(new Row("", 3, List.of("F")));

        assertThat(line.required("genre")).isEqualTo("F");
        assertThat(line.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "31/12/9999, sans_fin",
        "2999-12-31, sans_fin",
        "0, date_zero",
        "00/00/0000, date_zero",
        "NC, texte_null"
    })
    void aDateThatMeansNoneIsNoEnd(String text, String correction) {
        Line line = line("date", text);

        assertThat(line.endDate("date")).isNull();
        assertThat(line.faults()).isEmpty();
        assertThat(line.corrections()).extracting(c -> c.kind().code()).containsExactly(correction);
    }

    @Test
    void aDateThatMeansNoneIsMissingWhereItIsRequired() {
        Line line = line("date", "0");

        assertThat(line.requiredPastDate("date")).isNull();
        assertThat(rules(line)).containsExactly("valeur_absente");
    }

    @Test
    void anInstantInAnotherDayOfItsPlaceIsTold() {
        Line line = line("date", "2016-12-31T23:40:00Z");

        assertThat(line.pastDate("date")).isEqualTo(LocalDate.of(2017, 1, 1));
        assertThat(line.corrections()).extracting(Correction::kind).containsExactly(CorrectionKind.UTC_DAY);
    }

    @Test
    void aProfilesFormatGoesBeforeTheUsualOne() {
        Line line = CheckedLine.of(new AttendanceSource(), Map.of("date", "05/04/2016"))
                .mapping("{date: {from: date, formats: MM/dd/yyyy}}")
                .line();

        assertThat(line.pastDate("date")).isEqualTo(LocalDate.of(2016, 5, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "05/13/2016, mois_avant_jour",
        "5/4/2016 2:30 PM, mois_avant_jour",
        "2016-05-04 23:00:00, heures_tardives"
    })
    void aDateThatMayBeMisreadIsToldOfTheFile(String text, String warning) {
        Line line = line("date", text);

        line.pastDate("date");

        assertThat(line.warnings().sentences())
                .extracting(sentence -> sentence.key())
                .containsExactly("source.warning." + warning);
    }

    @Test
    void lateHoursAmongOthersAreHours() {
        Line line = line("date", "2016-05-04 23:00:00");
        line.pastDate("date");

        line.moveTo(new Row("", 3, List.of("2016-05-04 14:30:00")));
        line.pastDate("date");

        assertThat(line.warnings().sentences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7h30, 7.50", "07:30, 7.50", "7.5, 7.5", "450 min, 7.50"})
    void hoursMayBeADuration(String text, BigDecimal hours) {
        assertThat(NumberCell.hours(line("duree_minutes", text), "duree_minutes", 100))
                .isEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource({"0.291666666666667, true", "0.58, true", "0.5, false", "0.75, false", "7, false"})
    void hoursThatMayBeAPartOfADayAreTold(String text, boolean told) {
        Line line = line("duree_minutes", text);

        assertThat(NumberCell.hours(line, "duree_minutes", 100)).isNotNull();
        assertThat(line.warnings().sentences().isEmpty()).isNotEqualTo(told);
    }

    @Test
    void aMarkThatMayBeOneOfThousandsIsRefused() {
        Line line = line("participants", "2.000");

        assertThat(line.integer("participants", 0, 10_000)).isNull();
        assertThat(rules(line)).containsExactly("nombre_ambigu");
    }

    @Test
    void aMarkThatCannotBeOneOfThousandsIsADecimalPoint() {
        assertThat(line("participants", "24.000").integer("participants", 0, 10_000))
                .isEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"U\u00A01", "\"U 1\"", "U \u200B1", "=\"U 1\""})
    void spellingsOfOneIdentifierAreOnePerson(String text) {
        assertThat(IdentifierCell.persons(line("id_participant", text), "id_participant"))
                .isEqualTo(IdentifierCell.persons(line("id_participant", "U 1"), "id_participant"));
    }

    @ParameterizedTest
    @CsvSource({"'U-1, U-2', plusieurs_personnes", "'2,01604E+14', identifiant_altere", "02-mai, identifiant_altere"})
    void whatIsNoOnePersonIsRefused(String text, String rule) {
        Line line = line("id_participant", text);

        assertThat(IdentifierCell.persons(line, "id_participant").named()).isEmpty();
        assertThat(rules(line)).containsExactly(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"déc-17", "17-déc", "2017-12-01"})
    void anAgeBandThatBecameADateIsRestored(String text) {
        assertThat(CheckedLine.of(
                                new AttendanceSource(),
                                Map.of(
                                        "id_activite",
                                        "A",
                                        "date",
                                        "2016-03-01",
                                        "type",
                                        "atelier",
                                        "code_insee",
                                        "59350",
                                        "tranche_age",
                                        text))
                        .corrections())
                .containsExactly("tranche_age tranche_retablie " + text + ">12-17");
    }
}

package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.attendance.AttendanceSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How identifiers of one thing are told from each other. */
class IdentifierCellTest {
    private static Line line(String column, String cell) {
        return CheckedLine.of(new AttendanceSource(), Map.of(column, cell)).line();
    }

    @ParameterizedTest
    @CsvSource({"A–1, A-1", "L’Isle, L'Isle", "'A-1,', A-1", "'A-1 ;', A-1"})
    void dashesApostrophesAndASeparatorAtTheEndAreOfOneForm(String written, String form) {
        Line line = line("id_activite", written);

        assertThat(IdentifierCell.thing(line, "id_activite")).isEqualTo(form);
        assertThat(line.corrections()).extracting(Correction::kind).containsExactly(CorrectionKind.IDENTIFIER_FORM);
    }

    @Test
    void identifiersThatDifferByAccentsAreTold() {
        Line line = line("id_activite", "Médiathèque");
        IdentifierCell.thing(line, "id_activite");

        line.moveTo(new Row("", 3, List.of("MEDIATHEQUE")));
        IdentifierCell.thing(line, "id_activite");

        assertThat(line.warnings().sentences())
                .extracting(sentence -> sentence.key())
                .containsExactly("source.warning.identifiants_proches");
    }

    @Test
    void aDayOfAWorkbookIsToldAndKept() {
        Line line = line("id_activite", "A-1");
        line.moveTo(new Row("", 3, List.of("2016-01-01")));
        IdentifierCell.thing(line, "id_activite");
        assertThat(line.warnings().sentences()).isEmpty();

        line.moveTo(new Row("Feuil1", 4, List.of("2016-02-01")));

        assertThat(IdentifierCell.thing(line, "id_activite")).isEqualTo("2016-02-01");
        assertThat(line.warnings().sentences())
                .extracting(sentence -> sentence.key())
                .containsExactly("source.warning.date_pour_identifiant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Loading...", "Chargement...", "#¡VALOR!"})
    void whatASpreadsheetShowsBeforeAValueIsThereIsNoIdentifier(String error) {
        Line line = line("id_activite", error);

        assertThat(line.given("id_activite", IdentifierCell.thing(line, "id_activite")))
                .isNull();
        assertThat(line.faults()).extracting(Fault::rule).containsExactly(Rule.ERROR_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "'EPN-1, EPN-2', true",
        "EPN-1 / EPN-2, true",
        "EPN-1 EPN-2, true",
        "Médiathèque et ludothèque, false",
        "Centre 2000, false",
        "EPN 12, false"
    })
    void severalPlacesInOneCellAreTold(String written, boolean told) {
        Line line = line("id_lieu", written);
        IdentifierCell.place(line, "id_lieu");

        assertThat(line.warnings().sentences())
                .extracting(sentence -> sentence.key().equals("source.warning.plusieurs_identifiants"))
                .containsExactly(told ? new Boolean[] {true} : new Boolean[0]);
    }
}

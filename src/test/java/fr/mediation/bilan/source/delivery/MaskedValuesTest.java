package fr.mediation.bilan.source.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others may read of rejected lines. */
class MaskedValuesTest {
    private static final String MASK = "•••";
    private static final String HEADER = "id_activite;date;type;code_insee;id_participant;annee_naissance;genre;public";

    @TempDir
    private Path folder;

    /** The values at fault in lines that stand under accepted ones. */
    private List<String> shown(String... lines) {
        List<String> file = new ArrayList<>(List.of(HEADER));
        IntStream.rangeClosed(1, 30)
                .mapToObj(n -> "A" + n + ";2016-03-01;atelier;75114;P-2016-" + (1000 + n) + ";1975;F;usager")
                .forEach(file::add);
        file.addAll(List.of(lines));
        return values(file);
    }

    private List<String> values(List<String> lines) {
        Path file = Deliveries.file(folder, "frequentation.csv", lines.toArray(String[]::new));
        List<String> values = new ArrayList<>();
        try (DeliveryReader reader =
                DeliveryReader.open(file, FileBytes.Expected.ANY, Deliveries.intake(), DeliveryHints.NONE)) {
            for (Verdict verdict = reader.next(); verdict != null; verdict = reader.next()) {
                if (verdict instanceof Verdict.Rejected rejected) {
                    rejected.faults().stream().map(Fault::value).forEach(values::add);
                }
            }
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "A99;32/13/2016;atelier;75114;P-2016-1099;1975;F;usager, 32/13/2016",
        "A99;à définir;atelier;75114;P-2016-1099;1975;F;usager, à définir",
        "A99;12/O3/2016;atelier;75114;P-2016-1099;1975;F;usager, 12/O3/2016",
        "A99;2016-03-01;repas;75114;P-2016-1099;1975;F;usager, repas",
        "A99;2016-03-01;Atelier n° 3;75114;P-2016-1099;1975;F;usager, Atelier n° 3",
        "A99;2016-03-01;atelier;99999;P-2016-1099;1975;F;usager, 99999",
        "A99;2016-03-01;atelier;75114;P-2016-1099;2075;F;usager, 2075",
        "A99;2016-03-01;repas;75114;P-2016-10099;1975;F;usager, repas",
        "A99;2016-03-01;atelier;75114;P-2016-1099;45 ans;F;usager, 45 ans",
        "'1,01604E+14;2016-03-01;atelier;75114;P-2016-1099;1975;F;usager', '1,01604E+14'",
    })
    void anOrdinaryWrongValueIsShown(String line, String value) {
        assertThat(shown(line)).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource({
        "A99;2016-03-01;atelier;75114;P-2016-1098;1975;P-2016-1099;usager",
        "A99;P-2016-1099;atelier;75114;P-2016-1098;1975;F;usager",
        "A99;2016-03-01;atelier;75114;P-2016-1098;P-2016-1099;F;usager",
        "A99;2016-03-01;atelier;75114;P-2016-1098;1975;anne.durand@example.org;usager",
        "A99;2016-03-01;atelier;75114;P-2016-1098;1975;06 12 34 56 78;usager",
        "A99;2016-03-01;atelier;75114;P-2016-1098;1975;+33 6 12 34 56 78;usager",
        "A99;2016-03-01;atelier;75114;P-2016-1098;2850275114123;F;usager",
        "A99;2016-03-01;2 85 02 75 114 123 45;75114;P-2016-1098;1975;F;usager",
        "A99;2016-03-01;atelier;anne@example.org;P-2016-1098;1975;F;usager",
        "A99;2016-03-01;atelier;75114;P-2016-1098;1975;DURAND Anne;usager",
        "A99;2016-03-01;atelier;75114;P-2016-1098;1975;3f2a77b0-1c;usager",
    })
    void whatLooksLikeAPersonInAnotherColumnIsMasked(String line) {
        assertThat(shown(line)).containsOnly(MASK);
    }

    @Test
    void allValuesOfALineAreMaskedWhoseCellsAreShifted() {
        assertThat(shown("A99;;2016-03-01;atelier;75114;Durand;1975;F"))
                .isNotEmpty()
                .doesNotContain("Durand", "1975")
                .containsOnly(MASK, "");
        assertThat(shown("A99;2016-03-01;atelier;75114;1975;Durand;usager;"))
                .isNotEmpty()
                .containsOnly(MASK);
        assertThat(shown("A99;2016-03-01;atelier;75114;P-2016-1098;;1975;Durand;usager"))
                .isNotEmpty()
                .containsOnly(MASK, "");
    }

    @Test
    void aNameThatStandsInOtherLinesIsMasked() {
        assertThat(values(List.of(
                        HEADER,
                        "A1;2016-03-01;atelier;75114;Durand;1975;F;usager",
                        "A2;2016-03-01;atelier;75114;Petit;1980;F;usager",
                        "A3;2016-03-01;atelier;75114;;1975;durand;usager",
                        "A4;2016-03-01;atelier;75114;usager;1975;Martin;F",
                        "A5;2016-03-01;atelier;75114;Martin;1975;autr;usager")))
                .containsExactly(MASK, MASK, MASK, "autr");
    }

    @Test
    void aFileWhoseLinesAreAllShiftedShowsNobody() {
        assertThat(values(List.of(
                        HEADER,
                        "A1;2016-03-01;atelier;75114;1975;Durand;F;usager",
                        "A2;2016-03-01;atelier;75114;F;10452;Petit;usager",
                        "A3;2016-03-01;atelier;75114;10452;10453;F;usager")))
                .isNotEmpty()
                .containsOnly(MASK);
    }

    @Test
    void aFileWithoutPersonsShowsWhatItHolds() {
        assertThat(values(List.of("id_activite;date;type;code_insee", "A1;AT-2016-0001;atelier;75114")))
                .containsExactly("AT-2016-0001");
    }
}

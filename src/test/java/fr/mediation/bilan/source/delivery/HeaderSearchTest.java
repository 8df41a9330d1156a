package fr.mediation.bilan.source.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.source.ReturnSignature;
import fr.mediation.bilan.text.ProblemException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A header that is looked for in vain. */
class HeaderSearchTest {
    private final HeaderSearch search = new HeaderSearch(List.of(), new ReturnSignature(new byte[32]), "large.xlsx");

    private boolean isFound(String cell) {
        List<String> cells = Collections.nCopies(Bounds.HEADER_COLUMNS, cell);
        List<Row> sheet = Collections.nCopies(Bounds.HEADER_ROWS, new Row("s", 1, cells));
        return search.in(sheet).isPresent();
    }

    @Test
    void isGivenUpAfterMoreCellsThanSheetsOfDeliveriesHave() {
        assertThat(isFound("1")).isFalse();
        assertThat(isFound("1")).isFalse();
        assertThat(isFound("1")).isFalse();

        assertThatThrownBy(() -> isFound("1"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("source.header-not-found"));
    }

    @Test
    void passesOverEmptyCellsAsOftenAsTheyCome() {
        for (int sheet = 0; sheet < 5; sheet++) {
            assertThat(isFound("")).isFalse();
        }
    }
}

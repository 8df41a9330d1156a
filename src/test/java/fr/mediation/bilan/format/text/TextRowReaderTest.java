package fr.mediation.bilan.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.FirstBytes;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.Samples;
import fr.mediation.bilan.format.UnreadableFileException;
import fr.mediation.bilan.format.kind.RowReaders;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRowReaderTest {
    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void inFolder() {
        samples = new Samples(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void numbersPhysicalLinesAfterAQuotedCellOfSeveralLines(String end) {
        Path file = samples.text("a;b" + end + "1;\"x" + end + end + "y\"" + end + "2;z" + end);

        assertThat(Samples.numbers(file)).containsExactly(1, 2, 5);
        assertThat(Samples.cells(file).get(1)).containsExactly("1", "x" + end + end + "y");
    }

    @Test
    void numbersLinesWhoseEndsAreMixed() {
        assertThat(Samples.numbers(samples.text("a\nb\r\nc\rd\n\ne"))).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void readsALastLineWithoutLineEnd() {
        assertThat(Samples.cells(samples.text("a;b\n1;2"))).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void returnsEmptyLinesAsBlankRows() {
        List<Row> rows = Samples.rows(samples.text("a;b\n\n ;\u00A0\n1;2\n"));

        assertThat(rows).extracting(Row::blank).containsExactly(false, true, true, false);
        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void keepsEmptyCellsAtBothEndsOfALine() {
        assertThat(Samples.cells(samples.text("a;b;c\n;2;\n")).get(1)).containsExactly("", "2", "");
    }

    @Test
    void trimsOrdinaryNoBreakAndNarrowSpacesAtTheEndsOnly() {
        Path file = samples.text("a;b;c\n \u00A01\u202F234 ;\" x \";\ty\n");

        assertThat(Samples.cells(file).get(1)).containsExactly("1\u202F234", "x", "y");
    }

    @Test
    void readsADoubledQuotationMarkAsOne() {
        Path file = samples.text("a;b\n\"dit \"\"Le Relais\"\"\";\"\"\"\"\n\"\";2\n");

        assertThat(Samples.cells(file))
                .containsExactly(List.of("a", "b"), List.of("dit \"Le Relais\"", "\""), List.of("", "2"));
    }

    @Test
    void keepsAQuotationMarkInsideAnUnquotedCell() {
        assertThat(Samples.cells(samples.text("a;b\n5\" écran;2\n")).get(1)).containsExactly("5\" écran", "2");
    }

    @Test
    void keepsWhatFollowsAClosingQuotationMark() {
        Path file = samples.text("a;b\n\"Le Relais\" association;2\n");

        assertThat(Samples.cells(file).get(1)).containsExactly("Le Relais association", "2");
    }

    @Test
    void opensAQuotedCellBehindSpaces() {
        assertThat(Samples.cells(samples.text("a;b\n1; \"x;y\"\n")).get(1)).containsExactly("1", "x;y");
    }

    @Test
    void namesTheLineOfAQuotationMarkThatIsNeverClosed() {
        Path file = samples.text("a;b\n1;\"x\ny\"\n2;\"z\n3;t\n");

        assertThatThrownBy(() -> Samples.rows(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("sample.csv")
                .hasMessageContaining("line 4");
    }

    @Test
    void givesTheRowsBeforeAFault() {
        try (RowReader reader = RowReaders.open(samples.text("a;b\n1;\"2\n"))) {
            assertThat(reader.read().cells()).containsExactly("a", "b");
        }
    }

    @Test
    void stopsAtAQuotationMarkThatSwallowsMoreThanTheLongestRow() {
        String lines = "2;a line like any other\n".repeat(Bounds.ROW_CHARACTERS / 10);

        assertThatThrownBy(() -> Samples.rows(samples.text("a;b\n1;\"x\n" + lines + "3;\"y\"\n")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ";", "\"\"\"\";"})
    void stopsAtALineLongerThanTheLongestRow(String piece) {
        Path file = samples.text("a;b\n" + piece.repeat(2 * Bounds.ROW_CHARACTERS / piece.length()));

        assertThatThrownBy(() -> Samples.rows(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void readsARowAsLongAsExcelAllows() {
        String cell = "é".repeat(32_767);

        assertThat(Samples.cells(samples.text("a;b\n" + cell + ";\"" + cell + "\"\n"))
                        .get(1))
                .containsExactly(cell, cell);
    }

    @Test
    void showsANulBeyondTheHeadAsAnInvalidCharacter() {
        Path file = samples.text("a;b\n" + "1;2\n".repeat(FirstBytes.SIZE / 4) + "1;x\0y\n");

        assertThat(Samples.cells(file)).last().isEqualTo(List.of("1", "x\uFFFDy"));
    }
}

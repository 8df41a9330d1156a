package fr.mediation.bilan.format.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Generated formats with literal text beside and between their digits, and what LibreOffice 7.4 shows of a number. */
class NumberFormatTest {
    /** Words beside a number that may be a unit, and zeros of which another section decides. */
    private static final Set<String> DIFFERENT = Set.of(
            "####\\X",
            "\"n° \"##0",
            "\"2016-\"00\" pers.\"",
            "(##",
            "\"1er \"###0",
            "(###0-#;-0;0",
            "\"A\"0000\" pers.\"",
            "(##0",
            "\\A\\-000\"/\"0\"é\"00\"-\"000;-0;0");

    @ParameterizedTest
    @CsvFileSource(
            resources = "/number-formats.tsv",
            delimiter = '\t',
            numLinesToSkip = 1,
            quoteCharacter = '\u0001',
            ignoreLeadingAndTrailingWhitespace = false)
    void aCodeIsReadAsLibreOfficeShowsIt(String format, String number, String shown) {
        CodeFormat code = NumberFormat.of(format).code();
        String read = code == null ? number : code.of(number);

        if (DIFFERENT.contains(format)) {
            assertThat(read).isNotEqualTo(shown);
        } else {
            assertThat(read).isEqualTo(shown);
        }
    }
}

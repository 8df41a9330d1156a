package fr.mediation.bilan.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordParserTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void remembersEachRecordAsItStandsInTheText(String end) throws IOException {
        Random random = new Random(17);
        StringBuilder text = new StringBuilder();
        List<String> records = random.ints(20_000, 0, 40)
                .mapToObj(length ->
                        random.nextInt(9) == 0 ? "\"" + ("x" + end).repeat(length) + "\";b" : "é".repeat(length))
                .toList();
        records.forEach(record -> text.append(record).append(end));

        try (RecordParser parser = new RecordParser(new StringReader(text.toString()), ';')) {
            for (String record : records) {
                assertThat(parser.text(parser.next())).isEqualTo(record);
            }
            assertThat(parser.next()).isNull();
        }
    }

    @Test
    void remembersTheLongestRecord() throws IOException {
        String record = "\"" + "a\n".repeat(60_000) + "\";b";

        try (RecordParser parser = new RecordParser(new StringReader("x;y\n" + record), ';')) {
            parser.next();

            assertThat(parser.text(parser.next())).isEqualTo(record);
        }
    }

    @Test
    void leavesOutAQuotationMarkThatALineDoesNotClose() throws IOException {
        assertThat(RecordParser.cut("1;\"a;b\";\"c;d", ';'))
                .isEqualTo(new RecordParser.Cut(List.of("1", "a;b", "c", "d"), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                " ",
                " ; \t;\u00A0",
                "a",
                "a;b;",
                " a ; b\u00A0;\u00A0\u001Fc",
                "\u001Fa\u00A0;\u2028b\u0085;\u3000",
                "\u0000;\uFEFFa;'b'"
            })
    void cutsALineWithoutQuotationMarksAsTheParserDoes(String line) throws IOException {
        try (RecordParser parser = RecordParser.of(line + "\n", ';')) {
            assertThat(RecordParser.cut(line, ';'))
                    .isEqualTo(new RecordParser.Cut(parser.next().cells(), -1));
        }
    }
}

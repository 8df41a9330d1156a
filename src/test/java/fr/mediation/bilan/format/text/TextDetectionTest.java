package fr.mediation.bilan.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.Detection;
import fr.mediation.bilan.format.FirstBytes;
import fr.mediation.bilan.format.Samples;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDetectionTest {
    private static final String FRENCH = "lieu;public\nÉvreux-l’Île;élève\nCœur d’Hérault;usagère\n";

    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void inFolder() {
        samples = new Samples(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "windows-1252, windows-1252",
        "x-MacRoman, MacRoman",
        "IBM850, CP850",
        "UTF-16LE, UTF-16LE",
        "UTF-16BE, UTF-16BE",
    })
    void recognisesAnEncodingByItsFrench(String charset, String label) {
        // CP850 has neither the apostrophe nor the ligature.
        String text = charset.equals("IBM850") ? FRENCH.replace('’', '\'').replace("œ", "oe") : FRENCH;
        Path file = samples.text(text, Charset.forName(charset));

        assertThat(Samples.detection(file).encoding()).isEqualTo(label);
        assertThat(Samples.cells(file).get(1))
                .containsExactly(text.contains("’") ? "Évreux-l’Île" : "Évreux-l'Île", "élève");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "x-MacRoman", "IBM850"})
    void recognisesAnEncodingByASingleAccent(String charset) {
        Path file = samples.text("commune\nOrléans\n", Charset.forName(charset));

        assertThat(Samples.cells(file).get(1)).containsExactly("Orléans");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8 BOM", "UTF-16LE, UTF-16LE", "UTF-16BE, UTF-16BE"})
    void takesAByteOrderMarkAtItsWordAndRemovesIt(String charset, String label) {
        Path file = samples.text("\uFEFF" + FRENCH, Charset.forName(charset));

        assertThat(Samples.detection(file).encoding()).isEqualTo(label);
        assertThat(Samples.cells(file).get(0)).containsExactly("lieu", "public");
        assertThat(Samples.cells(file).get(1)).containsExactly("Évreux-l’Île", "élève");
    }

    @Test
    void removesAByteOrderMarkBeforeAQuotedHeader() {
        assertThat(Samples.cells(samples.text("\uFEFF\"a\";\"b\"\n")).get(0)).containsExactly("a", "b");
    }

    @Test
    void findsTheFirstAccentAfterAMillionPlainCharacters() {
        Path file = samples.text("a;b\n".repeat(FirstBytes.SIZE / 2) + "é;è\n", StandardCharsets.ISO_8859_1);

        assertThat(Samples.detection(file).encoding()).isEqualTo("windows-1252");
        assertThat(Samples.cells(file)).last().isEqualTo(List.of("é", "è"));
    }

    @Test
    void showsOneInvalidByteAmongGoodAccentsAsAnInvalidCharacter() {
        byte[] bytes = (FRENCH + "Orl?ans;élu\n").getBytes(StandardCharsets.UTF_8);
        bytes[indexOf(bytes, '?')] = (byte) 0xE9;

        List<List<String>> cells = Samples.cells(samples.bytes("sample.csv", bytes));

        assertThat(cells.get(1)).containsExactly("Évreux-l’Île", "élève");
        assertThat(cells.get(3)).containsExactly("Orl\uFFFDans", "élu");
    }

    @ParameterizedTest
    @CsvSource({
        "1 500 €, ISO-8859-15",
        "1 500 €, windows-1252",
        "Cœur, ISO-8859-15",
        "œuvre, ISO-8859-15",
        "1½ h, windows-1252",
        "1½h, windows-1252",
        "ÈRE, IBM850"
    })
    void tellsLatinWithAEuroSignFromItsNeighbours(String cell, String encoding) {
        String text = "commune;note\nOrléans;x\n".repeat(FirstBytes.SIZE / 20) + "Béthune;" + cell + "\n";
        Path file = samples.text(text, Charset.forName(encoding));

        assertThat(Samples.cells(file)).last().isEqualTo(List.of("Béthune", cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Saint-Étienne", "SAINT-ÉTIENNE", "BÉTHUNE", "Forêt", "Là-bas, à l'école"})
    void recognisesADosEncodingByOneWord(String word) {
        assertThat(Samples.cells(samples.text("commune;x\n" + word + ";1\n", Charset.forName("IBM850")))
                        .get(1))
                .containsExactly(word, "1");
    }

    @Test
    void aMarkBeforeOtherBytesIsRemovedAndNotBelieved() {
        byte[] text = "xxxcommune;x\nOrléans;1\n".getBytes(StandardCharsets.ISO_8859_1);
        text[0] = (byte) 0xEF;
        text[1] = (byte) 0xBB;
        text[2] = (byte) 0xBF;

        assertThat(Samples.cells(samples.bytes("sample.csv", text)))
                .containsExactly(List.of("commune", "x"), List.of("Orléans", "1"));
    }

    @Test
    void aLongListDoesNotOutweighTheHeader() {
        String list = "mot, ".repeat(80);

        assertThat(Samples.cells(samples.text("id;date;themes\n1;2016;" + list + "\n")))
                .containsExactly(List.of("id", "date", "themes"), List.of("1", "2016", list.strip()));
    }

    @Test
    void listsOfOneLengthInLinesThatBreakOffAreNoCells() {
        StringBuilder text = new StringBuilder("id;date;a;b;c;d;e;f;g;h\n");
        for (int i = 0; i < 100; i++) {
            text.append(i).append(";2016-01-01").append(";x".repeat(i % 7)).append(";1,5\n");
        }

        assertThat(Samples.detection(samples.text(text.toString())).delimiter()).isEqualTo(";");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "|", "\t"})
    void believesALineThatTellsTheDelimiter(String delimiter) {
        String text = "sep=" + delimiter + "\na;b,c|d\n1;2,3|4\n";

        assertThat(Samples.cells(samples.text(text)).get(2)).hasSize(text.contains("\t") ? 1 : 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "tab", "|"})
    void recognisesADelimiter(String label) {
        Path file = samples.text("a;b;c\n1;2;3\n4;5;6\n".replace(";", label.equals("tab") ? "\t" : label));

        assertThat(Samples.detection(file).delimiter()).isEqualTo(label);
        assertThat(Samples.cells(file).get(2)).containsExactly("4", "5", "6");
    }

    @Test
    void takesDecimalCommasForNoDelimiter() {
        assertThat(Samples.cells(samples.text("lieu;heures\nA;1,5\nB;2,5\nC;3,5\n"))
                        .get(1))
                .containsExactly("A", "1,5");
    }

    @Test
    void takesListsWithinCellsForNoDelimiter() {
        assertThat(Samples.cells(samples.text("id,themes\n1,a|b|c|d\n2,a|b|c|d\n3,a|b|c|d\n"))
                        .get(1))
                .containsExactly("1", "a|b|c|d");
    }

    @Test
    void takesDelimitersWithinQuotesForNone() {
        assertThat(Samples.cells(samples.text("id,note\n1,\"a;b;c;d\ne;f;g;h\"\n2,\"a;b;c;d\"\n"))
                        .get(2))
                .containsExactly("2", "a;b;c;d");
    }

    @Test
    void findsTheDelimiterUnderATitleWithACommaOfItsOwn() {
        String text = "Ateliers, année 2016\na;b;c;d\n1;2;3;4\n1;2;3;4\n1;2;3;4\n";

        assertThat(Samples.detection(samples.text(text)).delimiter()).isEqualTo(";");
    }

    @Test
    void readsASingleColumn() {
        Path file = samples.text("code\n01004\n2A004\n");

        assertThat(Samples.detection(file))
                .isEqualTo(new Detection("csv", "UTF-8", ";", List.of(), List.of(), Map.of()));
        assertThat(Samples.cells(file)).containsExactly(List.of("code"), List.of("01004"), List.of("2A004"));
    }

    private static int indexOf(byte[] bytes, char wanted) {
        int index = 0;
        while (bytes[index] != wanted) {
            index++;
        }
        return index;
    }
}

package fr.mediation.bilan.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.format.Finding;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.Samples;
import fr.mediation.bilan.format.UnreadableFileException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that a program opened in a wrong way and saved again, and lines that a quotation mark swallows. */
class SavedAgainTest {
    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void inFolder() {
        samples = new Samples(folder);
    }

    /** What a French Excel saves of a file whose lines it showed in one column. */
    private static String saved(String text) {
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains("\"") || lines[i].contains(";")) {
                lines[i] = '"' + lines[i].replace("\"", "\"\"") + '"';
            }
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";"})
    void linesWrappedInQuotationMarksAreCutAgain(String delimiter) {
        String text = "id,date,themes\n1,04/05/2016,\"Son, image\"\n2,04/05/2016,Photo\n3,,\"dit \"\"x\"\"\"\n"
                .replace(",", delimiter);

        assertThat(Samples.cells(samples.text(saved(text))))
                .containsExactly(
                        List.of("id", "date", "themes"),
                        List.of("1", "04/05/2016", "Son, image".replace(",", delimiter)),
                        List.of("2", "04/05/2016", "Photo"),
                        List.of("3", "", "dit \"x\""));
    }

    @Test
    void aQuotationMarkThatIsNeverClosedCostsNoOtherLine() {
        String text =
                "id,date,ville\n1,04/05/2016,Lille\n2,05/05/2016,\"Roubaix\n3,06/05/2016,Lens\n4,07/05/2016,\"Mons\"\n";

        List<Row> rows = Samples.rows(samples.text(text.replace("\"Mons\"", "Mons")));

        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(rows.get(2).cells()).containsExactly("2", "05/05/2016", "Roubaix");
        assertThat(rows.get(2).findings()).containsExactly(new Finding(2, Finding.Kind.LOST_QUOTE, "\"Roubaix"));
        assertThat(rows.get(4).cells()).containsExactly("4", "07/05/2016", "Mons");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void aQuotationMarkAloneAtTheVeryEndIsRemovedAndTold(String end) {
        String text = "id,date,ville\n1,04/05/2016,Lille\n2,05/05/2016,\"";

        List<Row> rows = Samples.rows(samples.text(text + end));

        assertThat(rows.get(2).cells()).containsExactly("2", "05/05/2016", "");
        assertThat(rows.get(2).findings()).containsExactly(new Finding(2, Finding.Kind.LOST_QUOTE, "\""));
    }

    @Test
    void aFileThatIsCutOffInAQuotedCellIsRefused() {
        Path file = samples.text("id,date,ville\n1,04/05/2016,Lille\n2,05/05/2016,\"Rou");

        assertThatThrownBy(() -> Samples.rows(file)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void aLineThatIsNotLikeTheOthersIsAtFaultAlone() {
        String text = "id,date,ville\n1,04/05/2016,Lille\n2,\"05/05/2016\n3,06/05/2016,Lens\n";

        List<Row> rows = Samples.rows(samples.text(text));

        assertThat(rows.get(1).findings()).isEmpty();
        assertThat(rows.get(2).findings()).containsExactly(new Finding(1, Finding.Kind.SWALLOWED_LINES, "3"));
        assertThat(rows.get(3).cells()).containsExactly("3", "06/05/2016", "Lens");
    }

    @ParameterizedTest
    @CsvSource({"'2,05/05/2016,', 3", "'2,\"a\nb\",', 4", "'2,05/05/2016,Mons\n3,06/05/2016,', 4"})
    void aLongCellThatIsNeverClosedRefusesTheFileAndNamesItsLine(String before, int line) {
        String text = "id,date,ville\n1,04/05/2016,Lille\n" + before + "\"Un\ntexte\nqui ne finit pas\n";
        Path file = samples.text(text);

        assertThatThrownBy(() -> Samples.rows(file))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        problem -> assertThat(problem.sentence().values()).contains(line));
    }

    @Test
    void linesSavedTwiceAreCutAgain() {
        String text = "id,date,themes\n1,04/05/2016,\"Son, image\"\n2,04/05/2016,\"Photo, son\"\n";

        assertThat(Samples.cells(samples.text(saved(saved(text).replace("\r", "")))))
                .contains(List.of("1", "04/05/2016", "Son, image"), List.of("2", "04/05/2016", "Photo, son"));
    }

    @Test
    void aCellOfSeveralLinesIsPutTogetherAgain() {
        String text = "id,note,n\n1,\"une note,\ndeux\nlignes\",2\n2,x,3\n";

        assertThat(Samples.rows(samples.text(saved(text))))
                .extracting(Row::number, Row::cells)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, List.of("id", "note", "n")),
                        org.assertj.core.groups.Tuple.tuple(2, List.of("1", "une note,\ndeux\nlignes", "2")),
                        org.assertj.core.groups.Tuple.tuple(5, List.of("2", "x", "3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";;"})
    void linesWrappedTogetherAreGivenBack(String padding) {
        String text = "id,date,ville\n1,04/05/2016,Lille\n\"2,05/05/2016,Roubaix\n3,06/05/2016,Lens\n"
                + "4,07/05/2016,Mons\"" + padding + "\n5,08/05/2016,Douai\n";

        List<Row> rows = Samples.rows(samples.text(text));

        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(rows.get(3).cells()).containsExactly("3", "06/05/2016", "Lens");
        assertThat(rows.get(4).cells()).containsExactly("4", "07/05/2016", "Mons");
    }

    @Test
    void linesWrappedTogetherWithSomethingElseAreTold() {
        String text = "id,date,ville\n1,04/05/2016,Lille\n\"2,05/05/2016,Roubaix\n3,06/05/2016\n"
                + "4,07/05/2016,Mons\"\n5,08/05/2016,Douai\n";

        List<Row> rows = Samples.rows(samples.text(text));

        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3, 6);
        assertThat(rows.get(2).findings()).containsExactly(new Finding(0, Finding.Kind.SWALLOWED_LINES, "5"));
    }

    /** Nothing tells whether the rest is a remark or what is left of a line. */
    @Test
    void oneLineWrappedWithSomethingElseIsTold() {
        String text = "id,date,ville\n1,04/05/2016,Lille\n\"2,05/05/2016,Roubaix\n3,06/05/2016\"\n5,08/05/2016,Douai\n";

        List<Row> rows = Samples.rows(samples.text(text));

        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3, 5);
        assertThat(rows.get(2).findings()).containsExactly(new Finding(0, Finding.Kind.SWALLOWED_LINES, "4"));
    }

    @Test
    void theSpreadsheetsOwnDelimitersBehindALineAreNoCells() {
        String text = "id,date,themes\n\"1,04/05/2016,\"\"Son, image\"\"\";;\n";

        assertThat(Samples.cells(samples.text(text)).get(1)).containsExactly("1", "04/05/2016", "Son, image");
    }

    @Test
    void aQuotationMarkWithoutItsOtherHalfGivesItsLinesBack() {
        String text =
                "id;date;themes;n\n1;04/05/2016;\"Souris;4\n2;05/05/2016;Son;5\n3;06/05/2016;Ecran 15\";2\n4;;x;1\n";

        List<Row> rows = Samples.rows(samples.text(text));

        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(rows.get(1).cells()).containsExactly("1", "04/05/2016", "Souris", "4");
        assertThat(rows.get(1).findings()).containsExactly(new Finding(2, Finding.Kind.LOST_QUOTE, "\"Souris"));
        assertThat(rows.get(3).cells()).containsExactly("3", "06/05/2016", "Ecran 15\"", "2");
    }

    /** Its separators at the end are too many, its empty last cells are left out, or it has a cell too many. */
    @ParameterizedTest
    @ValueSource(strings = {"1;04/05/2016;Son;4;;\n", "1;04/05/2016\n", "1;04/05/2016;Son;4;x\n"})
    void linesAreGivenBackBehindALineOfAnotherWidth(String before) {
        String text = "id;date;themes;n\n0;04/05/2016;Son;4\n" + before
                + "2;05/05/2016;\"Souris;4\n3;06/05/2016;Son;5\n4;07/05/2016;Ecran";

        assertThat(Samples.rows(samples.text(text + " 15\";2\n"))).hasSize(6);
        assertThat(Samples.rows(samples.text(text + ";2\n"))).hasSize(6);
    }

    @Test
    void linesThatWereSwallowedByOneWithoutItsLastCellsAreTold() {
        String text = "id;date;themes;n\n1;04/05/2016;\"Souris\n2;05/05/2016;Son;5\n3;06/05/2016;Son\";2\n";

        assertThat(Samples.rows(samples.text(text)).get(1).findings())
                .containsExactly(new Finding(2, Finding.Kind.SWALLOWED_LINES, "4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3;06/05/2016;Ecran\"\n", "3;06/05/2016;Ecran\n"})
    void linesAreGivenBackWhereTheirLastCellsAreLeftOut(String last) {
        String text =
                "id;date;themes;n;sexe\n1;04/05/2016;Son;4\n1;04/05/2016;Son\n1;04/05/2016;Son;4;F\n1;04/05/2016;Son\n"
                        + "1;04/05/2016;Son;4\n2;05/05/2016;\"Souris;4\n3;06/05/2016;Son;5;F\n" + last
                        + "4;07/05/2016;Son\n";

        assertThat(Samples.rows(samples.text(text))).hasSize(10);
    }

    /** A tab behind the mark that was lost is a delimiter, however the line is cut. */
    @Test
    void linesWithTabsAreGivenBack() {
        String text =
                "id;date;themes;n\n1;04/05/2016;Son;4\n2;05/05/2016;\";5\n3;06/05/2016;\"Son\";2\n4;07/05/2016;x;1\n";

        List<Row> rows = Samples.rows(samples.text(text.replace(';', '\t')));

        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(rows.get(2).cells()).containsExactly("2", "05/05/2016", "", "5");
    }

    /** The delimiter in the cell that is not closed cuts its line in another place than the others. */
    @ParameterizedTest
    @ValueSource(strings = {"1;04/05/2016;Son;4\n", ""})
    void linesSwallowedByACellWithADelimiterAreTold(String before) {
        String text = "id;date;themes;n\n" + before
                + "2;05/05/2016;\"Son; image;5\n3;06/05/2016;Son;2\n4;07/05/2016;\"Son; image\";1\n";

        List<Row> rows = Samples.rows(samples.text(text));

        assertThat(rows.get(rows.size() - 1).findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.SWALLOWED_LINES);
    }

    @Test
    void firstLinesWrappedTogetherWithoutTheirLastCellsAreTold() {
        String text = "id;date;ville;sexe\n\"2;05/05/2016;Roubaix\n3;06/05/2016;Lens\"\n4;07/05/2016;Mons\n";

        assertThat(Samples.rows(samples.text(text)).get(1).findings())
                .containsExactly(new Finding(0, Finding.Kind.SWALLOWED_LINES, "3"));
    }

    @Test
    void linesWrappedTogetherAndThenEachAreTold() {
        String text = "id,date,ville\n1,04/05/2016,Lille\n\"2,05/05/2016,Roubaix\n3,06/05/2016,Lens\"\n";
        String each = text.replace("\"", "\"\"").replaceAll("(?m)^(.+)$", "\"$1\"");

        assertThat(Samples.rows(samples.text(each)).get(2).findings())
                .containsExactly(new Finding(0, Finding.Kind.SWALLOWED_LINES, "4"));
    }

    @Test
    void linesSwallowedInLinesThatAreWrappedAreTold() {
        String text = "id,date,themes,n\n1,04/05/2016,Son,4\n2,05/05/2016,\"Son, image,5\n3,06/05/2016,Son,2\n"
                + "4,07/05/2016,\"Son\",1\n";

        assertThat(Samples.rows(samples.text(saved(text))).get(2).findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.SWALLOWED_LINES);
    }

    @Test
    void linesThatMayHaveBeenSwallowedAreTold() {
        String text = "id;date;themes;n\n1;04/05/2016;\"Souris;4\n2;05/05/2016;Son;5\n3;06/05\";2\n";

        List<Row> rows = Samples.rows(samples.text(text));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).findings()).containsExactly(new Finding(2, Finding.Kind.SWALLOWED_LINES, "4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2016,\"bonjour\nsalut, à, bientôt\"\n",
                "1,2016,\"a\nb\nc, d\"\n",
                "1,\"2 mai, 3 mai, 4 mai\n5 mai, 6 mai, 7 mai\",x\n"
            })
    void aNoteOfSeveralLinesIsOneCell(String line) {
        List<Row> rows = Samples.rows(samples.text("id,date,note\n0,2015,x\n" + line + "9,2017,y\n"));

        assertThat(rows).hasSize(4).allMatch(row -> row.findings().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, 1",
        "ISO-8859-1, 1",
        "x-MacRoman, 1",
        "IBM850, 1",
        "windows-1252, 2",
        "ISO-8859-1, 3",
    })
    void textEncodedSeveralTimesIsPutRightAndTold(String charset, int times) {
        String french = "École de l’Île — « déjà » à Sète";
        String wrong = french;
        for (int i = 0; i < times; i++) {
            wrong = read(wrong.getBytes(StandardCharsets.UTF_8), charset);
        }

        Row row = Samples.rows(samples.text("a;b\n1;" + wrong + "\n")).get(1);

        assertThat(row.cells()).containsExactly("1", french);
        assertThat(row.findings()).containsExactly(new Finding(1, Finding.Kind.ENCODED_TWICE, wrong));
    }

    /** As spreadsheets read: a byte that Windows-1252 has no character for becomes a control character. */
    private static String read(byte[] bytes, String charset) {
        StringBuilder text = new StringBuilder();
        for (byte value : bytes) {
            String one = new String(new byte[] {value}, Charset.forName(charset));
            text.append(one.equals("\uFFFD") ? (char) (value & 0xFF) : one.charAt(0));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ÂGE",
                "CÔTÉ",
                "São Tomé",
                "JOÃO",
                "SÃO",
                "Âge d’or",
                "CAFÉ’S",
                "L’ÉTÉ»",
                "Î",
                "à",
                "œuvre",
                "dès ½",
                "ålö",
                "PÂTÉ",
                "être « ici »",
                "√2",
                "Ô",
                "10 ¬"
            })
    void accentsThatAreRightAreKept(String text) {
        Row row = Samples.rows(samples.text("a;b\n1;" + text + "\n")).get(1);

        assertThat(row.cells()).containsExactly("1", text);
        assertThat(row.findings()).isEmpty();
    }

    @Test
    void whatWasLostOnTheWayIsMarkedAsLost() {
        assertThat(Samples.cells(samples.text("a;b\nÃ?cole;ï¿½cole\n")).get(1))
                .containsExactly("\uFFFDcole", "\uFFFDcole");
    }

    @ParameterizedTest
    @CsvSource({"x\\u000By, 'x\ny'", "x\\u0001y, xy", "l\\u0092été, l’été", "\\u0080, €", "x\\u007F, x", "y\\u001A, y"})
    void controlCharactersAreTakenOutAndTold(String escaped, String plain) {
        StringBuilder text = new StringBuilder();
        int escape = escaped.indexOf("\\u");
        text.append(escaped, 0, escape)
                .append((char) Integer.parseInt(escaped.substring(escape + 2, escape + 6), 16))
                .append(escaped.substring(escape + 6));

        Row row = Samples.rows(samples.text("a;b\n1;" + text + "\n")).get(1);

        assertThat(row.cells()).containsExactly("1", plain);
        assertThat(row.findings()).containsExactly(new Finding(1, Finding.Kind.CONTROL_CHARACTERS, text.toString()));
    }

    @Test
    void marksOfTheByteOrderWithinAFileAreLeftOut() {
        assertThat(Samples.cells(samples.text("\uFEFF\uFEFFid;x\n1;2\n\uFEFFid;x\n")))
                .containsExactly(List.of("id", "x"), List.of("1", "2"), List.of("id", "x"));
    }

    @Test
    void aWorkbookMadeOfATextReadWronglyIsPutRight() {
        Path file = samples.workbook(workbook -> {
            var row = workbook.createSheet("a").createRow(0);
            row.createCell(0).setCellValue("Ã‰cole");
            row.createCell(1).setCellValue("vidÃ©o");
        });

        assertThat(Samples.cells(file)).containsExactly(Arrays.asList("École", "vidéo"));
    }
}

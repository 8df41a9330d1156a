package fr.mediation.bilan.format.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenColumnsTest {
    private static int[] read(String before) throws IOException, XMLStreamException {
        String sheet = "<worksheet>" + before + "<sheetData><col min='1' max='1' hidden='1'/></sheetData></worksheet>";
        return HiddenColumns.read(new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8))).stream()
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "min='2' max='4' hidden='1', true",
        "min='2' max='4' hidden='true' outlineLevel='1', true",
        "min='2' max='4' width='0' customWidth='1', true",
        "min='2' max='4' width='0.0', true",
        "min='2' max='4' width='0.71', false",
        "min='2' max='4' hidden='0' width='9', false",
        "min='2' max='4' collapsed='1', false"
    })
    void aRangeOfColumnsIsHidden(String range, boolean hidden) throws IOException, XMLStreamException {
        assertThat(read("<cols><col " + range + "/></cols>")).isEqualTo(hidden ? new int[] {1, 2, 3} : new int[0]);
    }

    @Test
    void columnsOfNoWidthUnlessTheySayOtherwiseAreHidden() throws IOException, XMLStreamException {
        assertThat(read("<sheetFormatPr defaultColWidth='0'/><cols><col min='1' max='16384' width='9'/></cols>"))
                .isEmpty();
        assertThat(read("<sheetFormatPr defaultColWidth='0'/><cols><col min='1' max='2' width='9'/></cols>"))
                .startsWith(2, 3);
    }
}

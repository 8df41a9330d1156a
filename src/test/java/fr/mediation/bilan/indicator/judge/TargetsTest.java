package fr.mediation.bilan.indicator.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
    private static final String HEADER = "annee,indicateur,niveau,code,cible,source\n";
    private static final Territories TERRITORIES = Territories.load();

    @TempDir
    private Path folder;

    @Test
    void withoutAFileThereAreNoTargets() {
        assertThat(read().of(figure(Perimeter.REGIONS_2016, "FR"))).isEmpty();
    }

    @Test
    void theTargetIsThatOfTheYearIndicatorAndTerritory() throws IOException {
        write(HEADER + "2018,heures,national,FR,80,comité\n2018,heures,region,53,12.5,comité\n");
        assertThat(read().of(figure(Perimeter.REGIONS_2016, "FR"))).contains(new BigDecimal("80"));
        assertThat(read().of(figure(Perimeter.REGIONS_2016, "53"))).contains(new BigDecimal("12.5"));
        assertThat(read().of(figure(Perimeter.REGIONS_2016, "11"))).isEmpty();
    }

    @Test
    void aRegionAndAnAcademieOfTheSameCodeHaveTheirOwnTargets() throws IOException {
        write(HEADER + "2018,heures,academie,11,7,comité\n");
        assertThat(read().of(figure(Perimeter.ACADEMIES, "11"))).contains(new BigDecimal("7"));
        assertThat(read().of(figure(Perimeter.REGIONS_2016, "11"))).isEmpty();
    }

    @Test
    void aFileSavedByAFrenchSpreadsheetIsRead() throws IOException {
        write("\uFEFF" + HEADER.replace(',', ';') + "2018;heures;national;FR;12,5;comité\n");
        assertThat(read().of(figure(Perimeter.REGIONS_2016, "FR"))).contains(new BigDecimal("12.5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2018,minutes,national,FR,80,x | minutes",
                "2018,heures,national,FR,beaucoup,x | beaucoup",
                "2018,heures,national,FR,1e999999,x | 1e999999",
                "2018,heures,national,FR,1234567890123456,x | 1234567890123456",
                "2018,heures,commune,FR,80,x | commune",
                "2018,heures,region,99,80,x | 99",
                "2018,heures,national,53,80,x | 53",
                "18,heures,national,FR,80,x | 18",
                "2018,heures,national,FR,80 | 5"
            })
    void aWrongLineIsRefusedWithItsFileItsNumberAndWhatIsWrong(String line, String wrong) throws IOException {
        write(HEADER + "2017,heures,national,FR,70,comité\n" + line + "\n");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::read)
                .withMessageContainingAll("targets.csv", "line 3", wrong);
    }

    @Test
    void twoTargetsForOneFigureAreRefused() throws IOException {
        write(HEADER + "2018,heures,national,FR,80,a\n2018,heures,national,FR,90,b\n");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::read)
                .withMessageContainingAll("targets.csv", "line 3", "heures");
    }

    @Test
    void aFileWithOtherColumnsIsRefused() throws IOException {
        write("annee,cible\n2018,80\n");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::read)
                .withMessageContaining("annee,indicateur,niveau,code,cible,source");
    }

    @Test
    void theGapToTheTargetIsReachedInTheBetterDirection() throws IOException {
        write(HEADER + "2018,heures,national,FR,80,comité\n");
        assertThat(gap("higher", "90")).isEqualTo("10 true");
        assertThat(gap("lower", "90")).isEqualTo("10 false");
        assertThat(gap("lower", "80")).isEqualTo("0 true");
        assertThat(gap("none", "90")).isEqualTo("10 null");
    }

    @Test
    void theShippedTargetsAreRead() {
        JobsFolder shipped = JobsFolder.packaged();
        assertThatCode(() -> Targets.read(shipped, CatalogueReader.read(shipped, SourceCatalogue.facts()), TERRITORIES))
                .doesNotThrowAnyException();
    }

    private String gap(String better, String value) {
        Comparison comparison = new Comparisons(
                        List.of(Series.indicator(Series.ID, Unit.HOURS, true, better)),
                        Series.of("FR", 2018, value),
                        TERRITORIES,
                        read(),
                        Map.of(),
                        Set.of())
                .of(Series.ID, "FR", 2018)
                .orElseThrow();
        return comparison.gap().stripTrailingZeros().toPlainString() + " " + comparison.reached();
    }

    private static Figure figure(Perimeter perimeter, String territory) {
        return Series.figure(perimeter, Series.ID, territory, 2018, BigDecimal.ONE, 1);
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve("targets.csv"), content);
    }

    private Targets read() {
        Catalogue catalogue = new Catalogue(List.of(Series.indicator(Series.ID, Unit.HOURS, true, "higher")));
        return Targets.read(JobsFolder.of(folder), catalogue, TERRITORIES);
    }
}

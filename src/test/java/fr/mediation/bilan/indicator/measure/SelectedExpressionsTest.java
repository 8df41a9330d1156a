package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import fr.mediation.bilan.store.query.FactRows;
import fr.mediation.bilan.territory.Territories;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the shipped catalogue asks of the server for each line of attendance, of which a year has a million. */
class SelectedExpressionsTest {
    private static final FactRows NO_DATABASE = new FactRows() {
        @Override
        public List<Type> types(FactQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(FactQuery query, Consumer<FactRow> consumer) {
            throw new UnsupportedOperationException();
        }
    };

    @Test
    void ofALineItsColumnsAreSentAndNearlyNothingElse() {
        List<Indicator> indicators = CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts()).all().stream()
                .filter(indicator -> indicator
                        .facts()
                        .filter(facts -> facts.id().equals("attendance"))
                        .isPresent())
                .toList();
        List<String> selected = new Measurement(
                        MeasurementRequest.of(indicators, YearBasis.CIVIL, 2016, false),
                        NO_DATABASE,
                        Territories.load())
                .statement()
                .lines()
                .takeWhile(line -> !line.startsWith("from "))
                .map(line -> line.replaceFirst("^ *(select )?", "").replaceFirst(",$", ""))
                .toList();

        assertThat(selected)
                .contains("women", "minutes", "person")
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(31)
                .noneMatch(sql -> sql.contains("case") || sql.contains("*") || sql.contains("+") || sql.contains("="));
    }
}

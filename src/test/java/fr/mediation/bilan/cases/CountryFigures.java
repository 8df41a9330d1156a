package fr.mediation.bilan.cases;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.job.compute.Preview;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The yearly figures of the country that the deliveries of a case give. */
public final class CountryFigures {
    private final Preview preview;

    public CountryFigures(Preview preview) {
        this.preview = preview;
    }

    public void isCounted(String indicator, int year, int value) {
        assertThat(of(indicator, year, null)).as(indicator).isEqualTo(Map.of("", Integer.toString(value)));
    }

    /** The figures by category of a dimension, of the total alone where none is given. */
    public Map<String, String> of(String indicator, int year, @Nullable Dimension dimension) {
        return preview
                .compute(List.of(indicator), YearBasis.CIVIL, List.of(year), JobsFolder.packaged())
                .values()
                .stream()
                .flatMap(List::stream)
                .filter(figure -> figure.territory().equals(Figure.COUNTRY)
                        && figure.period().code().length() == 4
                        && figure.category().dimension() == dimension)
                .collect(Collectors.toMap(
                        figure -> figure.category().code(),
                        figure -> figure.value() == null
                                ? "none"
                                : figure.value().stripTrailingZeros().toPlainString(),
                        (one, same) -> one,
                        TreeMap::new));
    }
}

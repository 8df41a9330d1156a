package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.measure.Measurement;
import fr.mediation.bilan.indicator.measure.MeasurementRequest;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.store.ResponseStore;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.store.query.FactSelection;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The figures that somebody asks about. Those of the country, regions and departments are stored; those of a place are
 * measured when asked for: of a country's places they would be nine tenths of what each night writes.
 */
@Component
class ExplainedFigures {
    private final FigureStore figures;
    private final ResponseStore responses;
    private final FactReader reader;
    private final Territories territories;
    private final Clock clock;

    ExplainedFigures(
            FigureStore figures, ResponseStore responses, FactReader reader, Territories territories, Clock clock) {
        this.figures = figures;
        this.responses = responses;
        this.reader = reader;
        this.territories = territories;
        this.clock = clock;
    }

    /** The stored figures of a territory: the total and its categories. */
    List<Figure> stored(
            long computation, Indicator indicator, int year, Perimeter perimeter, Level level, String territory) {
        Perimeter kept = level == Level.NATIONAL || level == Level.REGION ? perimeter : Perimeter.REGIONS_2016;
        return figures.figures(computation, indicator.id(), Period.year(year), level, territory).stream()
                .filter(figure -> figure.perimeter() == kept)
                .toList();
    }

    /** What the same reporters reported in the year before too; null where that is not known. */
    @Nullable
    ConstantScope scope(long computation, Figure figure) {
        return responses.scopes(computation, figure.perimeter(), figure.year()).stream()
                .filter(scope -> scope.year() == figure.year()
                        && scope.level() == figure.level()
                        && scope.territory().equals(figure.territory())
                        && scope.indicator().equals(figure.indicator()))
                .findFirst()
                .orElse(null);
    }

    /** The figure of a place as its lines in force give it; none where it has none, or the indicator is derived. */
    List<Figure> ofPlace(Indicator indicator, YearBasis basis, int year, String place) {
        return indicator.facts().stream()
                .flatMap(facts -> {
                    Measurement measurement = new Measurement(
                            new MeasurementRequest(
                                    List.of(indicator),
                                    FactSelection.ofYear(facts, basis, year).atPlace(place),
                                    basis,
                                    year,
                                    year >= basis.yearOf(LocalDate.now(clock))),
                            reader,
                            territories);
                    measurement.scan();
                    return measurement.figuresOfPlaces().stream();
                })
                .toList();
    }
}

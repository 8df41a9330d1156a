package fr.mediation.bilan.report;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.judge.Targets;
import fr.mediation.bilan.report.ReportInput.Extra;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports that a layout made for an ordinary year may fail on: what is absent, what is long, what is secret. */
public enum HardCase {
    /** Nothing is wrong. */
    ORDINARY(draft -> {}),
    /** A single region reported. */
    ONE_REGION(keeping(figure -> List.of("FR", "53").contains(figure.territory()))),
    /** A region has no data at all. */
    A_REGION_WITHOUT_DATA(keeping(figure -> !figure.territory().equals("53"))),
    /** Nobody declared means: there is no ratio. */
    NO_FUNDING(draft -> {
        keeping(figure -> !List.of("moyens_engages", "cout_par_heure", "ratio_plus_value")
                        .contains(figure.indicator()))
                .accept(draft);
        draft.appraisal = SampleAppraisal.withoutInputs(draft.regions);
    }),
    /** The reported year is the first. */
    NO_LAST_YEAR(keeping(figure -> figure.year() == SampleReport.YEAR)),
    /** There is no figure, no delivery and no place. */
    NOTHING_AT_ALL(draft -> {
        keeping(figure -> false).accept(draft);
        draft.appraisal = SampleAppraisal.of(Map.of());
        draft.quality = new Quality(List.of(), 0);
        draft.places = List.of();
    }),
    /** Thirty producers and as many places bear names of 200 letters. */
    LONG_NAMES(draft -> {
        draft.quality = new Quality(
                IntStream.range(0, 30).mapToObj(HardCase::longDelivery).toList(), 0);
        draft.places = IntStream.range(0, 30)
                .mapToObj(number -> new DirectoryPlace(longName(number), "Rennes", "35", true))
                .toList();
    }),
    /** All values of an indicator are confidential, among them one of the first page. */
    ALL_CONFIDENTIAL(changing(
            figure -> figure.indicator().equals("beneficiaires") ? SampleReport.confidential(figure) : figure)),
    /** Figures go back twelve years. */
    TWELVE_YEARS(draft -> {
        List<Figure> figures = new ArrayList<>(draft.figures);
        draft.figures.stream()
                .filter(figure -> figure.year() == SampleReport.YEAR && figure.isAnnualTotal())
                .forEach(figure -> IntStream.rangeClosed(SampleReport.YEAR - 11, SampleReport.YEAR - 3)
                        .forEach(year -> figures.add(in(year, figure))));
        draft.figures = figures;
        draft.compareWith(Targets.none());
    });

    private final Consumer<SampleReport.Draft> change;

    HardCase(Consumer<SampleReport.Draft> change) {
        this.change = change;
    }

    /**
     * The case made of a report.
     *
     * @param from the report
     * @return the report with every sheet it can have
     */
    public ReportInput of(ReportInput from) {
        return SampleReport.changed(from, draft -> {
            change.accept(draft);
            draft.extras = Set.of(Extra.values());
        });
    }

    /**
     * Keeps a file of the case in {@code target/hard-cases/}, to be looked at.
     *
     * @param input the report
     * @param ending the ending of its name
     * @param content its bytes
     */
    public void keep(ReportInput input, String ending, byte[] content) throws IOException {
        String name = name().toLowerCase(Locale.ROOT) + "-" + input.language().getLanguage() + ending;
        Files.write(Files.createDirectories(Path.of("target", "hard-cases")).resolve(name), content);
    }

    private static Consumer<SampleReport.Draft> keeping(Predicate<Figure> kept) {
        return draft -> {
            draft.figures = draft.figures.stream().filter(kept).toList();
            draft.compareWith(Targets.none());
        };
    }

    private static Consumer<SampleReport.Draft> changing(UnaryOperator<Figure> other) {
        return draft -> {
            draft.figures = draft.figures.stream().map(other).toList();
            draft.compareWith(Targets.none());
        };
    }

    private static Figure in(int year, Figure figure) {
        BigDecimal smaller = figure.value() == null ? null : figure.value().multiply(new BigDecimal("0.9"));
        return new Figure(
                Period.year(year),
                figure.perimeter(),
                figure.level(),
                figure.territory(),
                figure.indicator(),
                figure.category(),
                smaller,
                figure.numerator(),
                figure.denominator(),
                figure.unknownRate(),
                figure.contributors(),
                figure.status());
    }

    private static DeliveryQuality longDelivery(int number) {
        LocalDate day = LocalDate.of(SampleReport.YEAR, 1, 1 + number);
        return new DeliveryQuality(
                longName(number) + ".csv",
                longName(number),
                "attendance",
                "canonique",
                day,
                day,
                new DeliveryQuality.Lines(100, 90, 10, 0, 0),
                "in_force",
                new TreeMap<>(Map.of("date.invalid", 10L)));
    }

    /** Half of the names have no space to break at. */
    private static String longName(int number) {
        String unit = number % 2 == 0 ? "Association pour la médiation " : "association-mediation-numerique-";
        return (number + " " + Stream.generate(() -> unit).limit(10).reduce("", String::concat)).substring(0, 200);
    }
}

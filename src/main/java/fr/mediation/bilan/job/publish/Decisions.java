package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.judge.Decision;
import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.store.DecisionStore;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Service;

/** Keeps what was decided about implausible figures. */
@Service
public class Decisions {
    private final DecisionStore store;
    private final Clock clock;

    Decisions(DecisionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** All decisions about the figures of a year. */
    List<Decision> of(YearBasis basis, int year) {
        return store.of(basis.code(), year).stream()
                .map(row -> new Decision(
                        new Decision.Subject(
                                Perimeter.of(row.subject().perimeter()).orElseThrow(),
                                kind(row.subject().kind()),
                                row.subject().indicator(),
                                row.subject().territory(),
                                year),
                        row.value(),
                        row.previous(),
                        row.decidedOn(),
                        row.reason()))
                .toList();
    }

    private static Finding.Kind kind(String code) {
        return Arrays.stream(Finding.Kind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Keeps that a figure is right as it is now.
     *
     * @param figure the figure
     * @param basis how its year is counted
     * @param perimeter the map of regions
     * @param reason why it is right
     */
    public void accept(ReportInputs.FigureToCheck figure, YearBasis basis, Perimeter perimeter, String reason) {
        Finding finding = figure.entry().finding();
        store.keep(new DecisionStore.Row(
                subject(finding, basis, perimeter), finding.value(), finding.previous(), LocalDate.now(clock), reason));
    }

    /**
     * Forgets what was decided about a figure.
     *
     * @param figure the figure
     * @param basis how its year is counted
     * @param perimeter the map of regions
     */
    public void reopen(ReportInputs.FigureToCheck figure, YearBasis basis, Perimeter perimeter) {
        store.forget(subject(figure.entry().finding(), basis, perimeter));
    }

    /**
     * Notes that figures are shown, by whose numbers somebody may decide.
     *
     * @param year the year
     * @param basis how it is counted
     * @param perimeter the map of regions
     * @param figures the figures, in their order
     */
    public void show(int year, YearBasis basis, Perimeter perimeter, List<ReportInputs.FigureToCheck> figures) {
        store.show(basis.code(), year, perimeter.code(), fingerprint(figures));
    }

    /**
     * {@return whether these are the figures that were shown last}
     *
     * @param year the year
     * @param basis how it is counted
     * @param perimeter the map of regions
     * @param figures the figures, in their order
     */
    public boolean wereShown(int year, YearBasis basis, Perimeter perimeter, List<ReportInputs.FigureToCheck> figures) {
        return store.shown(basis.code(), year, perimeter.code())
                .filter(fingerprint(figures)::equals)
                .isPresent();
    }

    private static String fingerprint(List<ReportInputs.FigureToCheck> figures) {
        return Sha256.of(figures.stream()
                .map(figure -> (figure.number() + " " + figure.entry().finding()).getBytes(StandardCharsets.UTF_8)));
    }

    private static DecisionStore.Subject subject(Finding finding, YearBasis basis, Perimeter perimeter) {
        return new DecisionStore.Subject(
                basis.code(),
                finding.year(),
                perimeter.code(),
                finding.territory(),
                finding.indicator(),
                finding.kind().code());
    }
}

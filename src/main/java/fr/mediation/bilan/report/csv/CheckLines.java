package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.indicator.judge.Decision;
import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The open file of checks: one line per implausible figure, those to be checked first, each from the gravest on. */
record CheckLines(ReportInput input) {
    private record Line(Finding finding, @Nullable Decision decision) {}

    CsvTable table() {
        Map<String, String> names = input.territoryNames();
        return new CsvLayout<Line>()
                .year(input)
                .perimeter(line -> input.perimeter())
                .level(line -> line.finding().territory())
                .column(CsvLayout.CODE, line -> line.finding().territory())
                .name(line -> names.getOrDefault(
                        line.finding().territory(), line.finding().territory()))
                .column(CsvLayout.INDICATOR, line -> line.finding().indicator())
                .column(
                        Field.text("controle")
                                .required()
                                .oneOf(Arrays.stream(Finding.Kind.values())
                                        .map(Finding.Kind::code)
                                        .toList()),
                        line -> line.finding().kind().code())
                .column(CsvLayout.VALUE, line -> line.finding().value())
                .column(
                        Field.number("valeur_precedente"),
                        line -> line.finding().previous())
                .column(
                        Field.number("attendu_min"),
                        line -> line.finding().expected().least())
                .column(
                        Field.number("attendu_max"),
                        line -> line.finding().expected().most())
                .column(
                        Field.number("gravite").required(),
                        line -> line.finding().gravity())
                .column(Field.date("admis_le"), decided(Decision::decidedOn))
                .column(Field.text("raison"), decided(Decision::reason))
                .table(
                        ReportFileName.CHECKS,
                        List.of("annee", "perimetre", "code", "indicateur", "controle"),
                        List.of(CsvTable.TO_TERRITORY, CsvTable.TO_DEFINITION),
                        lines());
    }

    private List<Line> lines() {
        return Stream.concat(
                        input.judgement().toCheck().stream().map(finding -> new Line(finding, null)),
                        input.judgement().decided().stream().map(entry -> new Line(entry.finding(), entry.decision())))
                .toList();
    }

    private static Function<Line, Object> decided(Function<Decision, Object> part) {
        return line -> line.decision() == null ? null : part.apply(line.decision());
    }
}

package fr.mediation.bilan.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.mediation.bilan.cli.answer.AnswerWriter;
import fr.mediation.bilan.indicator.judge.Decision;
import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.job.publish.ReportInputs.FigureToCheck;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says which figures are to be checked before they are published. */
final class CheckPrinter {
    /** More would push what matters off the screen; {@code --json} gives all. */
    private static final int MOST = 10;

    private CheckPrinter() {}

    /** A figure to be checked, as the answer of a command. */
    record Answer(
            int number,
            String kind,
            String indicator,
            String territory,
            String territoryName,
            int year,
            @Nullable String value,
            @Nullable String previous,
            @Nullable String expectedMin,
            @Nullable String expectedMax,
            String gravity,
            String sentence,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate acceptedOn,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why) {}

    static void print(List<FigureToCheck> toCheck, String year, Console console) {
        if (toCheck.isEmpty()) {
            return;
        }
        console.say("to-check", year);
        toCheck.stream().limit(MOST).forEach(figure -> print(figure, console));
        if (toCheck.size() > MOST) {
            console.detail("to-check.more", toCheck.size() - MOST);
        }
        console.say("findings.how");
    }

    /** Says a finding with the number by which it is decided. */
    static void print(FigureToCheck figure, Console console) {
        console.detail("findings.line", Integer.toString(figure.entry().number()), figure.sentence());
    }

    static List<Answer> answer(List<FigureToCheck> toCheck) {
        return toCheck.stream().map(CheckPrinter::answer).toList();
    }

    private static Answer answer(FigureToCheck figure) {
        Finding finding = figure.entry().finding();
        Optional<Decision> decision = Optional.ofNullable(figure.entry().decision());
        return new Answer(
                figure.entry().number(),
                finding.kind().code(),
                finding.indicator(),
                finding.territory(),
                figure.territory(),
                finding.year(),
                AnswerWriter.plain(finding.value()),
                AnswerWriter.plain(finding.previous()),
                AnswerWriter.plain(finding.expected().least()),
                AnswerWriter.plain(finding.expected().most()),
                AnswerWriter.plain(finding.gravity()),
                figure.sentence(),
                decision.map(Decision::decidedOn).orElse(null),
                decision.map(Decision::reason).orElse(null));
    }
}

package fr.mediation.bilan.cli;

import fr.mediation.bilan.cli.answer.AnswerWriter;
import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.job.publish.ReportInputs.FigureToCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which figures are to be checked before they are published. */
final class CheckPrinter {
    /** More would push what matters off the screen; {@code --json} gives all. */
    private static final int MOST = 10;

    private CheckPrinter() {}

    /** A figure to be checked, as the answer of a command. */
    record Answer(
            String kind,
            String indicator,
            String territory,
            String territoryName,
            int year,
            @Nullable String value,
            @Nullable String expectedMin,
            @Nullable String expectedMax,
            String sentence) {}

    static void print(List<FigureToCheck> toCheck, String year, Console console) {
        if (toCheck.isEmpty()) {
            return;
        }
        console.say("to-check", year);
        toCheck.stream().limit(MOST).forEach(figure -> console.line(Console.INDENT + figure.sentence()));
        if (toCheck.size() > MOST) {
            console.detail("to-check.more", toCheck.size() - MOST);
        }
    }

    static List<Answer> answer(List<FigureToCheck> toCheck) {
        return toCheck.stream().map(CheckPrinter::answer).toList();
    }

    private static Answer answer(FigureToCheck figure) {
        Finding finding = figure.finding();
        return new Answer(
                finding.kind().code(),
                finding.indicator(),
                finding.territory(),
                figure.territory(),
                finding.year(),
                AnswerWriter.plain(finding.value()),
                AnswerWriter.plain(finding.expected().least()),
                AnswerWriter.plain(finding.expected().most()),
                figure.sentence());
    }
}

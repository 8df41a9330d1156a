package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.model.Block.Field;
import fr.mediation.bilan.report.model.Block.Form;
import fr.mediation.bilan.report.model.Block.Heading;
import fr.mediation.bilan.report.model.Block.Paragraph;
import fr.mediation.bilan.report.model.Block.Role;
import fr.mediation.bilan.report.model.Block.Signatures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the committee writes itself: who met, what was decided, who does what next, and the signatures. */
record Forms(ReportInput input, Wording wording) {
    private static final int DECISIONS = 3;
    private static final int ACTIONS = 6;

    /** The title, what the minutes are about, who met, and the agenda. */
    List<Block> opening(List<String> about) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(Role.TITLE, wording.say("minutes.title")));
        blocks.add(new Paragraph(Role.SUBTITLE, input.reported().say("title", input.language())));
        Stream.of(List.of(wording.say("minutes.convention")), input.reported().notes(input.language()), about)
                .flatMap(List::stream)
                .forEach(sentence -> blocks.add(new Paragraph(Role.ITEM, sentence)));
        blocks.add(new Paragraph(Role.BODY, wording.say("minutes.how", input.thisYear())));
        blocks.add(new Heading(2, wording.say("minutes.meeting")));
        blocks.add(new Form(
                wording.say("minutes.meeting"),
                List.of(field("minutes.about", 30), field("minutes.answer", 70)),
                List.of(
                        wording.say("minutes.date"),
                        wording.say("minutes.place"),
                        wording.say("minutes.chair"),
                        wording.say("minutes.secretary")),
                1));
        blocks.add(new Heading(2, wording.say("minutes.attendance")));
        blocks.add(new Form(
                wording.say("minutes.attendance"),
                List.of(field("minutes.party", 30), field("minutes.present", 35), field("minutes.excused", 35)),
                parties(),
                5));
        blocks.add(new Heading(2, wording.say("minutes.agenda")));
        IntStream.rangeClosed(1, 3).forEach(point -> blocks.add(new Paragraph(Role.BODY, point(point))));
        return blocks;
    }

    /** The heading of a point of the agenda. */
    private String point(int number) {
        return wording.say("minutes.point." + number, input.thisYear(), input.nextYear());
    }

    /** Where the decisions on a point of the agenda are written, numbered after it. */
    List<Block> decisions(int point) {
        String name = wording.say("minutes.decisions", point);
        return List.of(
                new Heading(2, name),
                new Form(
                        name,
                        List.of(field("minutes.number", 10), field("minutes.decision", 90)),
                        IntStream.rangeClosed(1, DECISIONS)
                                .mapToObj(decision -> point + "." + decision)
                                .toList(),
                        2));
    }

    /** What is to be done next, and the signatures. */
    List<Block> closing() {
        return List.of(
                new Heading(1, wording.say("minutes.actions"), true),
                new Form(
                        wording.say("minutes.actions"),
                        List.of(
                                field("minutes.number", 7),
                                field("minutes.action", 47),
                                field("minutes.responsible", 28),
                                field("minutes.due", 18)),
                        IntStream.rangeClosed(1, ACTIONS)
                                .mapToObj(String::valueOf)
                                .toList(),
                        1),
                new Heading(1, wording.say("minutes.signatures")),
                new Signatures(
                        wording.say("minutes.signatures"),
                        parties(),
                        List.of(
                                wording.say("minutes.sign.name"),
                                wording.say("minutes.sign.function"),
                                wording.say("minutes.sign.date"),
                                wording.say("minutes.sign.signature"))));
    }

    private List<String> parties() {
        return List.of(wording.say("minutes.for-state"), wording.say("minutes.for-canope"));
    }

    private Field field(String name, int share) {
        return new Field(wording.say(name), share);
    }
}

package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SourceName;
import fr.mediation.bilan.report.csv.DataPackage.Column;
import fr.mediation.bilan.report.csv.DataPackage.Licence;
import fr.mediation.bilan.report.csv.DataPackage.Resource;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the open files of a report into words, in both languages. */
final class Descriptions {
    private static final String LICENCE_PAGE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

    private final ReportInput input;
    private final String year;

    Descriptions(ReportInput input) {
        this.input = input;
        year = String.valueOf(input.year());
    }

    DataPackage of(Map<CsvTable, ReportFile> files) {
        return new DataPackage(
                "bilan-" + input.reported().basis().name(input.year()),
                input.year(),
                new Label(title(Messages.FRENCH), title(Messages.ENGLISH)),
                new Label(description(Messages.FRENCH), description(Messages.ENGLISH)),
                new Licence("etalab-2.0", say("open.licence"), LICENCE_PAGE),
                List.of(say("open.source"), say("open.reference")),
                statuses(),
                files.entrySet().stream()
                        .map(file -> resource(file.getKey(), file.getValue()))
                        .toList());
    }

    private String title(Locale language) {
        return input.reported().say("open.title", language);
    }

    private String description(Locale language) {
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                        "open.description",
                        year,
                        say("perimeter." + input.perimeter().code()).in(language))
                .in(language));
        sentences.addAll(input.reported().notes(language));
        return String.join(" ", sentences);
    }

    private static Map<String, Label> statuses() {
        Map<String, Label> meanings = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            meanings.put(status.code(), say("open.status." + status.code()));
        }
        return meanings;
    }

    private Resource resource(CsvTable table, ReportFile file) {
        String sentence = "open." + table.name().word();
        return new Resource(
                table.name().resource(input.year()),
                table,
                file,
                say(sentence + ".title", year),
                say(sentence + ".about"),
                table.fields().stream().map(this::column).toList());
    }

    private Column column(Field field) {
        return new Column(
                field,
                say("field." + field.wording()),
                new Label(about(field, Messages.FRENCH), about(field, Messages.ENGLISH)),
                field.unit().isEmpty() ? null : say("open.unit." + field.unit()));
    }

    private String about(Field field, Locale language) {
        return switch (field.wording()) {
            case "annee" -> input.reported().say("field.annee.about", language);
            case "source" ->
                say("field.source.about", Messages.in(language).or(sources(SourceName::id)))
                        .in(language);
            case "source_definition" ->
                say(
                                "field.source_definition.about",
                                String.join(", ", sources(source -> named(source, language))),
                                String.join(", ", sources(SourceName::id)))
                        .in(language);
            case "statut" -> say("field.statut.about", statusList(language)).in(language);
            default -> say("field." + field.wording() + ".about").in(language);
        };
    }

    private List<String> sources(Function<SourceName, String> words) {
        return input.delivered().sources().stream().map(words).toList();
    }

    private static String named(SourceName source, Locale language) {
        return source.id() + " (" + source.label().in(language).toLowerCase(language) + ")";
    }

    private static String statusList(Locale language) {
        return statuses().entrySet().stream()
                .map(status -> status.getKey() + " " + status.getValue().in(language))
                .collect(Collectors.joining(", "));
    }

    private static Label say(String name, Object... arguments) {
        Function<Locale, String> in = language -> Messages.in(language).get("report." + name, arguments);
        return new Label(in.apply(Messages.FRENCH), in.apply(Messages.ENGLISH));
    }
}

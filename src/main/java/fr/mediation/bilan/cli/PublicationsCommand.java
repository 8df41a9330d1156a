package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.publish.Publications;
import fr.mediation.bilan.report.Days;
import fr.mediation.bilan.store.PublicationStore.FileEntry;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.store.PublicationStore.Rendering;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what committees were shown. */
@Command(name = "publications")
final class PublicationsCommand implements Callable<Integer> {
    private static final int HASH_SHOWN = 8;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        Console console = common.console();
        try (Session session = Session.reading(common)) {
            List<Publications.Listed> all = session.get(Publications.class).all();
            if (all.isEmpty()) {
                console.say("publications.none");
            } else {
                all.forEach(this::print);
                console.say("publications.again");
            }
            console.answer(Map.of(
                    "publications", all.stream().map(PublicationsCommand::json).toList()));
        }
        return ExitCode.DONE;
    }

    private void print(Publications.Listed listed) {
        Publication publication = listed.publication();
        common.console()
                .say(
                        "publications.line",
                        Long.toString(publication.id()),
                        YearOptions.name(
                                YearBasis.of(publication.yearBasis()).orElseThrow(), publication.year(), common),
                        Days.in(publication.publishedOn(), common.messages().locale()));
        byRendering(listed.files()).forEach((rendering, files) -> {
            common.console()
                    .detail(
                            "publications.rendering",
                            common.messages().get("report.perimeter." + rendering.perimeter()),
                            common.messages().get("cli.language." + rendering.language()));
            files.forEach(file -> common.console()
                    .detail(
                            "publications.file",
                            file.name(),
                            file.bytes(),
                            file.sha256().substring(0, HASH_SHOWN)));
        });
    }

    private static Map<Rendering, List<FileEntry>> byRendering(List<FileEntry> files) {
        return files.stream()
                .collect(Collectors.groupingBy(FileEntry::rendering, LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<String, Object> json(Publications.Listed listed) {
        Publication publication = listed.publication();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("publication", publication.id());
        json.put("year", publication.year());
        json.put("year_basis", publication.yearBasis());
        json.put("published_on", publication.publishedOn().toString());
        json.put("identity", publication.identity());
        json.put(
                "files",
                listed.files().stream()
                        .map(file -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("perimeter", file.rendering().perimeter());
                            entry.put("language", file.rendering().language());
                            entry.put("extras", file.rendering().extras());
                            entry.put("name", file.name());
                            entry.put("sha256", file.sha256());
                            entry.put("bytes", file.bytes());
                            return entry;
                        })
                        .toList());
        return json;
    }
}

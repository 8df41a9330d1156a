package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.ingest.DraftProfile;
import fr.mediation.bilan.source.delivery.ProfileDraft;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a file that no profile fits, and drafts one for a person to finish. */
@Command(name = "profile")
final class ProfileCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private SharedOptions.OfSource source;

    @Option(names = "--out", paramLabel = "FILE")
    private Path out;

    @Parameters(paramLabel = "FILE")
    private Path file;

    record Answer(
            String source,
            boolean sourceGuessed,
            List<String> reason,
            String sheet,
            int headerLine,
            Map<String, List<String>> columns,
            Set<String> guessed,
            List<String> unrecognised,
            List<String> missing,
            String profile) {}

    @Override
    public Integer call() {
        Console console = common.console();
        DraftProfile profile = DraftProfile.of(file, source.id(), common.home(), common.jobs(), common.messages());
        if (out == null) {
            profile.yaml().lines().forEach(line -> {
                if (line.stripLeading().startsWith("#")) {
                    console.line(line);
                } else {
                    console.verbatim(line);
                }
            });
        } else {
            profile.write(out);
            console.say("profile.written", out);
        }
        ProfileDraft draft = profile.draft();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        draft.columns().forEach((column, proposal) -> columns.put(column, proposal.from()));
        console.answer(new Answer(
                draft.source().id(),
                draft.sourceGuessed(),
                draft.reason(),
                draft.sheet(),
                draft.headerLine(),
                columns,
                draft.guessed(),
                draft.unrecognised(),
                draft.missing(),
                profile.yaml()));
        return ExitCode.DONE;
    }
}

package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.ingest.IntakeSetup;
import fr.mediation.bilan.source.ProfileDraft;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a file that no profile fits, and drafts one for a person to finish. */
@Command(name = "profile")
final class ProfileCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--source", paramLabel = "SOURCE")
    private String source;

    @Option(names = "--out", paramLabel = "FILE")
    private Path out;

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Override
    public Integer call() throws IOException {
        ProfileDraft draft = ProfileDraft.of(
                file, IntakeSetup.forCheck(common.home(), common.jobs(), common.environment()), common.source(source));
        String yaml = yaml(draft);
        if (out == null) {
            common.console().line(yaml.stripTrailing());
        } else {
            try {
                Files.writeString(out, yaml, StandardOpenOption.CREATE_NEW);
                common.console().say("profile.written", out);
            } catch (FileAlreadyExistsException e) {
                common.console().error(common.messages().get("cli.profile.exists", out));
                return ExitCode.WRONG_USAGE;
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("source", draft.source().id());
        answer.put("sheet", draft.sheet());
        answer.put("header_line", draft.headerLine());
        answer.put("columns", draft.columns());
        answer.put("guessed", draft.guessed());
        answer.put("unrecognised", draft.unrecognised());
        answer.put("missing", draft.missing());
        answer.put("profile", yaml);
        common.console().answer(answer);
        return ExitCode.DONE;
    }

    private String yaml(ProfileDraft draft) {
        List<String> lines = new ArrayList<>();
        comment(lines, "", "head", draft.fileName(), Integer.toString(draft.headerLine()));
        lines.add("id: " + draft.id());
        lines.add("source: " + draft.source().id());
        comment(lines, "", "producer");
        lines.add("producer: " + draft.id());
        comment(lines, "", "recognise");
        lines.add("recognise:");
        lines.add("  columns: ["
                + draft.columns().values().stream()
                        .limit(4)
                        .map(ProfileCommand::quoted)
                        .collect(Collectors.joining(", "))
                + "]");
        lines.add("columns:");
        draft.columns().forEach((column, theirs) -> {
            if (draft.guessed().contains(column)) {
                comment(lines, "  ", "guessed");
            }
            lines.add("  " + quoted(column) + ": " + quoted(theirs));
        });
        draft.missing().forEach(missing -> comment(lines, "  ", "missing", missing));
        if (!draft.unrecognised().isEmpty()) {
            comment(lines, "", "unrecognised");
            lines.add("ignored:");
            draft.unrecognised().forEach(name -> lines.add("  - " + quoted(name)));
        }
        return String.join("\n", lines) + "\n";
    }

    private void comment(List<String> lines, String indent, String name, Object... values) {
        lines.add(indent + "# " + common.messages().get("cli.profile." + name, values));
    }

    private static String quoted(String text) {
        boolean plain = text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ' ' || c == '-')
                && !text.isBlank()
                && Character.isLetter(text.charAt(0));
        return plain
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}

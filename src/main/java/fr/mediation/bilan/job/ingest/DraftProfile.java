package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.delivery.ProfileDraft;
import fr.mediation.bilan.text.HiddenCharacters;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The draft of a profile for a file that no profile fits, for a person to finish.
 *
 * @param draft what was recognised
 * @param yaml the text of the profile, with comments in the reader's language
 */
public record DraftProfile(ProfileDraft draft, String yaml) {
    private static final int COLUMNS_TO_RECOGNISE_BY = 4;

    /**
     * Drafts a profile. No database is needed.
     *
     * @param file the file
     * @param source the source's id, null to find the one that fits best
     * @param home the home
     * @param jobs the definitions
     * @param messages the reader's language
     * @return the draft
     * @throws ProblemException if the file cannot be read, or nothing in it looks like a header
     */
    public static DraftProfile of(Path file, @Nullable String source, Home home, JobsFolder jobs, Messages messages) {
        ProfileDraft draft = ProfileDraft.of(file, IntakeFactory.forCheck(home, jobs), source);
        return new DraftProfile(draft, yaml(draft, messages));
    }

    /**
     * Writes the text to a file that does not exist yet.
     *
     * @param file where
     * @throws ProblemException if it exists, or cannot be written
     */
    public void write(Path file) {
        try {
            PrivateFiles.writeNew(file, yaml.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            throw new ProblemException(e, "job.profile.exists", file.toString());
        } catch (IOException e) {
            throw new ProblemException(e, "job.file-not-writable", file.toString());
        }
    }

    private static String yaml(ProfileDraft draft, Messages messages) {
        List<String> lines = new ArrayList<>();
        lines.add(comment(messages, "head", draft.fileName(), Integer.toString(draft.headerLine())));
        lines.add("id: " + draft.id());
        lines.add("source: " + draft.source().id());
        lines.add(comment(messages, "producer"));
        lines.add("producer: " + draft.id());
        lines.add(comment(messages, "recognise"));
        lines.add("recognise:");
        lines.add("  columns: ["
                + draft.columns().values().stream()
                        .limit(COLUMNS_TO_RECOGNISE_BY)
                        .map(DraftProfile::quoted)
                        .collect(Collectors.joining(", "))
                + "]");
        lines.add("columns:");
        draft.columns().forEach((column, theirs) -> {
            if (draft.guessed().contains(column)) {
                lines.add("  " + comment(messages, "guessed"));
            }
            lines.add("  " + quoted(column) + ": " + quoted(theirs));
        });
        draft.missing().forEach(missing -> lines.add("  " + comment(messages, "missing", missing)));
        if (!draft.unrecognised().isEmpty()) {
            lines.add(comment(messages, "unrecognised"));
            lines.add("ignored:");
            draft.unrecognised().forEach(name -> lines.add("  - " + quoted(name)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String comment(Messages messages, String name, Object... values) {
        return "# " + messages.get("job.profile." + name, values);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ' ' || c == '-')
                && !text.isBlank()
                && Character.isLetter(text.charAt(0));
        return plain
                ? text
                : "\"" + HiddenCharacters.shown(text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
    }
}

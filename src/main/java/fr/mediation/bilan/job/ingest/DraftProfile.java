package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.delivery.ProfileDraft;
import fr.mediation.bilan.text.HiddenCharacters;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The draft of a profile for a file that no profile fits, for a person to finish.
 *
 * @param draft what was recognised
 * @param yaml the text of the profile, with comments in the reader's language
 */
public record DraftProfile(ProfileDraft draft, String yaml) {
    private static final String JOINED = "{from: [a, b], join: \" \"}";
    private static final String CONSTANT = "{constant: …}";
    private static final int REASONS_SHOWN = 6;

    /** What YAML takes for another thing than a text. */
    private static final Set<String> WORDS_OF_YAML =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

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
        String file = HiddenCharacters.shown(draft.fileName());
        lines.add(comment(messages, "head", file, Integer.toString(draft.headerLine())));
        lines.add("id: " + quoted(draft.id()));
        if (draft.sourceGuessed()) {
            List<String> reason = draft.reason().stream().limit(REASONS_SHOWN).toList();
            lines.add(comment(messages, "source", String.join(", ", reason)));
        }
        lines.add("source: " + draft.source().id());
        lines.add(comment(messages, "producer"));
        lines.add("producer: " + quoted(draft.id()));
        if (!draft.recognisedBy().isEmpty()) {
            lines.add(comment(messages, "recognise"));
            lines.add("recognise:");
            lines.add("  columns: " + list(draft.recognisedBy()));
        }
        lines.add(draft.columns().isEmpty() ? "columns: {}" : "columns:");
        draft.columns().forEach((column, proposal) -> {
            if (proposal.guessed()) {
                lines.add("  " + comment(messages, "guessed"));
            }
            if (proposal.otherUnit(column)) {
                lines.add("  " + comment(messages, proposal.factor(column) == null ? "unit" : "converted"));
            }
            if (!proposal.others().isEmpty()) {
                lines.add("  "
                        + comment(messages, "others", HiddenCharacters.shown(String.join(", ", proposal.others()))));
            }
            if (!proposal.values().isEmpty()) {
                lines.add("  " + comment(messages, "values"));
            }
            lines.add("  " + quoted(column) + ": " + mapping(column, proposal));
        });
        draft.missing().forEach(missing -> lines.add("  " + comment(messages, "missing", missing, JOINED, CONSTANT)));
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

    private static String mapping(String column, ProfileDraft.Proposal proposal) {
        List<String> from = proposal.from();
        String names = from.size() == 1 ? quoted(from.get(0)) : list(from);
        StringBuilder more = new StringBuilder();
        if (proposal.extract() != null) {
            more.append(", extract: '").append(proposal.extract()).append("'");
        }
        BigDecimal factor = proposal.factor(column);
        if (factor != null) {
            more.append(", multiply: ").append(factor.toPlainString());
        }
        if (!proposal.values().isEmpty()) {
            more.append(proposal.values().entrySet().stream()
                    .map(value -> quoted(value.getKey()) + ": " + quoted(value.getValue()))
                    .collect(Collectors.joining(", ", ", values: {", "}")));
        }
        return from.size() == 1 && more.isEmpty() ? names : "{from: " + names + more + "}";
    }

    private static String list(List<String> names) {
        return names.stream().map(DraftProfile::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A text of YAML. Names are matched without their punctuation: for what is hidden in one, a space will do. */
    private static String quoted(String text) {
        boolean plain = text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ' ' || c == '-')
                && text.equals(text.strip())
                && !text.isEmpty()
                && Character.isLetter(text.charAt(0))
                && !WORDS_OF_YAML.contains(text.toLowerCase(Locale.ROOT));
        if (plain) {
            return text;
        }
        String visible = text.codePoints()
                .map(c -> HiddenCharacters.isHidden(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "\"" + visible.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

package fr.mediation.bilan.job;

import fr.mediation.bilan.text.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps why a delivery was refused as the key and values of its sentence, so that it can be told in any language. */
final class Refusals {
    private static final String SEPARATOR = "\t";

    private Refusals() {}

    static String write(ProblemException problem) {
        return Stream.concat(
                        Stream.of(problem.key()), Arrays.stream(problem.arguments()).map(String::valueOf))
                .map(part -> part.replace(SEPARATOR, " "))
                .collect(Collectors.joining(SEPARATOR));
    }

    static ProblemException read(String refusal) {
        String[] parts = refusal.split(SEPARATOR, -1);
        Object[] arguments = Arrays.copyOfRange(parts, 1, parts.length, Object[].class);
        return new ProblemException(parts[0], arguments);
    }
}

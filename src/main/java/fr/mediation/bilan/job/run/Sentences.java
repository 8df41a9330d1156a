package fr.mediation.bilan.job.run;

import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps a sentence as its key and values, so that it can be told in any language later. */
public final class Sentences {
    private static final String SEPARATOR = "\t";
    private static final char NUMBER = '#';
    private static final char TEXT = '=';

    private Sentences() {}

    public static String write(ProblemException problem) {
        return Stream.concat(
                        Stream.of(problem.key()),
                        Arrays.stream(problem.arguments()).map(Sentences::write))
                .collect(Collectors.joining(SEPARATOR));
    }

    private static String write(Object argument) {
        // Sentences write a number otherwise than a text that looks like one.
        char kind = argument instanceof Number ? NUMBER : TEXT;
        return kind + String.valueOf(argument).replace(SEPARATOR, " ");
    }

    public static ProblemException read(String refusal) {
        String[] parts = refusal.split(SEPARATOR, -1);
        return new ProblemException(
                parts[0], Arrays.stream(parts).skip(1).map(Sentences::argument).toArray());
    }

    private static Object argument(String part) {
        String value = part.substring(1);
        return part.charAt(0) == NUMBER ? new BigDecimal(value) : value;
    }
}

package fr.mediation.bilan.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC URL taken apart, so that no part of the program, and no library, holds a URL with a password in it: sooner or later one
 * says it, in a message, an exception or the log.
 *
 * @param plain the URL without user and password; where it is none of PostgreSQL, no more of it than its kind
 * @param user the user that it named
 * @param password the password that it held
 */
record DatabaseUrl(
        String plain, @Nullable String user, @Nullable String password) {
    /** The host may be left out; whatever is before an {@code @} is taken from it beforehand. */
    private static final Pattern PLAIN =
            Pattern.compile("jdbc:postgresql:(//[^/?#@;&=\\s]*/)?[^/?#@;&=…\\s]*(\\?\\S*)?");

    private static final Pattern KIND = Pattern.compile("jdbc:[A-Za-z0-9]+:|postgres(ql)?:");
    private static final String REST = "…";
    private static final String USER = "user=";
    private static final String PASSWORD = "password=";

    /** {@code jdbc:postgresql://user:password@host…}: a password may hold any character. */
    private static final Pattern WITH_USER = Pattern.compile("(jdbc:postgresql://)([^:@]*)(?::(.*))?@([^@]*)");

    /** Takes a URL apart. */
    static DatabaseUrl of(String url) {
        try {
            DatabaseUrl apart = withoutOptions(withoutUser(url));
            if (isValid(apart.plain)) {
                return apart;
            }
        } catch (IllegalArgumentException e) {
            // A percent sign that begins no character: the URL is wrong, and what is wrong in it may be the password.
        }
        Matcher kind = KIND.matcher(url);
        return new DatabaseUrl((kind.lookingAt() ? kind.group() : "") + REST, null, null);
    }

    private static DatabaseUrl withoutUser(String url) {
        Matcher parts = WITH_USER.matcher(url);
        return parts.matches()
                ? new DatabaseUrl(parts.group(1) + parts.group(4), decoded(parts.group(2)), decoded(parts.group(3)))
                : new DatabaseUrl(url, null, null);
    }

    private static DatabaseUrl withoutOptions(DatabaseUrl from) {
        int question = from.plain.indexOf('?');
        if (question < 0) {
            return from;
        }
        String user = from.user;
        String password = from.password;
        List<String> kept = new ArrayList<>();
        for (String option : from.plain.substring(question + 1).split("&")) {
            if (is(USER, option)) {
                user = decoded(option.substring(USER.length()));
            } else if (is(PASSWORD, option)) {
                password = decoded(option.substring(PASSWORD.length()));
            } else {
                kept.add(option);
            }
        }
        String options = String.join("&", kept);
        return new DatabaseUrl(
                from.plain.substring(0, question) + (options.isEmpty() ? "" : "?" + options), user, password);
    }

    private static boolean is(String name, String option) {
        return option.regionMatches(true, 0, name, 0, name.length());
    }

    private static @Nullable String decoded(@Nullable String text) {
        // In a URL a plus sign is one; the decoder is that of web forms, where it is a space.
        return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Whether it is a URL of PostgreSQL. */
    static boolean isValid(String plain) {
        return PLAIN.matcher(plain).matches();
    }
}

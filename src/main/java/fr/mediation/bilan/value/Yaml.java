package fr.mediation.bilan.value;

import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A node of a YAML file that knows where it stands, so that every fault can name its file, line and place. Numbers are
 * decimal from the text on; they never pass through binary floating point.
 *
 * @param file the file's name
 * @param path the place in the file, such as {@code outcomes[autonomie].proxy}; empty for the whole
 * @param raw the content with its line
 */
record Yaml(String file, String path, Raw raw) {
    private static final YAMLMapper MAPPER = new YAMLMapper();
    /** Beyond 10¹⁵ euros or fifteen decimals a number is a slip, and an exponent could fill the memory. */
    private static final int MOST_DIGITS = 15;

    /**
     * Content before it is given a meaning.
     *
     * @param line counted from 1
     * @param value a {@code Map<String, Raw>}, a {@code List<Raw>}, a BigDecimal, a String, a Boolean or null
     */
    record Raw(int line, Object value) {}

    /**
     * Reads a file whose whole is a map.
     *
     * @param file its name in messages
     * @param in its bytes, in UTF-8
     * @return its root
     * @throws IOException if the bytes cannot be read
     * @throws ProblemException if the file is empty, is not UTF-8 or is no YAML map
     */
    static Yaml parse(String file, InputStream in) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(e, "value.not-utf8", file);
        }
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new ProblemException("value.empty", file);
            }
            Yaml root = new Yaml(file, "", read(file, parser));
            if (parser.nextToken() != null) {
                throw new ProblemException("value.syntax", file, Integer.toString(line(parser)));
            }
            root.map();
            return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ProblemException(e, "value.syntax", file, Integer.toString(Math.max(line, 1)));
        }
    }

    private static Raw read(String file, JsonParser parser) {
        int line = line(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Raw(line, members(file, parser));
            case START_ARRAY -> {
                List<Raw> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(file, parser));
                }
                yield new Raw(line, items);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Raw(line, number(parser));
            case VALUE_TRUE -> new Raw(line, Boolean.TRUE);
            case VALUE_FALSE -> new Raw(line, Boolean.FALSE);
            case VALUE_NULL -> new Raw(line, null);
            default -> new Raw(line, parser.getString().strip());
        };
    }

    private static Map<String, Raw> members(String file, JsonParser parser) {
        Map<String, Raw> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int line = line(parser);
            parser.nextToken();
            if (members.put(name, new Raw(line, read(file, parser).value())) != null) {
                throw new ProblemException("value.field-twice", file, Integer.toString(line), name);
            }
        }
        return members;
    }

    /** What YAML calls a number but has no decimal value, such as {@code .inf}, stays text and is refused as such. */
    private static Object number(JsonParser parser) {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException | JacksonException e) {
            return parser.getString();
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /**
     * The failure of a fault at this place.
     *
     * @param key the sentence; its {@code {0}}, {@code {1}} and {@code {2}} are the file, the line and the place
     * @param more its further values
     * @return the failure
     */
    ProblemException fault(String key, Object... more) {
        Object[] arguments = new Object[more.length + 3];
        arguments[0] = file;
        arguments[1] = Integer.toString(raw.line());
        arguments[2] = path.isEmpty() ? "—" : path;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return new ProblemException(key, arguments);
    }

    /**
     * Refuses any field but these.
     *
     * @param known the fields that have a meaning here
     */
    void allowOnly(Set<String> known) {
        for (String name : map().keySet()) {
            if (!known.contains(name)) {
                throw at(name, map().get(name))
                        .fault(
                                "value.unknown-field",
                                String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    Optional<Yaml> get(String name) {
        return Optional.ofNullable(map().get(name))
                .filter(member -> member.value() != null)
                .map(member -> at(name, member));
    }

    Yaml required(String name) {
        return get(name).orElseThrow(() -> at(name, raw).fault("value.missing-field"));
    }

    private Yaml at(String name, Raw member) {
        return new Yaml(file, path.isEmpty() ? name : path + "." + name, member);
    }

    boolean isMap() {
        return raw.value() instanceof Map;
    }

    boolean isNumber() {
        return raw.value() instanceof BigDecimal;
    }

    Set<String> names() {
        return map().keySet();
    }

    /** The list's items, each named in its path by its {@code id} where it has one, else by its rank from 1. */
    List<Yaml> items() {
        if (!(raw.value() instanceof List<?> list)) {
            throw fault("value.not-a-list");
        }
        List<Yaml> items = new ArrayList<>();
        for (Object item : list) {
            Raw content = (Raw) item;
            boolean named = content.value() instanceof Map<?, ?> map
                    && map.get("id") instanceof Raw id
                    && id.value() instanceof String;
            Object name = named ? ((Raw) ((Map<?, ?>) content.value()).get("id")).value() : items.size() + 1;
            items.add(new Yaml(file, path + "[" + name + "]", content));
        }
        return items;
    }

    String text() {
        if (raw.value() instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw fault("value.not-a-text", shown());
    }

    BigDecimal number() {
        if (!(raw.value() instanceof BigDecimal number)) {
            throw fault("value.not-a-number", shown());
        }
        if (number.scale() > MOST_DIGITS || number.precision() - (long) number.scale() > MOST_DIGITS) {
            throw fault("value.number-out-of-range");
        }
        return number;
    }

    int integer(int least, int most) {
        BigDecimal number = number();
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (!whole
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw fault("value.not-an-integer", shown(), Integer.toString(least), Integer.toString(most));
        }
        return number.intValue();
    }

    boolean yesOrNo() {
        if (raw.value() instanceof Boolean answer) {
            return answer;
        }
        throw fault("value.not-a-boolean", shown());
    }

    @SuppressWarnings("unchecked") // members() is the only maker of maps
    private Map<String, Raw> map() {
        if (raw.value() instanceof Map) {
            return (Map<String, Raw>) raw.value();
        }
        throw fault("value.not-a-map");
    }

    /** How a wrong value is echoed: as it was written, or what it is where it is no scalar. */
    String shown() {
        if (raw.value() instanceof BigDecimal number) {
            return number.toString();
        }
        if (raw.value() instanceof Map) {
            return "{…}";
        }
        return raw.value() instanceof List ? "[…]" : String.valueOf(raw.value());
    }
}

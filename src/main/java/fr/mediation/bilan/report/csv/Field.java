package fr.mediation.bilan.report.csv;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column.
 *
 * @param name its name
 * @param type its Frictionless type
 * @param unit the name of its unit in the bundle, empty where it has none or another column gives it
 * @param wording the name under which the bundle keeps its title and description
 * @param constraints what its cells must fulfil, by the name Frictionless gives the constraint; an empty cell breaks
 *     {@code required} alone
 */
record Field(String name, String type, String unit, String wording, Map<String, Object> constraints) {
    /** Keeps a copy of the constraints, in the order given. */
    Field {
        constraints = Collections.unmodifiableMap(new LinkedHashMap<>(constraints));
    }

    static Field text(String name) {
        return new Field(name, "string", "");
    }

    static Field integer(String name) {
        return new Field(name, "integer", "");
    }

    static Field number(String name) {
        return new Field(name, "number", "");
    }

    static Field date(String name) {
        return new Field(name, "date", "");
    }

    private Field(String name, String type, String unit) {
        this(name, type, unit, name, Map.of());
    }

    Field in(String newUnit) {
        return new Field(name, type, newUnit, wording, constraints);
    }

    /** The same column with a title and a description of its own, where another file has a column of that name. */
    Field worded(String newWording) {
        return new Field(name, type, unit, newWording, constraints);
    }

    Field required() {
        return with("required", true);
    }

    Field unique() {
        return with("unique", true);
    }

    Field from(int least) {
        return with("minimum", least);
    }

    Field to(int most) {
        return with("maximum", most);
    }

    Field oneOf(List<?> values) {
        return with("enum", List.copyOf(values));
    }

    /** The same column with texts that are, as a whole, what a regular expression describes. */
    Field matching(String pattern) {
        return with("pattern", pattern);
    }

    private Field with(String constraint, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(constraints);
        more.put(constraint, value);
        return new Field(name, type, unit, wording, more);
    }
}

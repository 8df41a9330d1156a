package fr.mediation.bilan.report.csv;

/**
 * A column.
 *
 * @param name its name
 * @param type its Frictionless type
 * @param unit its unit, empty where it has none or another column tells it
 */
record Field(String name, String type, String unit) {
    static Field text(String name) {
        return new Field(name, "string", "");
    }

    static Field integer(String name, String unit) {
        return new Field(name, "integer", unit);
    }

    static Field number(String name, String unit) {
        return new Field(name, "number", unit);
    }

    static Field date(String name) {
        return new Field(name, "date", "");
    }
}

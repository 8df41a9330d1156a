package fr.mediation.bilan.bench;

import java.util.stream.Collectors;

/** The table that the contestants other than Bilan load into. */
enum AttendanceTable {
    /** Every column as it is written. */
    TEXT,
    /** Dates as dates and numbers as numbers. */
    TYPED;

    static final String NAME = "attendance_plain";

    /** The statement that makes the table. */
    String definition() {
        return AttendanceGenerator.COLUMNS.stream()
                .map(column -> column + " " + typeOf(column))
                .collect(Collectors.joining(", ", "create table " + NAME + " (", ")"));
    }

    private String typeOf(String column) {
        if (this == TEXT) {
            return "text";
        }
        return switch (column) {
            case "date" -> "date";
            case "duree_minutes", "participants", "annee_naissance" -> "integer";
            default -> "text";
        };
    }
}

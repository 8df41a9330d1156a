package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The columns of an open file, each with what its cells say of a line's subject: a text, a number, a date, a list of
 * numbers, or null where there is nothing to say.
 *
 * @param <T> what a line is about
 */
final class CsvLayout<T> {
    /** What codes of indicators and sources look like. */
    static final String WORD = "[a-z][a-z0-9_]*";

    /** What codes of outcomes look like; the author of a value map chooses them. */
    static final String OUTCOME = "[A-Za-z][A-Za-z0-9_-]*";

    /** The articles of the convention that indicators and outcomes answer to. */
    static final List<Integer> ARTICLES = List.of(2, 3, 4, 5, 6, 7, 9, 11);

    static final Field CODE = Field.text("code").required().matching(Figure.COUNTRY + "|[0-9]{2}");
    static final Field INDICATOR = Field.text("indicateur").required().matching(WORD);
    static final Field VALUE = Field.number("valeur");

    private static final Map<Unit, String> UNITS = units();

    private final List<Field> fields = new ArrayList<>();
    private final List<Function<T, ?>> cells = new ArrayList<>();

    private static Map<Unit, String> units() {
        Messages french = Messages.in(Messages.FRENCH);
        Map<Unit, String> names = new EnumMap<>(Unit.class);
        for (Unit unit : Unit.values()) {
            names.put(unit, french.get("report.unit." + unit.name().toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    CsvLayout<T> column(Field field, Function<T, ?> cell) {
        fields.add(field);
        cells.add(cell);
        return this;
    }

    /** Adds the reported year, which all lines have in common. */
    CsvLayout<T> year(ReportInput input) {
        return column(Field.integer("annee").required().oneOf(List.of(input.year())), line -> input.year());
    }

    CsvLayout<T> perimeter(Function<T, Perimeter> perimeter) {
        return column(
                Field.text("perimetre")
                        .required()
                        .oneOf(Arrays.stream(Perimeter.values())
                                .map(Perimeter::code)
                                .toList()),
                perimeter.andThen(Perimeter::code));
    }

    CsvLayout<T> level(Function<T, String> territory) {
        return column(
                Field.text("niveau").required().oneOf(List.of("national", "region")),
                territory.andThen(code -> code.equals(Figure.COUNTRY) ? "national" : "region"));
    }

    CsvLayout<T> name(Function<T, String> name) {
        return column(Field.text("territoire").required(), name);
    }

    CsvLayout<T> territory(Function<T, TerritoryName> territory) {
        return column(CODE, territory.andThen(TerritoryName::code)).name(territory.andThen(TerritoryName::name));
    }

    /** Adds what a figure is about: where, and which indicator. */
    CsvLayout<T> subject(Function<T, Figure> figure, Map<String, String> names) {
        return perimeter(figure.andThen(Figure::perimeter))
                .level(figure.andThen(Figure::territory))
                .column(CODE, figure.andThen(Figure::territory))
                .name(figure.andThen(one -> names.getOrDefault(one.territory(), one.territory())))
                .column(INDICATOR, figure.andThen(Figure::indicator));
    }

    /** Adds what a figure comes to. Who contributed to a confidential one is kept back with its value. */
    CsvLayout<T> result(Function<T, Figure> figure, Function<T, Unit> unit) {
        return column(VALUE, figure.andThen(Figure::value))
                .unit(unit)
                .column(Field.number("numerateur"), figure.andThen(Figure::numerator))
                .column(Field.number("denominateur"), figure.andThen(Figure::denominator))
                .column(
                        Field.integer("contributeurs").in("places").from(0),
                        figure.andThen(one -> one.status() == Status.CONFIDENTIAL ? null : one.contributors()))
                .column(
                        Field.text("statut")
                                .required()
                                .oneOf(Arrays.stream(Status.values())
                                        .map(Status::code)
                                        .toList()),
                        figure.andThen(one -> one.status().code()));
    }

    /** Adds a unit, in French. */
    CsvLayout<T> unit(Function<T, Unit> unit) {
        return column(Field.text("unite").required().oneOf(List.copyOf(UNITS.values())), unit.andThen(UNITS::get));
    }

    /** The file of some lines, whose key is none of their columns and which points to no other file. */
    CsvTable table(ReportFileName name, List<T> subjects) {
        return table(name, List.of(), List.of(), subjects);
    }

    CsvTable table(ReportFileName name, List<String> key, List<CsvTable.Reference> references, List<T> subjects) {
        return new CsvTable(
                name, fields, key, references, subjects.stream().map(this::line).toList());
    }

    private List<Object> line(T subject) {
        List<Object> line = new ArrayList<>(cells.size());
        cells.forEach(cell -> line.add(cell.apply(subject)));
        return line;
    }
}

package fr.mediation.bilan.report.content;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The columns of a table, each with what its cells say of a row's subject. A column's id is the name of its header in the
 * report's bundle, or the number of the year it is about.
 *
 * @param <T> what a row is about
 */
public final class TableLayout<T> {
    /** The column of indicators' names. */
    public static final String INDICATOR = "column.indicator";

    /** The column of units. */
    public static final String UNIT = "column.unit";

    /** The column of changes against the year before. */
    public static final String CHANGE = "column.change";

    /** The column of changes over what the same reporters reported in both years. */
    public static final String CONSTANT_CHANGE = "column.constant-change";

    /** The column of the share of answers that are not known. */
    public static final String UNKNOWN = "column.unknown";

    /** The column of the committee's targets. */
    public static final String TARGET = "column.target";

    private final Wording wording;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<T, Cell>> cells = new ArrayList<>();

    /** A table that has no column yet, in the reader's language. */
    public TableLayout(Wording wording) {
        this.wording = wording;
    }

    /** Adds a column of names or single words; an empty text is marked as not applicable. */
    public TableLayout<T> name(String id, Function<T, String> text) {
        return column(id, Kind.NAME, words(text));
    }

    /** Adds a column of sentences. */
    public TableLayout<T> prose(String id, Function<T, String> text) {
        return column(id, Kind.PROSE, words(text));
    }

    /** Adds a column of sentences that have the page to themselves. */
    public TableLayout<T> wide(String id, Function<T, String> text) {
        return column(id, Kind.WIDE, words(text));
    }

    /** Adds a column of numbers, dates or marks. */
    public TableLayout<T> number(String id, Function<T, Cell> cell) {
        return column(id, Kind.NUMBER, cell);
    }

    /**
     * Adds the column of unknown rates beside the figures before it; none where no figure of the rows has one.
     *
     * @param rows what the rows are about
     * @param rate the unknown rate of a row's figure, 0 to 1
     */
    public TableLayout<T> unknown(List<T> rows, Function<T, Optional<BigDecimal>> rate) {
        return rows.stream().map(rate).allMatch(Optional::isEmpty)
                ? this
                : number(UNKNOWN, row -> Figures.unknownCell(rate.apply(row)));
    }

    /** Adds the column of a year. */
    public TableLayout<T> year(int year, Function<T, Cell> cell) {
        String number = String.valueOf(year);
        return column(new Column(number, number, Kind.NUMBER), cell);
    }

    /** Adds the columns of an indicator's name and unit. */
    public TableLayout<T> indicator(Function<T, Indicator> indicator) {
        return name(INDICATOR, indicator.andThen(wording::label))
                .name(UNIT, indicator.andThen(shown -> wording.unit(shown.unit())));
    }

    /** Adds a column whose header is in the bundle under its id. */
    public TableLayout<T> column(String id, Kind kind, Function<T, Cell> cell) {
        return column(new Column(id, wording.say(id), kind), cell);
    }

    /** Adds a column. */
    public TableLayout<T> column(Column column, Function<T, Cell> cell) {
        columns.add(column);
        cells.add(cell);
        return this;
    }

    private Function<T, Cell> words(Function<T, String> text) {
        return text.andThen(Cell.Text::orNotApplicable);
    }

    /** The table of some rows, none of which sums up the others. */
    public Table of(List<T> subjects) {
        return of(subjects, subject -> false);
    }

    /** The table of some rows, some of which sum up the others. */
    public Table of(List<T> subjects, Predicate<T> total) {
        return new Table(
                columns,
                subjects.stream()
                        .map(subject -> new Row(
                                cells.stream().map(cell -> cell.apply(subject)).toList(), total.test(subject)))
                        .toList());
    }
}

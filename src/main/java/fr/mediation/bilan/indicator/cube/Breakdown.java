package fr.mediation.bilan.indicator.cube;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.cube.Aggregates.Subset;
import fr.mediation.bilan.store.query.FactRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The categories of one dimension, each with a number and the sums of its rows by department. */
final class Breakdown implements CubePart {
    private final Dimension dimension;
    private final Aggregates aggregates;
    private final Subset subset;
    private final CategoryNumbers numbers;
    private final TextNumbers values = new TextNumbers();
    private final List<Category[]> byValue = new ArrayList<>();
    /** In the order of their numbers. */
    private final Map<String, Category> byName = new LinkedHashMap<>();

    private Category @Nullable [] unknown;

    /**
     * A category.
     *
     * @param name its code
     * @param number its number among all categories of the cube
     * @param departments the sums of its rows by department
     */
    record Category(String name, int number, Groups departments) {}

    /**
     * No categories yet.
     *
     * @param dimension a dimension whose categories a column holds
     * @param aggregates the aggregates of the scan
     * @param subset those that are broken down by the dimension
     * @param numbers the numbers of all categories
     */
    Breakdown(Dimension dimension, Aggregates aggregates, Subset subset, CategoryNumbers numbers) {
        this.dimension = dimension;
        this.aggregates = aggregates;
        this.subset = subset;
        this.numbers = numbers;
    }

    Dimension dimension() {
        return dimension;
    }

    Subset subset() {
        return subset;
    }

    /** Says which categories a row, evaluated last, belongs to, and adds it to their sums where that is wanted. */
    void add(FactRow row, int column, int department, boolean summed) {
        for (Category category : of(row, column)) {
            if (summed) {
                category.departments().add(department, subset);
            }
            numbers.include(category.number());
        }
    }

    private Category[] of(FactRow row, int column) {
        if (row.isNull(column)) {
            return unknown();
        }
        int value = values.number(row, column);
        if (value == byValue.size()) {
            String text = values.text(value);
            Stream<String> names = dimension.list() ? Arrays.stream(text.split("\\|")) : Stream.of(text);
            Category[] categories = names.map(String::strip)
                    .map(dimension::category)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .map(this::named)
                    .toArray(Category[]::new);
            byValue.add(categories.length == 0 ? unknown() : categories);
        }
        return byValue.get(value);
    }

    private Category[] unknown() {
        if (unknown == null) {
            unknown = new Category[] {named(Dimension.UNKNOWN)};
        }
        return unknown;
    }

    private Category named(String name) {
        return byName.computeIfAbsent(name, n -> new Category(n, numbers.add(), new Groups(aggregates)));
    }

    List<Category> categories() {
        return List.copyOf(byName.values());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(byName.size());
        for (Category category : byName.values()) {
            CubeBytes.write(out, category.name());
            out.writeInt(category.number());
            category.departments().write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = CubeBytes.readText(in);
            int number = in.readInt();
            numbers.reserve(number);
            Category category = new Category(name, number, new Groups(aggregates));
            category.departments().read(in);
            byName.put(name, category);
        }
    }
}

package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.indicator.cube.CubeBytes;
import fr.mediation.bilan.indicator.cube.CubeComparison.Difference;
import fr.mediation.bilan.indicator.cube.CubeComparison.Group;
import fr.mediation.bilan.indicator.cube.KeyNumbers;
import fr.mediation.bilan.indicator.cube.TextNumbers;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactRow;
import fr.mediation.bilan.store.query.FactRows;
import fr.mediation.bilan.store.query.FactSelection;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The persons who took part in a year, and who of them were out of work, by department. It can be written and read again, so
 * that new facts alone are read.
 */
public final class AttendedYear {
    private static final List<String> EXPRESSIONS = List.of(FactQuery.DEPARTMENT, "person", "unemployed > 0");
    private static final int DEPARTMENT = 0;
    private static final int PERSON = 1;
    private static final int UNEMPLOYED = 2;

    private final FactSelection facts;
    private final KeyNumbers persons = new KeyNumbers();
    private final TextNumbers departments = new TextNumbers();
    /** By the number of the department and one; those of an unknown department come first. */
    private final List<RoaringBitmap> attended = new ArrayList<>(List.of(new RoaringBitmap()));

    private final List<RoaringBitmap> unemployed = new ArrayList<>(List.of(new RoaringBitmap()));

    /**
     * A year of which nothing was read yet.
     *
     * @param facts the activities of the year
     */
    public AttendedYear(FactSelection facts) {
        this.facts = facts.ofPersons();
    }

    /** {@return what is read and how it is kept, as a text: a year can go on from another of the same text} */
    public String statement() {
        return CubeBytes.FORMAT + new FactQuery(facts, EXPRESSIONS).sql();
    }

    /**
     * Adds all activities.
     *
     * @param reader reads them
     * @return how many rows there were
     */
    public long scan(FactRows reader) {
        return reader.read(new FactQuery(facts, EXPRESSIONS), this::add);
    }

    /**
     * Adds the activities of some deliveries.
     *
     * @param reader reads them
     * @param deliveries their numbers, at least one
     * @return how many rows there were
     */
    public long scan(FactRows reader, Collection<Long> deliveries) {
        return reader.read(new FactQuery(facts.ofDeliveries(deliveries), EXPRESSIONS), this::add);
    }

    private void add(FactRow row) {
        int number = persons.number(row.key(PERSON));
        int department = row.isNull(DEPARTMENT) ? 0 : departments.number(row, DEPARTMENT) + 1;
        if (department == attended.size()) {
            attended.add(new RoaringBitmap());
            unemployed.add(new RoaringBitmap());
        }
        attended.get(department).add(number);
        if (!row.isNull(UNEMPLOYED) && row.integer(UNEMPLOYED) == 1) {
            unemployed.get(department).add(number);
        }
    }

    /** How many persons there were; they have the numbers from 0. */
    int size() {
        return persons.size();
    }

    /** The key of a person. */
    long person(int number) {
        return persons.key(number);
    }

    /** The number of a person by key; negative where the person did not take part. */
    int find(long person) {
        return persons.find(person);
    }

    /** The numbers of those who were out of work, wherever it was said. */
    RoaringBitmap unemployed() {
        return RoaringBitmap.or(unemployed.iterator());
    }

    /** How many departments there are; the first of them stands for those that are not known. */
    int departments() {
        return attended.size();
    }

    /** The code of a department; null for the one that stands for the unknown. */
    @Nullable
    String departmentCode(int department) {
        return department == 0 ? null : departments.text(department - 1);
    }

    /** The numbers of those who took part in a department. */
    RoaringBitmap attended(int department) {
        return attended.get(department);
    }

    /** The numbers of those of whom it was said there that they were out of work. */
    RoaringBitmap unemployed(int department) {
        return unemployed.get(department);
    }

    /**
     * {@return in which departments this year, which was read, has other persons than another one}
     *
     * @param counted the other one, which has read the facts
     */
    public List<Difference> differences(AttendedYear counted) {
        Set<String> codes = new TreeSet<>();
        List.of(this, counted)
                .forEach(year -> IntStream.range(0, year.departments())
                        .forEach(department ->
                                codes.add(Objects.requireNonNullElse(year.departmentCode(department), ""))));
        List<Difference> differences = new ArrayList<>();
        for (String code : codes) {
            compare(code, "count(distinct person)", attended, counted, counted.attended, differences);
            compare(
                    code,
                    "count(distinct case when unemployed > 0 then person end)",
                    unemployed,
                    counted,
                    counted.unemployed,
                    differences);
        }
        return differences;
    }

    private void compare(
            String code,
            String aggregate,
            List<RoaringBitmap> own,
            AttendedYear counted,
            List<RoaringBitmap> other,
            List<Difference> differences) {
        LongSet persons = keys(code, own);
        LongSet personsCounted = counted.keys(code, other);
        if (!persons.equals(personsCounted)) {
            differences.add(new Difference(
                    new Group(code, null, null, null),
                    aggregate,
                    Integer.toString(persons.size()),
                    Integer.toString(personsCounted.size())));
        }
    }

    /** The persons of a department. */
    private LongSet keys(String code, List<RoaringBitmap> sets) {
        LongSet keys = new LongOpenHashSet();
        for (int department = 0; department < departments(); department++) {
            if (code.equals(Objects.requireNonNullElse(departmentCode(department), ""))) {
                sets.get(department).forEach((int number) -> keys.add(person(number)));
            }
        }
        return keys;
    }

    /**
     * Writes the year.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
        persons.write(data);
        departments.write(data);
        for (int department = 0; department < attended.size(); department++) {
            CubeBytes.write(data, attended.get(department));
            CubeBytes.write(data, unemployed.get(department));
        }
        data.flush();
    }

    /**
     * Reads what {@link #write} wrote; nothing was added yet.
     *
     * @param in where from
     * @throws IOException if it cannot be read
     */
    public void read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in));
        persons.read(data);
        departments.read(data);
        attended.clear();
        unemployed.clear();
        for (int department = 0; department <= departments.size(); department++) {
            attended.add(CubeBytes.readSet(data));
            unemployed.add(CubeBytes.readSet(data));
        }
    }
}

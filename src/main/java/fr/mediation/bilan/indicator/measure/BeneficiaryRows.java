package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import fr.mediation.bilan.store.query.FactRows;
import fr.mediation.bilan.store.query.FactSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The facts of beneficiaries of one year, made of who attended in that year and the two before: the same rows as those of
 * the view {@code beneficiary_fact}, for which the database would have to group all lines of three years by person. But for
 * the person itself there are few different ones, which the database evaluates once each.
 */
public final class BeneficiaryRows implements FactRows {
    private static final String PERSON = "person";
    private static final Pattern NAMES_PERSON = Pattern.compile("\\bperson\\b", Pattern.CASE_INSENSITIVE);

    /** Where somebody was last seen: 0 nowhere, 1 in the year before, 2 in the one before that. */
    private static final int SEEN = 3;

    /** Out of work or not, when last seen, when last seen out of work. */
    private static final int STATES = 2 * SEEN * SEEN;

    private final FactRows database;
    private final FactTable facts;
    private final YearBasis basis;
    private final int year;
    private final AttendedYear now;

    /** By the number of a person of the year: when last seen, and when last seen out of work. */
    private final byte[] history;

    /**
     * The rows of a year.
     *
     * @param database evaluates expressions
     * @param facts the facts of beneficiaries
     * @param basis how years are counted
     * @param year the year
     * @param now who attended in the year; who did before is told by {@link #see}
     */
    public BeneficiaryRows(FactRows database, FactTable facts, YearBasis basis, int year, AttendedYear now) {
        this.database = database;
        this.facts = facts;
        this.basis = basis;
        this.year = year;
        this.now = now;
        history = new byte[now.size()];
    }

    /** {@return how many persons attended in the year} */
    public int persons() {
        return history.length;
    }

    /**
     * Says who attended in an earlier year. What lies closer is told in place of what lies further back, which comes first.
     *
     * @param then who did
     * @param yearsAgo 1 or 2
     */
    public void see(AttendedYear then, int yearsAgo) {
        RoaringBitmap unemployed = then.unemployed();
        for (int person = 0; person < history.length; person++) {
            int known = then.find(now.person(person));
            if (known >= 0) {
                int lastUnemployed = unemployed.contains(known) ? yearsAgo : history[person] % SEEN;
                history[person] = (byte) (yearsAgo * SEEN + lastUnemployed);
            }
        }
    }

    @Override
    public List<Type> types(FactQuery query) {
        return database.types(query);
    }

    @Override
    public long read(FactQuery query, Consumer<FactRow> consumer) {
        int person = query.expressions().indexOf(PERSON);
        boolean otherwise = IntStream.range(0, query.expressions().size())
                .anyMatch(i -> i != person
                        && NAMES_PERSON.matcher(query.expressions().get(i)).find());
        return otherwise ? database.read(query, consumer) : make(query, person, consumer);
    }

    private long make(FactQuery query, int person, Consumer<FactRow> consumer) {
        FactRow[] states = states(query);
        long rows = 0;
        for (int department = 0; department < now.departments(); department++) {
            RoaringBitmap unemployed = now.unemployed(department);
            for (int number : now.attended(department)) {
                FactRow row = states[department * STATES + state(number, unemployed)];
                if (person >= 0) {
                    row.setKey(person, now.person(number));
                }
                consumer.accept(row);
                rows++;
            }
        }
        return rows;
    }

    private int state(int number, RoaringBitmap unemployed) {
        return history[number] + (unemployed.contains(number) ? SEEN * SEEN : 0);
    }

    /** What the database makes of the query for each state of somebody in each department; null where there is nobody. */
    private FactRow[] states(FactQuery query) {
        FactRow[] states = new FactRow[now.departments() * STATES];
        List<String> expressions = new ArrayList<>(query.expressions());
        expressions.add("state");
        String values = values();
        if (!values.isEmpty()) {
            FactSelection some = new FactSelection(
                    "(values " + values + ") as " + facts.relation()
                            + " (state, year, department, place, date, person, unemployed, last_seen, unemployed_last_seen)",
                    "true");
            database.read(
                    new FactQuery(some, expressions),
                    row -> states[(int) row.integer(expressions.size() - 1)] = row.copy());
        }
        return states;
    }

    private String values() {
        StringJoiner values = new StringJoiner(",\n");
        for (int department = 0; department < now.departments(); department++) {
            boolean[] present = new boolean[STATES];
            RoaringBitmap unemployed = now.unemployed(department);
            for (int number : now.attended(department)) {
                present[state(number, unemployed)] = true;
            }
            for (int state = 0; state < STATES; state++) {
                if (present[state]) {
                    values.add(value(department, state));
                }
            }
        }
        return values.toString();
    }

    private String value(int department, int state) {
        String code = now.departmentCode(department);
        return "(%d, %d, cast(%s as text), cast(null as text), date '%s', uuid '00000000-0000-0000-0000-000000000000', %b, %s, %s)"
                .formatted(
                        department * STATES + state,
                        year,
                        code == null ? "null" : "'" + code + "'",
                        basis.lastDay(year),
                        state >= SEEN * SEEN,
                        seen(state / SEEN % SEEN),
                        seen(state % SEEN));
    }

    private static String seen(int yearsAgo) {
        return "cast(" + (yearsAgo == 0 ? "null" : Integer.toString(yearsAgo)) + " as int)";
    }
}

package fr.mediation.bilan.store;

import fr.mediation.bilan.store.GroupMembers.Group;
import fr.mediation.bilan.store.GroupMembers.Named;
import fr.mediation.bilan.store.GroupMembers.Traits;
import fr.mediation.bilan.store.QueryPlans.Days;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The members of groups: what the lines of groups count less, because other lines of their activity name members of them, also
 * those of another delivery.
 */
@Repository
public class GroupMemberStore {
    private static final List<String> COUNTS = List.of(
            "women",
            "men",
            "other_gender",
            "under_18",
            "aged_18_59",
            "aged_60_plus",
            "in_school",
            "unemployed",
            "employed",
            "retired",
            "newcomers",
            "regulars");

    /** Who belongs to each of these counts. */
    private static final List<String> COUNTED = List.of(
            "gender = 1",
            "gender = 2",
            "gender = 3",
            "age_band <= 2",
            "age_band between 3 and 5",
            "age_band >= 6",
            "status = 1",
            "status = 2",
            "status = 3",
            "status = 4",
            "first_visit",
            "not first_visit");

    private static final List<String> KEPT = List.of(
            "delivery",
            "natural_key",
            "activity",
            "line",
            "date",
            "activity_type",
            "identified",
            "minutes_banded",
            "minutes_x10",
            "channel",
            "age_band",
            "gender",
            "status",
            "audience",
            "first_visit",
            "referred",
            "commune",
            "department",
            "place",
            "themes",
            "sheet");

    private final JdbcClient jdbc;
    private final BulkLoader loader;
    private final CubeStore cubes;
    private final QueryPlans plans;

    GroupMemberStore(JdbcClient jdbc, BulkLoader loader, CubeStore cubes, QueryPlans plans) {
        this.jdbc = jdbc;
        this.loader = loader;
        this.cubes = cubes;
        this.plans = plans;
    }

    /** What of one activity was read so far. */
    private static final class Activity {
        private final List<Placed<Group>> groups = new ArrayList<>();
        private final List<Placed<Traits>> persons = new ArrayList<>();
        private long key;
    }

    /** What a line says, and the place that it names; empty where it names none. */
    private record Placed<T>(String place, T said) {
        /** What was said by place, or all of it together, in the order given. */
        private static <T> Map<String, List<T>> by(Function<Placed<T>, String> place, List<Placed<T>> all) {
            return all.stream()
                    .collect(Collectors.groupingBy(
                            place, TreeMap::new, Collectors.mapping(Placed::said, Collectors.toList())));
        }
    }

    /**
     * Finds the members of the groups of a producer again, after others of its lines are in force than before. An activity lies
     * on one day: those of other days have the members that they had.
     *
     * @param delivery a delivery of the producer
     * @param days the days of the lines that are in force now and were not, or were and are not
     */
    @Transactional
    void resolve(long delivery, Days days) {
        List<Long> all = deliveries(delivery, "");
        List<Long> inForce = deliveries(delivery, "and d.status = 'in_force'");
        jdbc.sql("create temporary table if not exists new_member (like group_member) on commit drop")
                .update();
        jdbc.sql("truncate new_member").update();
        if (!inForce.isEmpty() && findNamed(inForce, days)) {
            store(named(inForce, days));
        }
        List<Long> changed = jdbc.sql("""
                with old as (select * from group_member where delivery in (:all) and date between :first and :last)
                select distinct delivery
                from ((table new_member except all table old) union all (table old except all table new_member)) changed
                """)
                .param("all", all)
                .params(days.values())
                .query(Long.class)
                .list();
        if (!changed.isEmpty()) {
            jdbc.sql("delete from group_member where delivery in (:all) and date between :first and :last")
                    .param("all", all)
                    .params(days.values())
                    .update();
            jdbc.sql("insert into group_member table new_member").update();
            cubes.discard(changed);
        }
    }

    /**
     * {@return how many persons that lines name are members of groups, in the activities of a delivery}
     *
     * @param delivery the delivery
     */
    @Transactional
    public long members(long delivery) {
        return plans.days(delivery)
                .map(days -> plans.byBlock(
                        "attendance",
                        () -> jdbc.sql("""
                        select coalesce(-sum(participants), 0) from group_member
                        where date between :first and :last
                          and activity in (select activity from attendance where delivery = :delivery)
                        """)
                                .param("delivery", delivery)
                                .params(days.values())
                                .query(Long.class)
                                .single()))
                .orElse(0L);
    }

    /**
     * Activities whose groups say something else than the lines that name members of them.
     *
     * @param activities how many
     * @param line the first line of one of them in the delivery
     */
    public record Contradiction(long activities, @Nullable Integer line) {}

    /**
     * {@return the activities of a delivery that name more persons than their groups have participants, or more of a kind, such
     * as women, than these count}
     *
     * @param delivery the delivery, in which persons are members of groups
     */
    @Transactional
    public Contradiction contradictions(long delivery) {
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < COUNTS.size(); i++) {
            more.append("""
                    or (bool_and(%1$s is not null) filter (where person is null)
                        and count(*) filter (where person is not null and %2$s) > sum(%1$s) filter (where person is null))
                    """.formatted(COUNTS.get(i), COUNTED.get(i)));
        }
        return plans.days(delivery)
                .map(days -> plans.byBlock(
                        "attendance",
                        () -> jdbc.sql("""
                        select count(*) as activities, min(line) as line
                        from (select min(line) filter (where delivery = :delivery) as line
                              from attendance
                              where delivery in (:deliveries) and date between :first and :last
                                and superseded_by is null and (person is not null or participants > 1)
                                and activity in (select activity from group_member
                                                 where date between :first and :last and activity in (
                                                     select activity from attendance where delivery = :delivery))
                              group by activity
                              having count(person) > sum(participants) filter (where person is null)
                        """ + more + ") contradicting")
                                .param("delivery", delivery)
                                .param("deliveries", deliveries(delivery, "and d.status = 'in_force'"))
                                .params(days.values())
                                .query(Contradiction.class)
                                .single()))
                .orElse(new Contradiction(0, null));
    }

    private List<Long> deliveries(long delivery, String condition) {
        return jdbc.sql("""
                select d.id from delivery d join delivery this on this.producer = d.producer and this.source = d.source
                where this.id = ? %s
                """.formatted(condition))
                .param(delivery)
                .query(Long.class)
                .list();
    }

    /** Finds the lines that name persons of activities with a group, and says whether there is one. */
    private boolean findNamed(List<Long> inForce, Days days) {
        jdbc.sql("drop table if exists grouped").update();
        jdbc.sql("drop table if exists named_row").update();
        int groups = plans.byBlock(
                "attendance",
                () -> jdbc.sql("""
                create temporary table grouped on commit drop as
                select distinct activity from attendance
                where delivery in (:deliveries) and date between :first and :last
                  and superseded_by is null and person is null and participants > 1
                """)
                        .param("deliveries", inForce)
                        .params(days.values())
                        .update());
        if (groups == 0) {
            return false;
        }
        plans.filled("grouped");
        int named = plans.byBlock(
                "attendance",
                () -> jdbc.sql("""
                create temporary table named_row on commit drop as
                select ctid as row_id, activity, delivery, sheet, line from attendance
                where delivery in (:deliveries) and date between :first and :last
                  and superseded_by is null and person is not null
                  and activity in (select activity from grouped)
                """)
                        .param("deliveries", inForce)
                        .params(days.values())
                        .update());
        if (named > 0) {
            plans.filled("named_row");
        }
        return named > 0;
    }

    private List<Named> named(List<Long> inForce, Days days) {
        List<Named> named = new ArrayList<>();
        Activity activity = new Activity();
        plans.byBlock("attendance", () -> {
            // Who is not named in a line that names others is nobody's group.
            jdbc.sql("""
                    select ctid::text as row_id, activity, person is null as is_group, coalesce(place, '') as at_place, participants,
                           gender, age_band, status, first_visit, %s
                    from attendance f
                    where delivery in (:deliveries) and date between :first and :last and superseded_by is null
                      and activity in (select activity from named_row)
                      and (person is not null
                           or participants > 1 and not exists (
                               select from named_row n
                               where n.delivery = f.delivery and n.line = f.line and n.sheet = f.sheet))
                    order by activity, participants desc, minutes_x10, activity_type, channel, place, commune, themes,
                             audience, gender, age_band, status, first_visit, referred, delivery, sheet, line, ctid
                    """.formatted(String.join(", ", COUNTS)))
                    .param("deliveries", inForce)
                    .params(days.values())
                    .query(row -> {
                        if (row.getLong("activity") != activity.key) {
                            end(activity, named);
                            activity.key = row.getLong("activity");
                        }
                        String place = row.getString("at_place");
                        if (row.getBoolean("is_group")) {
                            activity.groups.add(new Placed<>(place, group(row)));
                        } else {
                            activity.persons.add(new Placed<>(place, traits(row)));
                        }
                    });
            return 0;
        });
        end(activity, named);
        return named;
    }

    /** Places of one producer may number alike: where an activity has several, a person is of the groups of its own. */
    private static void end(Activity activity, List<Named> named) {
        Set<String> places = Stream.concat(activity.groups.stream(), activity.persons.stream())
                .map(Placed::place)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean several = places.stream().filter(place -> !place.isEmpty()).count() > 1;
        Map<String, List<Traits>> persons = Placed.by(one -> several ? one.place() : "", activity.persons);
        Placed.by(one -> several ? one.place() : "", activity.groups)
                .forEach((place, groups) ->
                        named.addAll(GroupMembers.of(groups, persons.getOrDefault(place, List.of()))));
        activity.groups.clear();
        activity.persons.clear();
    }

    private static Group group(ResultSet row) throws SQLException {
        List<@Nullable Integer> counts = new ArrayList<>();
        for (String count : COUNTS) {
            counts.add(row.getObject(count, Integer.class));
        }
        return new Group(row.getString("row_id"), row.getInt("participants"), traits(row), counts);
    }

    private static Traits traits(ResultSet row) throws SQLException {
        return new Traits(
                row.getObject("gender", Integer.class),
                row.getObject("age_band", Integer.class),
                row.getObject("status", Integer.class),
                row.getObject("first_visit", Boolean.class));
    }

    private void store(List<Named> named) {
        String counts = String.join(", ", COUNTS);
        jdbc.sql("drop table if exists less").update();
        jdbc.sql("create temporary table less on commit drop as select ''::text as row_id, participants, " + counts
                        + " from group_member limit 0")
                .update();
        CopyRows rows = new CopyRows();
        for (Named group : named) {
            rows.startRow(2 + COUNTS.size());
            rows.add(group.row());
            rows.add((short) -group.members());
            group.counts().forEach(count -> rows.add(count == null ? null : (short) -count));
        }
        List<String> columns = new ArrayList<>(List.of("row_id", "participants"));
        columns.addAll(COUNTS);
        loader.load("less", columns, rows);
        plans.filled("less");
        String kept = KEPT.stream().map(column -> "f." + column).collect(Collectors.joining(", "));
        String less = columns.stream().skip(1).map(column -> "l." + column).collect(Collectors.joining(", "));
        jdbc.sql(
                        "insert into new_member (%s, participants, %s) select %s, %s from less l join attendance f on f.ctid = l.row_id::tid"
                                .formatted(String.join(", ", KEPT), counts, kept, less))
                .params(Map.of())
                .update();
    }
}

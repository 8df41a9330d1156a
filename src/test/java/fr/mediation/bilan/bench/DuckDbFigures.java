package fr.mediation.bilan.bench;

import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Territories;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The attendance indicators by DuckDB: country, departments and the regions of the three maps, in each year, as a whole
 * and by each dimension of the catalogue. Written as fast as was found: what adds up is summed by department and added
 * from there; what is counted once each is made distinct by department first, and counted from there for each level. One
 * statement of grouping sets over all of it took longer.
 */
public final class DuckDbFigures {
    private static final List<String> LEVELS = List.of("'FR'", "department", "r15", "r16", "academy");
    private static final List<String> DIMENSIONS =
            List.of("cast(null as text)", "theme", "type", "channel", "audience", "place_kind");
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
            "retired");

    private final Statement statement;
    private long figures;

    private DuckDbFigures(Statement statement) {
        this.statement = statement;
    }

    /**
     * Loads, computes, or both.
     *
     * @param arguments the database's file; then the attendance file and the directory where they are to be loaded, and
     *     {@code figures} where they are to be computed
     * @throws SQLException if DuckDB refuses
     */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            DuckDbFigures duck = new DuckDbFigures(statement);
            for (int i = 1; i < arguments.length; i++) {
                if (arguments[i].equals("figures")) {
                    duck.compute();
                } else {
                    duck.load(connection, arguments[i], arguments[++i]);
                }
            }
            duck.tell();
        }
    }

    private void load(Connection connection, String file, String directory) throws SQLException {
        statement.execute("create table territory (department text, r15 text, r16 text, academy text)");
        try (PreparedStatement insert = connection.prepareStatement("insert into territory values (?, ?, ?, ?)")) {
            for (Department department : Territories.load().departments()) {
                insert.setString(1, department.code());
                insert.setString(2, department.region2015());
                insert.setString(3, department.region2016());
                insert.setString(4, department.academy2015());
                insert.execute();
            }
        }
        statement.execute("""
                create table place as
                select id, code_insee, typologie from read_csv('%s', delim = ';', all_varchar = true)
                qualify row_number() over (partition by id order by date_etat desc) = 1
                """.formatted(directory));
        statement.execute("""
                create table line as
                select year(date) as year, hash(id_activite) as activity, type, canal as channel, thematiques as themes,
                       duree_minutes as minutes, participants, hash(id_participant) as person_hash,
                       case when id_participant is null then null else hash(id_participant) end as person,
                       annee_naissance as born, tranche_age as age_band, genre as gender, statut as status,
                       public as audience, premiere_venue = 'oui' as first_visit, oriente = 'oui' as referred,
                       case when lies_in like '97%%' then left(lies_in, 3) else left(lies_in, 2) end as department,
                       lies_in as commune, id_lieu as place, typologie as place_kind
                from (
                    select l.*, coalesce(l.code_insee, p.code_insee) as lies_in, p.typologie
                    from read_csv('%s', types = {'code_insee': 'VARCHAR', 'code_postal': 'VARCHAR'}) l
                    left join place p on p.id = l.id_lieu)
                """.formatted(file));
    }

    private void compute() throws SQLException {
        statement.execute("""
                create temp table fact as
                with aged as (
                    select *, coalesce(case when year - born < 18 then 1 when year - born < 60 then 2
                                            when born is not null then 3 end,
                                       case when age_band in ('<12', '12-17') then 1
                                            when age_band in ('60-69', '70+') then 3
                                            when age_band is not null then 2 end) as age
                    from line)
                select a.*, participants * minutes as weighted,
                       if(gender = 'F', participants, 0) as women, if(gender = 'M', participants, 0) as men,
                       if(gender = 'autre', participants, 0) as other_gender,
                       if(age = 1, participants, 0) as under_18, if(age = 2, participants, 0) as aged_18_59,
                       if(age = 3, participants, 0) as aged_60_plus,
                       if(status = 'scolarise', participants, 0) as in_school,
                       if(status = 'sans_emploi', participants, 0) as unemployed,
                       if(status = 'en_emploi', participants, 0) as employed,
                       if(status = 'retraite', participants, 0) as retired
                from aged a
                """);
        for (String dimension : DIMENSIONS) {
            String facts = dimension.equals("theme")
                    ? "(select *, unnest(string_split(themes, '|')) as theme from fact)"
                    : "fact";
            sums(facts, dimension);
            distinct(
                    facts,
                    dimension,
                    "activity",
                    ", bool_or(type <> 'individuel') as f1, bool_or(type = 'portes_ouvertes') as f2",
                    2);
            StringBuilder flags = new StringBuilder();
            for (int i = 0; i < COUNTS.size(); i++) {
                flags.append(", bool_or(")
                        .append(COUNTS.get(i))
                        .append(" > 0) as f")
                        .append(i + 1);
            }
            distinct(facts, dimension, "person", flags.toString(), COUNTS.size());
            distinct(facts, dimension, "commune", "", 0);
            distinct(facts, dimension, "place", "", 0);
        }
        count(
                "select year, place, sum(participants), sum(weighted), count(distinct activity), count(distinct person) from fact group by all");
    }

    private void sums(String facts, String dimension) throws SQLException {
        StringBuilder sums = new StringBuilder("sum(participants) as s0, sum(weighted) as s1");
        StringBuilder again = new StringBuilder("sum(s0), sum(s1)");
        int n = 2;
        for (String count : COUNTS) {
            for (String term : List.of(count, "if(person is null, " + count + ", 0)", count + " * minutes")) {
                sums.append(", sum(").append(term).append(") as s").append(n);
                again.append(", sum(s").append(n++).append(")");
            }
        }
        for (String term : List.of(
                "if(person is null, participants, 0)",
                "if(type <> 'individuel', participants, 0)",
                "if(audience in ('eleve', 'etudiant', 'parent', 'enseignant'), participants, 0)",
                "if(audience is not null, participants, 0)",
                "if(first_visit, participants, 0)",
                "if(first_visit is not null, participants, 0)",
                "if(referred, participants, 0)",
                "if(referred is not null, participants, 0)")) {
            sums.append(", sum(").append(term).append(") as s").append(n);
            again.append(", sum(s").append(n++).append(")");
        }
        statement.execute("create or replace temp table summed as select year, department, " + dimension
                + " as category, " + sums + " from " + facts + " group by all");
        for (String level : LEVELS) {
            count("select year, " + level + ", category, " + again
                    + " from summed left join territory using (department) group by all");
        }
    }

    private void distinct(String facts, String dimension, String thing, String flags, int conditions)
            throws SQLException {
        statement.execute(
                "create or replace temp table seen as select year, department, " + dimension + " as category, " + thing
                        + flags + " from " + facts + " where " + thing + " is not null group by all");
        StringBuilder again = new StringBuilder();
        StringBuilder counts = new StringBuilder("count(*)");
        for (int i = 1; i <= conditions; i++) {
            again.append(", bool_or(f").append(i).append(") as f").append(i);
            counts.append(", count(*) filter (f").append(i).append(")");
        }
        count("select year, department, category, " + counts + " from seen group by all");
        for (String level : LEVELS) {
            if (!level.equals("department")) {
                count("select year, level, category, " + counts + " from (select year, " + level
                        + " as level, category, " + thing + again
                        + " from seen left join territory using (department) group by all) group by all");
            }
        }
    }

    private void count(String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                figures += columns;
            }
        }
    }

    /** What the other contestants must find too. */
    private void tell() throws SQLException {
        System.out.println("figures " + figures);
        try (ResultSet row = statement.executeQuery("select year, count(distinct activity), count(distinct person),"
                + " sum(participants), count(distinct commune) from line group by year order by year")) {
            while (row.next()) {
                System.out.println(row.getInt(1) + " " + row.getLong(2) + " " + row.getLong(3) + " " + row.getLong(4)
                        + " " + row.getLong(5));
            }
        }
    }
}

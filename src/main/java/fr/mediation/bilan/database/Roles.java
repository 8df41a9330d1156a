package fr.mediation.bilan.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may do what in the database. Bilan works as a role that owns its schema and nothing else, and measures, which are SQL
 * that people write, run as one that reads the views of facts and nothing else. The embedded server's superuser only makes
 * these two.
 */
final class Roles {
    /** The superuser of the embedded server. */
    static final String SUPERUSER = "postgres";

    /** The role that owns the schema, on the embedded server. */
    static final String OWNER = "bilan";

    private static final Logger LOG = LoggerFactory.getLogger(Roles.class);

    private static final String PASSWORD_ENCRYPTION = "scram-sha-256";

    /** The first version where a member of a role needs the right to take it on. */
    private static final int VERSION_WITH_RIGHT_TO_SET = 160_000;

    /** Sequences that belong to a column follow their table, and so do the types of rows and of arrays. */
    private static final String MAKE = """
            do $$
            declare
                object record;
            begin
                set local lock_timeout = '20s';
                if not exists (select from pg_roles where rolname = 'bilan') then
                    create role bilan;
                end if;
                if not exists (select from pg_roles where rolname = 'bilan_reader') then
                    create role bilan_reader;
                end if;
                alter role bilan login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
                alter role bilan_reader nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
                grant bilan_reader to bilan with inherit false, set true;
                execute format('grant connect, create, temporary on database %I to bilan', current_database());
                execute format('revoke temporary on database %I from public', current_database());
                -- By this function an expression could leave the role that it runs as.
                revoke execute on function set_config(text, text, boolean) from public;
                grant execute on function set_config(text, text, boolean) to bilan;
                for object in
                    select 'table' as kind, oid::regclass::text as name from pg_class
                    where relnamespace = to_regnamespace('bilan') and relkind in ('r', 'p', 'v', 'm', 'f')
                      and relowner <> 'bilan'::regrole
                loop
                    execute format('alter %s %s owner to bilan', object.kind, object.name);
                end loop;
                for object in
                    select 'schema' as kind, nspname::regnamespace::text as name from pg_namespace
                    where nspname = 'bilan' and nspowner <> 'bilan'::regrole
                    union all
                    select 'sequence', oid::regclass::text from pg_class
                    where relnamespace = to_regnamespace('bilan') and relkind = 'S' and relowner <> 'bilan'::regrole
                    union all
                    select 'routine', oid::regprocedure::text from pg_proc
                    where pronamespace = to_regnamespace('bilan') and proowner <> 'bilan'::regrole
                    union all
                    select 'type', oid::regtype::text from pg_type
                    where typnamespace = to_regnamespace('bilan') and typowner <> 'bilan'::regrole
                      and (typtype in ('d', 'e', 'r') or typrelid in (select oid from pg_class where relkind = 'c'))
                loop
                    execute format('alter %s %s owner to bilan', object.kind, object.name);
                end loop;
            end $$
            """;

    private static final String OWNS_ALL = """
            select has_database_privilege(current_database(), 'create')
               and exists (select from pg_roles where rolname = 'bilan_reader' and pg_has_role(oid, 'set'))
               and not exists (select from pg_namespace where nspname = 'bilan' and nspowner <> 'bilan'::regrole)
               and not exists (select from pg_class
                               where relnamespace = to_regnamespace('bilan') and relowner <> 'bilan'::regrole)
               and not exists (select from pg_proc
                               where pronamespace = to_regnamespace('bilan') and proowner <> 'bilan'::regrole)
            """;

    private Roles() {}

    /**
     * Makes the roles of the embedded server, and gives to the owner what an earlier version made as superuser.
     *
     * @param superuser a connection of the superuser
     * @param password the owner's password, hexadecimal digits
     */
    static void make(Connection superuser, String password) throws SQLException {
        LOG.info("making the roles of the database");
        superuser.setAutoCommit(false);
        try (Statement statement = superuser.createStatement()) {
            statement.execute(MAKE);
            // The driver sends no more than its hash: what a server is told, its log and its errors may repeat.
            superuser.unwrap(PGConnection.class).alterUserPassword(OWNER, password.toCharArray(), PASSWORD_ENCRYPTION);
            superuser.commit();
        } finally {
            superuser.setAutoCommit(true);
        }
    }

    /** Whether a connection of the owner finds all as {@link #make} leaves it. */
    static boolean areMade(Connection owner) throws SQLException {
        return answer(owner, OWNS_ALL);
    }

    /**
     * Whether an external database has the role that measures run as, and this user may take it on; it is made where the
     * user may make roles.
     */
    static boolean hasReader(Connection connection, int version) throws SQLException {
        String right = version < VERSION_WITH_RIGHT_TO_SET ? "member" : "set";
        String question = "select exists (select from pg_roles where rolname = '%s' and pg_has_role(oid, '%s'))"
                .formatted(Database.READER, right);
        if (answer(connection, question)) {
            return true;
        }
        try (Statement statement = connection.createStatement()) {
            if (!answer(connection, "select exists (select from pg_roles where rolname = 'bilan_reader')")) {
                statement.execute("create role bilan_reader nologin");
            }
            statement.execute("grant bilan_reader to current_user");
            return answer(connection, question);
        } catch (SQLException e) {
            LOG.debug("the role for measures cannot be made", e);
            LOG.warn("measures run with all rights of this user; let an administrator run: {}", Database.MAKE_READER);
            return false;
        }
    }

    private static boolean answer(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}

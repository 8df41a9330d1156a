package fr.mediation.bilan.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the server of the tests ran the statements of the application, by its own log: the very statements that it was sent. */
public final class LoggedPlans {
    private static final Map<String, String> SETTINGS = Map.of(
            "session_preload_libraries", "auto_explain",
            "auto_explain.log_min_duration", "0",
            "auto_explain.log_analyze", "on",
            "auto_explain.log_timing", "off",
            "auto_explain.log_nested_statements", "on",
            "auto_explain.log_level", "log",
            "auto_explain.log_format", "json");

    private static final Pattern PLAN = Pattern.compile("(?m)^\\d{4}-.*plan:\\n((?:\\t.*\\n)+)");

    private final HikariDataSource pool;
    private final JdbcClient superuser;
    private final Path log;

    /**
     * Those of an application on the database of the tests.
     *
     * @param pool its connections
     */
    public LoggedPlans(HikariDataSource pool) {
        Database database = TestHome.database();
        this.pool = pool;
        this.log = new ServerFolder(TestHome.FOLDER).log();
        this.superuser = JdbcClient.create(new DriverManagerDataSource(
                database.url() + "&currentSchema=" + Database.SCHEMA, Roles.SUPERUSER, database.password()));
    }

    /**
     * How a statement ran.
     *
     * @param query the statement
     * @param root the outermost node of its plan
     */
    public record Plan(String query, JsonNode root) {
        /** {@return all nodes, each before those below it} */
        public List<JsonNode> nodes() {
            List<JsonNode> nodes = new ArrayList<>();
            add(root, nodes);
            return nodes;
        }

        private static void add(JsonNode node, List<JsonNode> nodes) {
            nodes.add(node);
            node.path("Plans").forEach(below -> add(below, nodes));
        }
    }

    /**
     * {@return the plans of all statements of some work}
     *
     * @param work the work
     */
    public List<Plan> of(Runnable work) {
        SETTINGS.forEach((name, value) -> superuser
                .sql("alter role " + Roles.OWNER + " set " + name + " = '" + value + "'")
                .update());
        pool.getHikariPoolMXBean().softEvictConnections();
        try {
            int before = log().length();
            work.run();
            List<Plan> plans = new ArrayList<>();
            Matcher matcher = PLAN.matcher(log().substring(before));
            while (matcher.find()) {
                JsonNode plan = JsonMapper.shared().readTree(matcher.group(1));
                plans.add(new Plan(plan.path("Query Text").asString(), plan.path("Plan")));
            }
            return plans;
        } finally {
            SETTINGS.keySet()
                    .forEach(name -> superuser
                            .sql("alter role " + Roles.OWNER + " reset " + name)
                            .update());
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes all statistics of tables from the server, as if it had never gathered any. */
    public void forgetStatistics() {
        superuser.sql("""
                delete from pg_statistic
                where starelid in (select oid from pg_class where relnamespace = to_regnamespace('bilan'))
                """).update();
        superuser.sql("""
                update pg_class set relpages = 0, reltuples = -1
                where relnamespace = to_regnamespace('bilan') and relkind = 'r'
                """).update();
        superuser.sql("select pg_stat_reset()").query(row -> {});
    }

    /**
     * Lets the application gather statistics, or forbids it.
     *
     * @param allowed whether it may
     */
    public void allowStatistics(boolean allowed) {
        superuser
                .sql(
                        allowed
                                ? "grant maintain on all tables in schema bilan to " + Roles.OWNER
                                : "revoke maintain on all tables in schema bilan from " + Roles.OWNER)
                .update();
    }
}

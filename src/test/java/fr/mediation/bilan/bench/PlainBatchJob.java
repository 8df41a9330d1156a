package fr.mediation.bilan.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.database.DatabaseSettings;
import fr.mediation.bilan.territory.Commune;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job one would write by the book: {@link FlatFileItemReader}, a processor that filters invalid lines,
 * {@link JdbcBatchItemWriter} with rewritten batches. It runs against the server that Bilan starts, with its settings.
 *
 * <p>In its favour, it does less than Bilan: it looks for no duplicates, keeps no reason for what it refuses, hashes no
 * person and writes nothing back.
 */
public final class PlainBatchJob {
    private static final int CHUNK = 1_000;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int OLDEST = 120;
    private static final int MOST_MINUTES = 1_440;
    private static final int MOST_PARTICIPANTS = 10_000;
    private static final Set<String> TYPES = Set.of("individuel", "atelier", "portes_ouvertes");
    private static final Set<String> CHANNELS = Set.of("lieu", "autre_lieu", "domicile", "distance");
    private static final Set<String> AGE_BANDS = Set.of("<12", "12-17", "18-24", "25-39", "40-59", "60-69", "70+");
    private static final Set<String> GENDERS = Set.of("F", "M", "autre");
    private static final Set<String> STATUSES = Set.of("scolarise", "sans_emploi", "en_emploi", "retraite");
    private static final Set<String> AUDIENCES = Set.of(
            "usager",
            "adherent",
            "elu",
            "benevole",
            "salarie",
            "parent",
            "enseignant",
            "etudiant",
            "cadre_territorial",
            "cadre_etat",
            "autre");
    private static final Set<String> YES_NO = Set.of("oui", "non");

    private PlainBatchJob() {}

    /**
     * Starts the server, runs the job and stops it.
     *
     * @param arguments the file, the home
     * @throws Exception if the job cannot be run
     */
    public static void main(String[] arguments) throws Exception {
        LoggingSystem.get(PlainBatchJob.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        Path home = Path.of(arguments[1]);
        try (Database database = Database.open(new DatabaseSettings(home, null, null, null));
                HikariDataSource dataSource = connect(database);
                GenericApplicationContext context = context(dataSource)) {
            System.out.println(Outcome.LABEL + run(context, dataSource, Path.of(arguments[0])));
        }
    }

    private static HikariDataSource connect(Database database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url() + "&reWriteBatchedInserts=true");
        config.setUsername(database.user());
        config.setPassword(database.password());
        // Beside the schema of the program, which has such tables too.
        config.setConnectionInitSql("create schema if not exists bench; set search_path = bench");
        return new HikariDataSource(config);
    }

    private static GenericApplicationContext context(DataSource dataSource) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean("dataSource", DataSource.class, () -> dataSource);
        context.register(BatchSetup.class);
        context.refresh();
        return context;
    }

    private static long run(GenericApplicationContext context, DataSource dataSource, Path file) throws Exception {
        ResourceDatabasePopulator tables = new ResourceDatabasePopulator(
                new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
        DatabasePopulatorUtils.execute(tables, dataSource);
        DatabasePopulatorUtils.execute(
                connection -> connection.createStatement().execute(AttendanceTable.TYPED.definition()), dataSource);
        JobRepository repository = context.getBean(JobRepository.class);
        Step load = new StepBuilder("load", repository)
                .<Line, Attendance>chunk(CHUNK)
                .transactionManager(context.getBean(PlatformTransactionManager.class))
                .reader(reader(file))
                .processor(new Validation(knownCodes(), LocalDate.now()))
                .writer(writer(dataSource))
                .build();
        Job job = new JobBuilder("plain", repository).start(load).build();
        JobExecution execution = context.getBean(JobOperator.class)
                .start(
                        job,
                        new JobParametersBuilder()
                                .addString("file", file.toString())
                                .toJobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException("the job failed: " + execution.getAllFailureExceptions());
        }
        return execution.getStepExecutions().stream()
                .mapToLong(StepExecution::getWriteCount)
                .sum();
    }

    private static Set<String> knownCodes() {
        return ReferenceCommunes.read().stream().map(Commune::code).collect(Collectors.toUnmodifiableSet());
    }

    private static FlatFileItemReader<Line> reader(Path file) {
        return new FlatFileItemReaderBuilder<Line>()
                .name("reader")
                .resource(new FileSystemResource(file))
                .encoding("UTF-8")
                .linesToSkip(1)
                .delimited()
                .delimiter(",")
                .names(AttendanceGenerator.COLUMNS.toArray(String[]::new))
                .fieldSetMapper(Line::of)
                .build();
    }

    private static JdbcBatchItemWriter<Attendance> writer(DataSource dataSource) {
        List<String> columns = AttendanceGenerator.COLUMNS;
        JdbcBatchItemWriter<Attendance> writer = new JdbcBatchItemWriterBuilder<Attendance>()
                .dataSource(dataSource)
                .sql("insert into " + AttendanceTable.NAME + " (" + String.join(", ", columns) + ") values ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")
                .itemPreparedStatementSetter(Attendance::fill)
                .build();
        writer.afterPropertiesSet();
        return writer;
    }

    /** A job repository in the database. */
    // No @Configuration: the application under test would find it too.
    @EnableBatchProcessing
    @EnableJdbcJobRepository
    static class BatchSetup {
        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    /** A line as it is written. */
    private record Line(
            String activity,
            String date,
            String place,
            String inseeCode,
            String postalCode,
            String commune,
            String type,
            String channel,
            String themes,
            String minutes,
            String participants,
            String person,
            String born,
            String ageBand,
            String gender,
            String status,
            String audience,
            String firstVisit,
            String referred) {
        static Line of(FieldSet fields) {
            return new Line(
                    fields.readString(0),
                    fields.readString(1),
                    fields.readString(2),
                    fields.readString(3),
                    fields.readString(4),
                    fields.readString(5),
                    fields.readString(6),
                    fields.readString(7),
                    fields.readString(8),
                    fields.readString(9),
                    fields.readString(10),
                    fields.readString(11),
                    fields.readString(12),
                    fields.readString(13),
                    fields.readString(14),
                    fields.readString(15),
                    fields.readString(16),
                    fields.readString(17),
                    fields.readString(18));
        }
    }

    /** A line whose cells are known to be right. */
    private record Attendance(Line line, LocalDate date, Integer minutes, Integer participants, Integer born) {
        void fill(PreparedStatement insert) throws SQLException {
            text(insert, 1, line.activity());
            insert.setDate(2, Date.valueOf(date));
            text(insert, 3, line.place());
            text(insert, 4, line.inseeCode());
            text(insert, 5, line.postalCode());
            text(insert, 6, line.commune());
            text(insert, 7, line.type());
            text(insert, 8, line.channel());
            text(insert, 9, line.themes());
            number(insert, 10, minutes);
            number(insert, 11, participants);
            text(insert, 12, line.person());
            number(insert, 13, born);
            text(insert, 14, line.ageBand());
            text(insert, 15, line.gender());
            text(insert, 16, line.status());
            text(insert, 17, line.audience());
            text(insert, 18, line.firstVisit());
            text(insert, 19, line.referred());
        }

        private static void text(PreparedStatement insert, int index, String value) throws SQLException {
            insert.setString(index, value.isEmpty() ? null : value);
        }

        private static void number(PreparedStatement insert, int index, @Nullable Integer value) throws SQLException {
            if (value == null) {
                insert.setNull(index, Types.INTEGER);
            } else {
                insert.setInt(index, value);
            }
        }
    }

    /** Filters what is invalid. */
    private record Validation(Set<String> knownCodes, LocalDate today) implements ItemProcessor<Line, Attendance> {
        @Override
        public Attendance process(Line line) {
            try {
                LocalDate date = LocalDate.parse(line.date());
                Integer minutes = number(line.minutes(), 1, MOST_MINUTES);
                Integer participants = number(line.participants(), 1, MOST_PARTICIPANTS);
                Integer born = number(line.born(), date.getYear() - OLDEST, date.getYear());
                boolean valid = !line.activity().isEmpty()
                        && !date.isBefore(EARLIEST)
                        && !date.isAfter(today)
                        && TYPES.contains(line.type())
                        && located(line)
                        && known(CHANNELS, line.channel())
                        && known(AGE_BANDS, line.ageBand())
                        && known(GENDERS, line.gender())
                        && known(STATUSES, line.status())
                        && known(AUDIENCES, line.audience())
                        && known(YES_NO, line.firstVisit())
                        && known(YES_NO, line.referred());
                return valid ? new Attendance(line, date, minutes, participants, born) : null;
            } catch (DateTimeException | IllegalArgumentException e) {
                return null;
            }
        }

        private boolean located(Line line) {
            return known(knownCodes, line.inseeCode())
                    && !(line.place().isEmpty() && line.inseeCode().isEmpty());
        }

        private static boolean known(Set<String> values, String value) {
            return value.isEmpty() || values.contains(value);
        }

        private static Integer number(String text, int least, int most) {
            if (text.isEmpty()) {
                return null;
            }
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        }
    }
}

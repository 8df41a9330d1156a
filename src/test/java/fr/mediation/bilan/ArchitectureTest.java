package fr.mediation.bilan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import fr.mediation.bilan.source.Source;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The direction of the packages: cli, job, the domain, then format, store, territory, and what all may use. */
class ArchitectureTest {
    private static final String ROOT = "fr.mediation.bilan.";
    private static final int LONGEST_FILE = 400;
    private static final int LARGEST_PACKAGE = 30;
    private static final Path SOURCES = Path.of("src/main/java/fr/mediation/bilan");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("fr.mediation.bilan");

    /** The packages that hold a source each: one more needs no line of its own below. */
    private static final Set<String> OF_ONE_SOURCE = CLASSES.stream()
            .filter(type -> type.isAssignableTo(Source.class) && !type.isInterface())
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());

    private static final String ANY_SOURCE = "source.*";

    /** Which packages each package may depend on, and on no other of this program. */
    private static final Map<String, Set<String>> ALLOWED = allowed("""
            cli -> cli.answer, cli.terminal, definition, disclosure, disclosure.published, disclosure.rules, fact, figure, indicator, indicator.judge, job, job.compute, job.ingest, job.publish, job.run, report, source, source.delivery, territory, text, value
            job -> definition, fact, file, job.compute, job.ingest, job.publish, job.run, source.delivery, store, territory, text
            job.publish -> definition, fact, figure, file, indicator, indicator.judge, job.compute, job.ingest, job.run, report, report.csv, report.docx, report.office, report.sheet, report.xlsx, source, store, territory, text, value
            job.compute -> definition, fact, figure, file, indicator, indicator.cube, indicator.measure, indicator.reporter, job.run, store, store.query, territory, text, value
            job.ingest -> definition, fact, file, format, job.run, report.returned, source, source.*, source.delivery, store, territory, text
            job.run -> database, fact, file, store, text
            cli.answer -> disclosure, disclosure.published, fact, figure, indicator, job.compute, job.ingest, source, source.delivery, territory, text, value
            cli.terminal -> text
            database -> file, text
            definition -> text
            disclosure -> text
            disclosure.published -> disclosure, territory, text
            disclosure.rules -> definition, disclosure.published, fact, indicator, text, value
            fact -> text
            figure -> fact, territory
            file ->
            bound ->
            format -> text
            format.kind -> format, format.text, format.workbook
            format.text -> format
            format.workbook -> bound, file, format, text
            indicator -> definition, fact, figure, territory, text, value
            indicator.judge -> definition, fact, figure, indicator, territory, text
            indicator.cube -> fact, indicator, indicator.reporter, indicator.row, store.query
            indicator.measure -> fact, figure, indicator, indicator.cube, indicator.reporter, store.query, territory, text, value
            indicator.reporter -> fact, figure, text
            indicator.row -> fact, indicator, store.query
            report -> fact, figure, file, indicator, indicator.judge, territory, text, value
            report.content -> fact, figure, indicator, indicator.judge, report, report.model, territory, text, value
            report.csv -> fact, figure, indicator, indicator.judge, report, territory, text, value
            report.docx -> report, report.minutes, report.model, report.office
            report.map ->
            report.minutes -> fact, figure, indicator, indicator.judge, report, report.content, report.model
            report.model ->
            report.office -> text
            report.returned -> file, report.office, report.xlsx, text
            report.sheet -> fact, figure, indicator, indicator.judge, report, report.content, report.map, report.model, territory, value
            report.xlsx -> report, report.model, report.office, report.sheet, text
            source -> fact, format, source.cell, territory, text
            source.* -> fact, source, source.cell, territory, text
            source.cell -> text
            source.delivery -> definition, file, format, format.kind, format.text, source, source.cell, territory, text
            store -> fact, figure, store.query, territory, text
            store.query -> database, fact
            territory -> text
            text ->
            value -> definition, text
            """);

    /** The packages that another engine than Spring and PostgreSQL is to call. */
    private static final String[] PLAIN = {
        ROOT + "bound..",
        ROOT + "fact..",
        ROOT + "figure..",
        ROOT + "format..",
        ROOT + "source..",
        ROOT + "territory..",
        ROOT + "value..",
        ROOT + "disclosure..",
        ROOT + "indicator.judge..",
        ROOT + "indicator.reporter.."
    };

    private static final ArchRule LINE_CHECKS_JUDGEMENT_AND_ARITHMETIC_ARE_PLAIN_JAVA = noClasses()
            .that()
            .resideInAnyPackage(PLAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.postgresql..");

    private static final ArchRule ONLY_THE_STORE_AND_THE_DATABASE_SPEAK_TO_POSTGRES = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "store..", ROOT + "database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..", "org.postgresql..");

    /** What makes files in the standard library. */
    private static final Set<String> MAKING_FILES = Set.of(
            "copy",
            "createDirectories",
            "createDirectory",
            "createFile",
            "createLink",
            "createSymbolicLink",
            "createTempDirectory",
            "createTempFile",
            "newBufferedWriter",
            "newByteChannel",
            "newOutputStream",
            "write",
            "writeString",
            "mkdir",
            "mkdirs",
            "createNewFile");

    private static final ArchRule ONLY_ONE_PACKAGE_MAKES_FILES = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "file..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "makes a file",
                    call -> call.getTargetOwner().isEquivalentTo(FileChannel.class)
                                    && call.getName().equals("open")
                            || (call.getTargetOwner().isEquivalentTo(Files.class)
                                            || call.getTargetOwner().isEquivalentTo(File.class))
                                    && MAKING_FILES.contains(call.getName())))
            .orShould()
            .callConstructorWhere(DescribedPredicate.describe(
                    "makes a file",
                    call -> call.getTargetOwner().isEquivalentTo(FileOutputStream.class)
                                    // One that the process was given, such as the standard output, is not made.
                                    && !call.getTarget()
                                            .getRawParameterTypes()
                                            .get(0)
                                            .isEquivalentTo(FileDescriptor.class)
                            || call.getTargetOwner().isEquivalentTo(FileWriter.class)
                            || call.getTargetOwner().isEquivalentTo(RandomAccessFile.class)
                            || call.getTargetOwner().isAssignableTo(PrintStream.class)
                            || call.getTargetOwner().isEquivalentTo(PrintWriter.class)
                                    && call.getTarget()
                                            .getRawParameterTypes()
                                            .get(0)
                                            .getSimpleName()
                                            .matches("File|String")));

    private static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

    private static final ArchRule DEPENDENCIES_COME_BY_CONSTRUCTOR =
            noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");

    private static final ArchRule SOURCES_ARE_SERIALISABLE =
            classes().that().implement(Source.class).should().beAssignableTo(Serializable.class);

    private static final ArchRule SIBLING_SOURCES_NEVER_SEE_EACH_OTHER = SlicesRuleDefinition.slices()
            .matching(ROOT + "source.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAPackage(ROOT + "source.cell"));

    private static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER_IN_A_CIRCLE =
            SlicesRuleDefinition.slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    /** A statement of SQL in a text of Java: at the beginning of the text, with what follows such a word there. */
    private static final Pattern SQL = Pattern.compile(
            "\"\\s*(select\\s|insert into\\s|update \\w+ set\\s|delete from\\s|create (temporary |or replace )?(table|view)\\s|with recursive\\s)");

    private static Map<String, Set<String>> allowed(String lines) {
        return lines.lines()
                .map(line -> line.split("->"))
                .collect(Collectors.toMap(
                        line -> line[0].strip(),
                        line -> line.length == 1
                                ? Set.of()
                                : Arrays.stream(line[1].split(","))
                                        .map(String::strip)
                                        .collect(Collectors.toSet())));
    }

    static Stream<String> packages() {
        // What only says what will live in it depends on nothing yet.
        return CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(ArchitectureTest::room)
                .distinct()
                .sorted();
    }

    private static String room(JavaClass type) {
        return OF_ONE_SOURCE.contains(type.getPackageName())
                ? ANY_SOURCE
                : type.getPackageName()
                        .substring(Math.min(ROOT.length(), type.getPackageName().length()));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageDependsOnThePackagesListedForItAndOnNoOther(String name) {
        Map<String, Set<String>> others = new TreeMap<>();
        CLASSES.stream()
                .filter(type -> room(type).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(target -> target.getPackageName().startsWith(ROOT)
                        && !room(target).equals(name))
                .forEach(target -> others.computeIfAbsent(room(target), room -> new TreeSet<>())
                        .add(target.getSimpleName()));

        assertThat(ALLOWED).containsKey(name);
        others.keySet().removeAll(ALLOWED.get(name));
        assertThat(others).isEmpty();
    }

    @Test
    void nothingIsAllowedThatNoPackageNeeds() {
        Map<String, Set<String>> unused = new TreeMap<>();
        ALLOWED.forEach((name, allowed) -> {
            Set<String> rest = new TreeSet<>(allowed);
            CLASSES.stream()
                    .filter(type -> room(type).equals(name))
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .forEach(target -> rest.remove(room(target)));
            if (!rest.isEmpty()) {
                unused.put(name, rest);
            }
        });

        assertThat(unused).isEmpty();
    }

    @Test
    void siblingSourcesNeverSeeEachOther() {
        SIBLING_SOURCES_NEVER_SEE_EACH_OTHER.check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        NO_PACKAGES_DEPEND_ON_EACH_OTHER_IN_A_CIRCLE.check(CLASSES);
    }

    @Test
    void lineChecksJudgementAndArithmeticArePlainJava() {
        LINE_CHECKS_JUDGEMENT_AND_ARITHMETIC_ARE_PLAIN_JAVA.check(CLASSES);
    }

    @Test
    void onlyTheStoreAndTheDatabaseSpeakToPostgres() {
        ONLY_THE_STORE_AND_THE_DATABASE_SPEAK_TO_POSTGRES.check(CLASSES);
    }

    /** Its files can be read by their owner alone: see {@code PrivateFiles}. */
    @Test
    void onlyOnePackageMakesFiles() {
        ONLY_ONE_PACKAGE_MAKES_FILES.check(CLASSES);
    }

    @Test
    void statementsStandInTheStoreAndTheDatabaseOnly() throws IOException {
        List<String> elsewhere;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            elsewhere = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            !file.startsWith(SOURCES.resolve("store")) && !file.startsWith(SOURCES.resolve("database")))
                    .filter(ArchitectureTest::hasStatement)
                    .map(SOURCES::relativize)
                    .map(Path::toString)
                    .toList();
        }

        assertThat(elsewhere).isEmpty();
    }

    private static boolean hasStatement(Path file) {
        try {
            return SQL.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void namesSayWhatThingsAre() {
        NAMES_SAY_WHAT_THINGS_ARE.check(CLASSES);
    }

    @Test
    void dependenciesComeByConstructor() {
        DEPENDENCIES_COME_BY_CONSTRUCTOR.check(CLASSES);
    }

    @Test
    void sourcesAreSerialisable() {
        SOURCES_ARE_SERIALISABLE.check(CLASSES);
    }

    @Test
    void aFileIsReadInOneGo() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString())
                            .hasSizeLessThanOrEqualTo(LONGEST_FILE));
        }
    }

    @Test
    void aPackageIsSeenAtOneGlance() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting())))
                    .allSatisfy((folder, count) ->
                            assertThat(count).as(folder.toString()).isLessThanOrEqualTo(LARGEST_PACKAGE));
        }
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        try (Stream<Path> folders = Files.walk(SOURCES)) {
            assertThat(folders.filter(Files::isDirectory).filter(folder -> !folder.equals(SOURCES)))
                    .allSatisfy(folder ->
                            assertThat(folder.resolve("package-info.java")).exists());
        }
    }
}

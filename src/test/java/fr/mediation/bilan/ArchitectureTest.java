package fr.mediation.bilan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import fr.mediation.bilan.source.Source;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The direction of the packages: cli, job, the domain, then format, store, territory and text. */
class ArchitectureTest {
    private static final String ROOT = "fr.mediation.bilan.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("fr.mediation.bilan");

    private static final ArchRule NOTHING_DEPENDS_ON_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "cli..");

    private static final ArchRule ONLY_THE_COMMAND_LINE_DEPENDS_ON_JOBS = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli..", ROOT + "job..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "job..");

    private static final ArchRule THE_LOWEST_LAYER_KNOWS_NOTHING_ABOVE_IT = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "format..", ROOT + "store..", ROOT + "territory..", ROOT + "database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "source..",
                    ROOT + "indicator..",
                    ROOT + "value..",
                    ROOT + "disclosure..",
                    ROOT + "report..");

    private static final ArchRule WHAT_FACTS_ARE_DEPENDS_ON_SENTENCES_ALONE = noClasses()
            .that()
            .resideInAPackage(ROOT + "fact..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("fr.mediation.bilan..")
                    .and(JavaClass.Predicates.resideOutsideOfPackages(ROOT + "fact..", ROOT + "text..")));

    private static final ArchRule SENTENCES_DEPEND_ON_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage(ROOT + "text..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("fr.mediation.bilan..")
                    .and(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "text..")));

    private static final ArchRule SIBLING_SOURCES_NEVER_SEE_EACH_OTHER =
            slices().matching(ROOT + "source.(*)..").should().notDependOnEachOther();

    private static final ArchRule LINE_CHECKS_AND_ARITHMETIC_ARE_PLAIN_JAVA = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "fact..",
                    ROOT + "source..",
                    ROOT + "value..",
                    ROOT + "disclosure..",
                    ROOT + "format..",
                    ROOT + "territory..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..");

    private static final ArchRule ONLY_THE_STORE_AND_THE_DATABASE_SPEAK_TO_POSTGRES = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "store..", ROOT + "database..", ROOT + "job..", ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "org.postgresql..");

    private static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

    private static final ArchRule DEPENDENCIES_COME_BY_CONSTRUCTOR =
            noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");

    private static final ArchRule SOURCES_ARE_SERIALISABLE =
            classes().that().implement(Source.class).should().beAssignableTo(Serializable.class);

    @Test
    void nothingDependsOnTheCommandLine() {
        NOTHING_DEPENDS_ON_THE_COMMAND_LINE.check(CLASSES);
    }

    @Test
    void onlyTheCommandLineDependsOnJobs() {
        ONLY_THE_COMMAND_LINE_DEPENDS_ON_JOBS.check(CLASSES);
    }

    @Test
    void theLowestLayerKnowsNothingAboveIt() {
        THE_LOWEST_LAYER_KNOWS_NOTHING_ABOVE_IT.check(CLASSES);
    }

    @Test
    void whatFactsAreDependsOnSentencesAlone() {
        WHAT_FACTS_ARE_DEPENDS_ON_SENTENCES_ALONE.check(CLASSES);
    }

    @Test
    void sentencesDependOnNothingElse() {
        SENTENCES_DEPEND_ON_NOTHING_ELSE.check(CLASSES);
    }

    @Test
    void siblingSourcesNeverSeeEachOther() {
        SIBLING_SOURCES_NEVER_SEE_EACH_OTHER.check(CLASSES);
    }

    @Test
    void lineChecksAndArithmeticArePlainJava() {
        LINE_CHECKS_AND_ARITHMETIC_ARE_PLAIN_JAVA.check(CLASSES);
    }

    @Test
    void onlyTheStoreAndTheDatabaseSpeakToPostgres() {
        ONLY_THE_STORE_AND_THE_DATABASE_SPEAK_TO_POSTGRES.check(CLASSES);
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
    void everyPackageSaysWhatLivesThere() throws IOException {
        Path root = Path.of("src/main/java/fr/mediation/bilan");
        try (Stream<Path> folders = Files.walk(root)) {
            assertThat(folders.filter(Files::isDirectory).filter(folder -> !folder.equals(root)))
                    .allSatisfy(folder ->
                            assertThat(folder.resolve("package-info.java")).exists());
        }
    }
}

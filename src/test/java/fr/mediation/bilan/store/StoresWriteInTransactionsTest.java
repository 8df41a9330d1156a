package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A run proves its lock when its transactions commit: what is written outside of one would not prove it. */
class StoresWriteInTransactionsTest {
    private static final Set<String> WRITES = Set.of("update", "copyIn");

    private static final List<JavaMethod> METHODS = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(StoresWriteInTransactionsTest.class.getPackageName())
                    .stream()
                    .flatMap(type -> type.getMethods().stream())
                    .toList();

    @Test
    void whateverChangesRowsIsTransactionalOrCalledByWhatIs() {
        List<JavaMethod> writing = METHODS.stream()
                .filter(method -> method.getMethodCallsFromSelf().stream()
                        .anyMatch(call ->
                                WRITES.contains(call.getTarget().getName()) && isDatabase(call.getTargetOwner())))
                .toList();

        assertThat(writing).hasSizeGreaterThan(20);
        assertThat(writing.stream().filter(method -> !isTransactional(method)).map(JavaMethod::getFullName))
                .isEmpty();
    }

    private static boolean isDatabase(JavaClass type) {
        return type.getPackageName().startsWith("org.springframework.jdbc")
                || type.getPackageName().startsWith("org.postgresql");
    }

    private static boolean isTransactional(JavaMethod method) {
        if (method.isAnnotatedWith(Transactional.class)
                || method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(TransactionTemplate.class))) {
            return true;
        }
        List<JavaMethod> callers = METHODS.stream()
                .filter(caller -> caller.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().equals(method.getOwner())
                                && call.getTarget().getName().equals(method.getName())))
                .filter(caller -> !caller.equals(method))
                .toList();
        return !method.getModifiers().contains(JavaModifier.PUBLIC)
                && !callers.isEmpty()
                && callers.stream().allMatch(StoresWriteInTransactionsTest::isTransactional);
    }
}

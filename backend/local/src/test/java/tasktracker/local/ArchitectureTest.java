package tasktracker.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "tasktracker", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_FUNCTIONS_DO_NOT_KNOW_WHERE_THEY_RUN = noClasses().that()
            .resideInAnyPackage("tasktracker.functions..", "tasktracker.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tasktracker.local..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_LOCAL_STACK_KNOWS_NEITHER_THE_TOOL_NOR_THE_AWS_SDK = noClasses().that()
            .resideInAPackage("tasktracker.local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tasktracker.cli..", "picocli..", "software.amazon..")
            .allowEmptyShould(true);
}

package tasktracker.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "tasktracker", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] ADAPTERS = { "tasktracker.functions.dynamo..", "tasktracker.functions.secrets..",
        "tasktracker.functions.apigateway..", "tasktracker.functions.lambda.." };

    @ArchTest
    static final ArchRule OF_OUR_OWN_ONLY_THE_CONTRACT = classes().that()
            .resideInAPackage("tasktracker.functions..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax..", "com.fasterxml.jackson.core..", "com.amazonaws..", "org.crac..",
                    "software.amazon.awssdk..", "tasktracker.functions..", "tasktracker.contract..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_CONTRACT_SEES_NO_FUNCTION = noClasses().that()
            .resideInAPackage("tasktracker.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tasktracker.functions..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_AWS_SDK_STAYS_IN_ITS_ADAPTERS = noClasses().that()
            .resideOutsideOfPackages("tasktracker.functions.dynamo..", "tasktracker.functions.secrets..",
                    "tasktracker.functions.apigateway..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule FEATURES_KNOW_NO_ADAPTER_AND_NO_LAMBDA = noClasses().that()
            .resideOutsideOfPackages(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("com.amazonaws..", "org.crac..")
            .allowEmptyShould(true);
}

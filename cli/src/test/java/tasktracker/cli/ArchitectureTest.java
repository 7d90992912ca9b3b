package tasktracker.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;

@AnalyzeClasses(packages = "tasktracker.cli", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule OF_OUR_OWN_ONLY_THE_CONTRACT = noClasses().should()
            .dependOnClassesThat()
            .resideInAnyPackage("tasktracker.functions..", "tasktracker.local..");

    @ArchTest
    static final ArchRule THE_AWS_SDK_STAYS_IN_ITS_PACKAGE = noClasses().that()
            .resideOutsideOfPackage("tasktracker.cli.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    /** No update check and no telemetry can come in by another door. */
    @ArchTest
    static final ArchRule CONNECTIONS_ARE_MADE_IN_FEW_PLACES = noClasses().that()
            .resideOutsideOfPackages("tasktracker.cli.client..", "tasktracker.cli.load..", "tasktracker.cli.local..",
                    "tasktracker.cli.doctor..", "tasktracker.cli.aws..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(HttpClient.class.getName())
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(URLConnection.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Socket.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(SocketChannel.class.getName());

    @ArchTest
    static final ArchRule JLINE_STAYS_IN_THE_SHELL = noClasses().that()
            .resideOutsideOfPackage("tasktracker.cli.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jline..");

    @ArchTest
    static final ArchRule ONLY_MAIN_TOUCHES_THE_PROCESS = noClasses().that()
            .doNotHaveFullyQualifiedName(Main.class.getName())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .allowEmptyShould(true);
}

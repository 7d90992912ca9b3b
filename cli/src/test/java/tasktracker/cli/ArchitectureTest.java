package tasktracker.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileDescriptor;
import java.net.Socket;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.config.FileMutex;
import tasktracker.cli.journal.Journal;
import tasktracker.cli.journal.JournalFile;
import tasktracker.cli.local.LocalStacks;
import tasktracker.cli.man.ManPages;
import tasktracker.cli.names.SeenTasks;
import tasktracker.cli.transfer.SpooledInput;

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

    /**
     * Files are replaced by AtomicFile, or written by a class whose torn files a test of its own knows: who adds one adds
     * its file to InterruptedWritesTest, or such a test.
     */
    @ArchTest
    static final ArchRule FILES_ARE_WRITTEN_IN_FEW_PLACES = noClasses().that(describe("do not write files",
            type -> !Set.of(AtomicFile.class.getSimpleName(), FileMutex.class.getSimpleName(),
                    Journal.class.getSimpleName(), JournalFile.class.getSimpleName(), LocalStacks.class.getSimpleName(),
                    ManPages.class.getSimpleName(), SeenTasks.class.getSimpleName(),
                    SpooledInput.class.getSimpleName(), "PrivateHistory", "StackProcess")
                    .contains(type.getSimpleName())))
            .should()
            .callMethodWhere(describe("something is written", ArchitectureTest::writes))
            .orShould()
            .callConstructorWhere(describe("a file is opened for writing", ArchitectureTest::opensForWriting));

    private static final Set<String> WRITING = Set.of("copy", "createFile", "createTempFile", "createTempDirectory",
            "move", "newBufferedWriter", "newByteChannel", "newOutputStream", "write", "writeString");

    private static boolean writes(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
        return (owner.equals(Files.class.getName()) && WRITING.contains(call.getName()))
                || (owner.equals(FileChannel.class.getName()) && call.getName().equals("open")
                        && parameters.stream().anyMatch(type -> type.isEquivalentTo(Set.class)));
    }

    private static boolean opensForWriting(JavaConstructorCall call) {
        List<String> parameters = call.getTarget().getRawParameterTypes().stream().map(JavaClass::getFullName).toList();
        return switch (call.getTargetOwner().getSimpleName()) {
            case "FileOutputStream" -> !parameters.contains(FileDescriptor.class.getName());
            case "FileWriter", "PrintWriter", "PrintStream" -> parameters.contains(File.class.getName())
                    || parameters.getFirst().equals(String.class.getName());
            default -> false;
        };
    }

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

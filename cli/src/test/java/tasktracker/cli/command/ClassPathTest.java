package tasktracker.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tasktracker.cli.Main;
import tasktracker.cli.Session;
import tasktracker.cli.option.GlobalOptions;

/** The launcher's class path: whole for the commands that can reach a library outside of the daily few, short for others. */
final class ClassPathTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tasktracker.cli");
    private static final List<String> DAILY = List.of("java.", "javax.", "tasktracker.", "picocli.",
            "com.fasterxml.jackson.core.");

    @Test
    void the_launcher_names_the_commands_that_need_the_whole_class_path() throws Exception {
        Map<String, Set<String>> wanting = new TreeMap<>();
        CommandLine root = new CommandTree(Commands.root(), new Session(null, new GlobalOptions(), List.of())).whole();
        for (CommandLine command : new HashSet<>(root.getSubcommands().values())) {
            Set<String> libraries = new TreeSet<>();
            collect(command, libraries);
            if (!libraries.isEmpty()) {
                wanting.put(command.getCommandName(), libraries);
            }
        }
        assertEquals(words(), wanting.keySet(), wanting.toString());
    }

    @Test
    void nothing_else_is_needed_to_find_a_command() {
        assertEquals(Set.of(), librariesOf(CLASSES.get(Main.class)));
    }

    private static void collect(CommandLine command, Set<String> libraries) {
        Object made = command.getCommandSpec().userObject();
        if (made != null && made.getClass().getName().startsWith("tasktracker.")) {
            libraries.addAll(librariesOf(CLASSES.get(made.getClass())));
        }
        for (CommandLine below : command.getSubcommands().values()) {
            collect(below, libraries);
        }
    }

    /** Classes of other libraries that a class reaches through ours, but for the lists of commands. */
    private static Set<String> librariesOf(JavaClass start) {
        Set<String> libraries = new TreeSet<>();
        Set<JavaClass> seen = new HashSet<>(Set.of(start));
        Deque<JavaClass> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            for (Dependency dependency : next.remove().getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                String name = target.getName();
                boolean list = name.startsWith("tasktracker.cli.command.") && name.endsWith("Commands");
                if (name.startsWith("tasktracker.cli.")) {
                    if (!list && seen.add(target)) {
                        next.add(target);
                    }
                } else if (name.contains(".") && DAILY.stream().noneMatch(name::startsWith)) {
                    libraries.add(name.substring(0, name.lastIndexOf('.')));
                }
            }
        }
        return libraries;
    }

    private static Set<String> words() throws Exception {
        for (String line : Files.readAllLines(Path.of("src/dist/bin/tasktracker"))) {
            int end = line.indexOf(") rest=");
            if (end > 0) {
                return new TreeSet<>(List.of(line.substring(0, end).strip().split(" \\| ")));
            }
        }
        throw new AssertionError("the launcher has no line that asks for the rest of the class path");
    }
}

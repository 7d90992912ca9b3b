package tasktracker.cli.man;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import tasktracker.cli.Session;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Commands;
import tasktracker.cli.option.GlobalOptions;

/** A page for every command: {@code tasktracker.1}, {@code tasktracker-task.1}, {@code tasktracker-task-list.1} … */
public final class ManPages {
    private ManPages() {}

    /** Writes all pages into the folder that is named. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, String> page : all().entrySet()) {
            Files.write(folder.resolve(page.getKey()), page.getValue().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The text of each page by the name of its file. */
    static Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        CommandLine root = new CommandTree(Commands.root(), new Session(null, new GlobalOptions(), List.of())).whole();
        List<CommandLine> waiting = new ArrayList<>(List.of(root));
        while (!waiting.isEmpty()) {
            CommandLine command = waiting.removeFirst();
            ManPage page = new ManPage(command);
            pages.put(page.name() + ".1", page.text());
            waiting.addAll(CommandTree.shown(command));
        }
        return pages;
    }
}

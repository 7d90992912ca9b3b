package tasktracker.cli.shell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import tasktracker.cli.complete.Completion;
import tasktracker.cli.complete.Cut;
import tasktracker.cli.text.Neutral;

/** Completion at the prompt, by the engine of the other shells, and of the words that only this shell has. */
final class LineCompleter implements Completer {
    private static final Map<String, String> OWN = Map.of("use", "Work with this profile until the shell ends.", "exit",
            "Leave the shell.", "quit", "Leave the shell.");
    private static final int MOST_FILES = 500;

    private final tasktracker.cli.complete.Completer engine;
    private final Supplier<String> profile;

    /**
     * A completer.
     *
     * @param profile the profile that was chosen for the whole shell, or null
     */
    LineCompleter(tasktracker.cli.complete.Completer engine, Supplier<String> profile) {
        this.engine = engine;
        this.profile = profile;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        Cut cut = ((LineParser.Line) line).cut();
        String current = cut.current().value();
        List<String> before = new ArrayList<>(cut.before());
        if (!before.isEmpty() && before.getFirst().equals("tasktracker")) {
            before.removeFirst();
        }
        if (before.isEmpty()) {
            OWN.forEach((word, description) -> {
                if (word.startsWith(current)) {
                    add(candidates, word, description, true);
                }
            });
        }
        if (before.equals(List.of("use"))) {
            before.addFirst("profile");
        }
        if (profile.get() != null) {
            before.addFirst("--profile=" + profile.get());
        }
        Completion completion = engine.complete(before, current);
        if (completion.source() == Completion.Source.FILES) {
            files(current, candidates);
        }
        for (tasktracker.cli.complete.Candidate candidate : completion.candidates()) {
            add(candidates, candidate.value(), candidate.description(), true);
        }
    }

    private static void files(String current, List<Candidate> candidates) {
        int equals = current.startsWith("--") ? current.indexOf('=') + 1 : 0;
        String typed = current.substring(equals);
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        String name = typed.substring(folder.length());
        String prefix = current.substring(0, equals) + folder;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            for (Path file : files) {
                String found = file.getFileName().toString();
                boolean isHidden = found.startsWith(".") && !name.startsWith(".");
                if (found.startsWith(name) && !isHidden && candidates.size() < MOST_FILES) {
                    boolean isFolder = Files.isDirectory(file);
                    add(candidates, prefix + found + (isFolder ? "/" : ""), "", !isFolder);
                }
            }
        } catch (IOException | InvalidPathException _) {
            // no such folder, no files
        }
    }

    private static void add(List<Candidate> candidates, String value, String description, boolean complete) {
        if (!Neutral.line(value).equals(value)) {
            return;
        }
        candidates.add(new Candidate(value, value, null, description.isEmpty() ? null : Neutral.line(description), null,
                null, complete, candidates.size()));
    }
}

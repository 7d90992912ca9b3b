package tasktracker.cli.complete;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** The shells that have a completion script. */
public enum Shell {
    BASH("bash", "tasktracker.bash"), ZSH("zsh", "_tasktracker"), FISH("fish", "tasktracker.fish");

    private final String word;
    private final String file;

    Shell(String word, String file) {
        this.word = word;
        this.file = file;
    }

    /** The shell of that name; null for null. */
    public static Shell of(String word) {
        for (Shell shell : values()) {
            if (shell.word.equals(word)) {
                return shell;
            }
        }
        if (word == null) {
            return null;
        }
        throw new CliException.Usage(Failure.of("UNKNOWN_SHELL", "there is no completion for \"" + word + "\""));
    }

    /** Its name. */
    public String word() {
        return word;
    }

    /** The name of its script, which is what the shell looks for. */
    public String file() {
        return file;
    }

    /** The script. It asks the tool at each TAB, so it knows new commands by itself. */
    public String script() {
        try (InputStream script = Shell.class.getResourceAsStream(file)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

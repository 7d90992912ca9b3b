package tasktracker.cli.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * Runs the {@code key_command} of a profile: by {@code sh -c}, with the terminal for its questions, and the first line
 * of its output as the key.
 */
public final class KeyCommand {
    private static final int LONGEST_OUTPUT = 8 * 1024;

    private final Duration patience;
    /** What the commands printed, by their text; null when nothing is kept. */
    private final Map<String, String> kept;

    /**
     * One that runs the command each time.
     *
     * @param patience how long it may take, questions included
     */
    public KeyCommand(Duration patience) {
        this(patience, null);
    }

    private KeyCommand(Duration patience, Map<String, String> kept) {
        this.patience = patience;
        this.kept = kept;
    }

    /** One that runs each command once, for many command lines in one process. */
    public KeyCommand keeping() {
        return new KeyCommand(patience, new HashMap<>());
    }

    /** Lets the commands be run again: a key that was kept may no longer be the one they print. */
    public void forget() {
        if (kept != null) {
            kept.clear();
        }
    }

    /**
     * The key that the command prints.
     *
     * @param profile named in the messages
     * @throws CliException.Denied if the command fails, takes too long or prints nothing
     */
    public String run(String profile, String command) {
        String before = kept == null ? null : kept.get(command);
        if (before != null) {
            return before;
        }
        String key = printed(profile, command);
        if (kept != null) {
            kept.put(command, key);
        }
        return key;
    }

    private String printed(String profile, String command) {
        try {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                List<ProcessHandle> children = process.descendants().toList();
                process.destroyForcibly();
                children.forEach(ProcessHandle::destroy);
                throw failed(profile, "took longer than " + patience.toSeconds() + " s", null);
            }
            if (process.exitValue() != 0) {
                throw failed(profile, "ended with exit code " + process.exitValue(), null);
            }
            String output = new String(process.getInputStream().readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8);
            int feed = output.indexOf('\n');
            String first = feed < 0 ? output : output.substring(0, feed);
            if (first.isBlank()) {
                throw failed(profile, "printed nothing", null);
            }
            return Credentials.checked(first, "what the key_command of profile " + profile + " printed");
        } catch (IOException e) {
            throw failed(profile, "could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(profile, "was interrupted", e);
        }
    }

    private static CliException failed(String profile, String how, Exception cause) {
        return new CliException.Denied(Failure.of("KEY_COMMAND_FAILED",
                "the key_command of profile " + profile + " " + how).hint("tasktracker profile show " + profile),
                cause);
    }
}

package tasktracker.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Whether the user's shell completes our command lines: the script is where that shell looks, or a start file runs it.
 *
 * @param environment the value of a variable, null when it is not set
 */
record CompletionCheck(UnaryOperator<String> environment) {
    private static final String MENTION = "tasktracker completion";
    private static final int LONGEST_START_FILE = 1024 * 1024;

    Diagnosis look(String id) {
        String shell = environment.apply("SHELL");
        String name = shell == null ? "" : shell.substring(shell.lastIndexOf('/') + 1);
        if (!List.of("bash", "zsh", "fish").contains(name)) {
            return Diagnosis.skip(id, name.isEmpty() ? "SHELL is not set" : "there is no completion for " + name);
        }
        if (home().isEmpty()) {
            return Diagnosis.skip(id, "HOME is not set");
        }
        for (String place : scripts(name)) {
            if (Files.isRegularFile(Path.of(place))) {
                return Diagnosis.pass(id, name + " has it in " + place);
            }
        }
        for (String place : startFiles(name)) {
            if (mentions(Path.of(place))) {
                return Diagnosis.pass(id, place + " runs it for " + name);
            }
        }
        String place = scripts(name).getFirst();
        return Diagnosis.warn(id, name + " does not complete commands, names and ids of tasktracker",
                "mkdir -p " + place.substring(0, place.lastIndexOf('/')) + " && tasktracker completion " + name + " > "
                        + place);
    }

    /** Where a shell finds scripts by itself, the user's own place first. */
    private List<String> scripts(String shell) {
        String data = folder("XDG_DATA_HOME", "/.local/share");
        List<String> places = new ArrayList<>(switch (shell) {
            case "bash" -> List.of(data + "/bash-completion/completions/tasktracker",
                    "/usr/share/bash-completion/completions/tasktracker",
                    "/usr/local/share/bash-completion/completions/tasktracker", "/etc/bash_completion.d/tasktracker");
            case "zsh" -> List.of(home() + "/.zfunc/_tasktracker", data + "/zsh/site-functions/_tasktracker",
                    home() + "/.zsh/completions/_tasktracker",
                    "/usr/share/zsh/site-functions/_tasktracker", "/usr/share/zsh/vendor-completions/_tasktracker",
                    "/usr/local/share/zsh/site-functions/_tasktracker");
            default -> List.of(folder("XDG_CONFIG_HOME", "/.config") + "/fish/completions/tasktracker.fish",
                    data + "/fish/vendor_completions.d/tasktracker.fish",
                    "/usr/share/fish/vendor_completions.d/tasktracker.fish",
                    "/usr/share/fish/completions/tasktracker.fish");
        });
        if (shell.equals("zsh") && environment.apply("FPATH") != null) {
            for (String folder : environment.apply("FPATH").split(":", -1)) {
                places.add(folder + "/_tasktracker");
            }
        }
        return places;
    }

    private List<String> startFiles(String shell) {
        return switch (shell) {
            case "bash" -> List.of(home() + "/.bashrc", home() + "/.bash_profile", home() + "/.profile",
                    home() + "/.bash_completion", "/etc/bash.bashrc");
            case "zsh" -> List.of((environment.apply("ZDOTDIR") == null ? home() : environment.apply("ZDOTDIR"))
                    + "/.zshrc", "/etc/zsh/zshrc");
            default -> List.of(folder("XDG_CONFIG_HOME", "/.config") + "/fish/config.fish");
        };
    }

    private String folder(String variable, String belowHome) {
        String given = environment.apply(variable);
        return given != null && given.startsWith("/") ? given : home() + belowHome;
    }

    private String home() {
        String home = environment.apply("HOME");
        return home == null ? "" : home;
    }

    private static boolean mentions(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST_START_FILE
                    && Files.readString(file, StandardCharsets.ISO_8859_1).contains(MENTION);
        } catch (IOException _) {
            return false;
        }
    }
}

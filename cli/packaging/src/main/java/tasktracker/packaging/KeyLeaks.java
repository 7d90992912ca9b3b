package tasktracker.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tasktracker.contract.ApiKey;

/**
 * Looks for API keys where none may be: in logs, reports and error texts. A key is known by its shape and its check
 * characters, so every one that a test run made is found, and nothing else looks like one.
 */
public final class KeyLeaks {
    private static final String START = "tt1";
    private static final int LONGEST = 128;
    /** No report or log of ours comes near it; what is larger is data. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private KeyLeaks() {}

    /** How many keys a text holds. */
    public static int in(String text) {
        int found = 0;
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
            found += isKey(text, at) ? 1 : 0;
        }
        return found;
    }

    /** The files below some folders that hold keys, each with how many; never the keys. */
    static List<String> below(List<Path> folders) throws IOException {
        List<String> leaks = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        int found = Files.size(file) > MOST_BYTES ? 0
                                : in(Files.readString(file, StandardCharsets.ISO_8859_1));
                        if (found > 0) {
                            leaks.add(file + " holds " + found + (found == 1 ? " API key" : " API keys"));
                        }
                    }
                }
            }
        }
        return leaks;
    }

    /**
     * Fails when reports or logs of a build hold keys.
     *
     * @param args the modules' {@code target} folders
     */
    public static void main(String[] args) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String target : args) {
            for (String name : List.of("surefire-reports", "failsafe-reports", "logs")) {
                folders.add(Path.of(target, name));
            }
        }
        List<String> leaks = below(folders);
        leaks.forEach(System.err::println);
        if (!leaks.isEmpty()) {
            throw new IOException("API keys are secrets and must not be in reports and logs");
        }
    }

    private static boolean isKey(String text, int at) {
        if (at + START.length() + 3 > text.length()) {
            return false;
        }
        // Scope, then the length of the user: the whole length follows from it.
        int tens = text.charAt(at + 4) - '0';
        int ones = text.charAt(at + 5) - '0';
        int length = 6 + tens * 10 + ones + 43 + 6;
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && length <= LONGEST && at + length <= text.length()
                && ApiKey.parse(text.substring(at, at + length)).isPresent();
    }
}

package tasktracker.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

/**
 * What the README's tour shows is what happens: its commands are run one after the other against the local stack, on a
 * terminal of 80 columns, at half past ten of 22 November 2026 in Berlin. Ids are random, so that the ends of ids which
 * the README shows stand for those that the run has at their places. {@code -Drenew} writes the outputs anew.
 */
final class ReadmeTourTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path TEMPLATE = Path.of("..", "template.yaml");
    private static final String BEGIN = "\n## A tour\n\n```console\n";
    private static final String END = "```\n";
    private static final Pattern SHORT_ID = Pattern.compile("…([0-9a-f]{4,})");

    @Test
    void the_tour_is_true(@TempDir Path home) throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END, begin);
        assertTrue(begin > BEGIN.length() && end > begin, "the README has a tour");
        String tour = readme.substring(begin, end);
        String happened;
        try (LocalStack stack = LocalStack
                .start(LocalStack.Options.inMemory(TEMPLATE).withClock(Clock.fixed(Cli.NOW, Cli.ZONE)))) {
            String key = stack.issueKey("tour", ApiKey.Scope.READ_WRITE);
            happened = run(new Cli(home).http().terminal().together()
                    .localStack(() -> new Connection(URI.create(stack.endpoint()), key)), tour);
        }
        if (System.getProperty("renew") != null) {
            Files.writeString(README, readme.substring(0, begin) + happened + readme.substring(end));
            return;
        }
        assertEquals(tour, happened, "README, Building, says how to renew it");
        assertTrue(tour.lines().allMatch(line -> line.length() <= 96), "fits on the page");
    }

    private static String run(Cli cli, String tour) {
        StringBuilder happened = new StringBuilder();
        Map<String, String> ids = new LinkedHashMap<>();
        for (Step step : steps(tour)) {
            String line = step.command();
            for (Map.Entry<String, String> id : ids.entrySet()) {
                line = line.replace(id.getKey(), id.getValue());
            }
            List<String> words = Shell.words(line);
            String output = cli.run(words.subList(1, words.size()).toArray(String[]::new)).out();
            List<String> shown = found(step.output());
            List<String> real = found(output);
            for (int at = 0; at < Math.min(shown.size(), real.size()); at++) {
                if (!ids.containsValue(real.get(at))) {
                    ids.put(shown.get(at), real.get(at));
                }
            }
            for (Map.Entry<String, String> id : ids.entrySet()) {
                output = output.replace(id.getValue(), id.getKey());
            }
            happened.append("$ ").append(step.command()).append('\n').append(output);
        }
        return happened.toString();
    }

    private static List<String> found(String output) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = SHORT_ID.matcher(output);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    private record Step(String command, String output) {}

    private static List<Step> steps(String tour) {
        List<Step> steps = new ArrayList<>();
        for (String part : tour.substring(2).split("\n\\$ ", -1)) {
            int lineEnd = part.indexOf('\n');
            steps.add(lineEnd < 0 ? new Step(part, "")
                    : new Step(part.substring(0, lineEnd),
                            part.substring(lineEnd + 1)));
        }
        return steps;
    }
}

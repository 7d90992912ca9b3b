package tasktracker.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tasktracker.contract.ApiKey;

/**
 * What the process was started with.
 *
 * @param data empty for memory
 * @param dynamoDb the DynamoDB that keeps the tasks instead
 * @param idleMinutes after so long without a request the process ends; 0 for never
 * @param auto whether a command started it without being asked to, in the background
 */
record Arguments(Path template, Optional<Path> data, Optional<URI> dynamoDb, Optional<Path> state, int port,
        int idleMinutes, boolean auto, String build, String user) {
    static final String USAGE = "usage: --template FILE (--data DIR | --in-memory) [--dynamodb URL] [--state FILE]"
            + " [--port N] [--idle-minutes N] [--auto] [--build ID] [--user NAME]";

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static Arguments parse(List<String> args) {
        Reading reading = new Reading();
        for (Iterator<String> rest = args.iterator(); rest.hasNext();) {
            reading.read(rest.next(), rest);
        }
        return reading.finish();
    }

    private static final class Reading {
        private Path template;
        private Path data;
        private boolean inMemory;
        private URI dynamoDb;
        private Path state;
        private int port;
        private int idleMinutes;
        private boolean auto;
        private String build = "";
        private String user = "home";

        void read(String name, Iterator<String> rest) {
            switch (name) {
                case "--template" -> template = Path.of(value(name, rest));
                case "--data" -> data = Path.of(value(name, rest));
                case "--in-memory" -> inMemory = true;
                case "--dynamodb" -> dynamoDb = URI.create(value(name, rest));
                case "--state" -> state = Path.of(value(name, rest));
                case "--port" -> port = number(name, value(name, rest), 65_535);
                case "--idle-minutes" -> idleMinutes = number(name, value(name, rest), 1_000_000);
                case "--auto" -> auto = true;
                case "--build" -> build = value(name, rest);
                case "--user" -> user = value(name, rest);
                default -> throw new IllegalArgumentException("unknown argument " + name);
            }
        }

        Arguments finish() {
            if (template == null) {
                throw new IllegalArgumentException("--template is missing");
            }
            if ((data == null) != inMemory) {
                throw new IllegalArgumentException("either --data or --in-memory is needed");
            }
            if (!ApiKey.isUserId(user)) {
                throw new IllegalArgumentException("--user takes 1 to 32 lower-case letters or digits, not " + user);
            }
            return new Arguments(template, Optional.ofNullable(data), Optional.ofNullable(dynamoDb),
                    Optional.ofNullable(state), port, idleMinutes, auto, build, user);
        }

        private static String value(String name, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            return rest.next();
        }

        private static int number(String name, String text, int most) {
            try {
                int number = Integer.parseInt(text);
                if (number >= 0 && number <= most) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // Said below, together with numbers out of range.
            }
            throw new IllegalArgumentException(name + " takes a number from 0 to " + most + ", not " + text);
        }
    }
}

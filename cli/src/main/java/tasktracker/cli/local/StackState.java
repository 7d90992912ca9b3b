package tasktracker.cli.local;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import tasktracker.contract.Json;

/**
 * What a local stack writes of itself when it is ready, and removes at its end.
 *
 * @param pid of its process
 * @param startedAt when that process started: a process of the same id that started at another time is another one
 * @param endpoint the API's base with its stage
 * @param build of the tool that started it
 * @param token what {@link StackCalls} show to be let in; a secret
 * @param apiKey the key of its first user; a secret
 * @param auto whether a command started it by itself, so that it ends when idle
 * @param data where it keeps tasks: a folder, {@code memory}, or the address of a DynamoDB endpoint
 */
record StackState(long pid, Instant startedAt, int port, URI endpoint, String build, String token, String apiKey,
        boolean auto, String data) {
    /** What a stack is called with before the place of this file. */
    static final String STATE_OPTION = "--state";
    private static final long CLOCK_SLACK_MILLIS = 2_000;
    private static final String LOOPBACK = "127.0.0.1";
    private static final int LAST_PORT = 65_535;

    /** What the file says; empty when there is none, or it is of no use. */
    static Optional<StackState> read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException _) {
            return Optional.empty();
        }
        try {
            Fields fields = new Fields();
            return Optional.of(Json.read(content, json -> {
                Json.object(json, fields::read);
                return fields.state();
            }));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * Whether the process that wrote this still runs. The system counts starts from its boot, and moves the time of that
     * when its clock is set; what the process was called with stays.
     */
    boolean isAlive(Path file) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::info)
                .filter(process -> process.startInstant().map(this::isStart).orElse(true) || isCalledFor(process, file))
                .isPresent();
    }

    private static boolean isCalledFor(ProcessHandle.Info process, Path file) {
        return process.arguments().map(Arrays::asList)
                .filter(words -> words.indexOf(STATE_OPTION) >= 0
                        && words.lastIndexOf(file.toString()) == words.indexOf(STATE_OPTION) + 1)
                .isPresent();
    }

    private boolean isStart(Instant start) {
        return Math.abs(start.toEpochMilli() - startedAt.toEpochMilli()) <= CLOCK_SLACK_MILLIS;
    }

    /** Where it runs, never its secrets. */
    @Override
    public String toString() {
        return "StackState[pid=" + pid + ", endpoint=" + endpoint + "]";
    }

    private static final class Fields {
        private long pid;
        private long startedAt;
        private int port;
        private String endpoint;
        private String build = "";
        private String token;
        private String apiKey;
        private boolean auto;
        private String data = "";

        void read(String field, JsonParser json) throws IOException {
            switch (field) {
                case "pid" -> pid = json.getLongValue();
                case "startedAt" -> startedAt = json.getLongValue();
                case "port" -> port = json.getIntValue();
                case "endpoint" -> endpoint = Json.text(json);
                case "build" -> build = Json.text(json);
                case "token" -> token = Json.text(json);
                case "apiKey" -> apiKey = Json.text(json);
                case "auto" -> auto = json.getBooleanValue();
                case "data" -> data = Json.text(json);
                default -> json.skipChildren();
            }
        }

        /** Whether it can stand in a header. */
        private static boolean isSecret(String text) {
            if (text == null || text.isEmpty()) {
                return false;
            }
            for (int at = 0; at < text.length(); at++) {
                if (text.charAt(at) <= ' ' || text.charAt(at) >= 0x7f) {
                    return false;
                }
            }
            return true;
        }

        StackState state() throws IOException {
            if (pid <= 0 || port <= 0 || port > LAST_PORT || endpoint == null || !isSecret(token)
                    || !isSecret(apiKey)) {
                throw new IOException("not the state of a local stack");
            }
            URI address = URI.create(endpoint);
            if (!"http".equals(address.getScheme()) || !LOOPBACK.equals(address.getHost())
                    || address.getPort() != port) {
                throw new IOException("the key of a local stack goes to this machine only");
            }
            return new StackState(pid, Instant.ofEpochMilli(startedAt), port, address, build, token, apiKey, auto,
                    data);
        }
    }
}

package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tasktracker.cli.client.HttpTaskClients;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskClients;
import tasktracker.cli.client.TimeLimits;
import tasktracker.cli.config.Connection;
import tasktracker.cli.config.EndpointSource;
import tasktracker.cli.config.KeyCommand;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.output.Out;
import tasktracker.cli.output.Tty;
import tasktracker.contract.ApiKey;
import tasktracker.packaging.KeyLeaks;

/** Runs command lines in process, as {@link Main} does, in surroundings that a test decides. */
public final class Cli {
    /** Sunday; the zone is an hour ahead of UTC. */
    public static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** Has the right shape, and opens nothing. */
    public static final String KEY = ApiKey.generate("test", ApiKey.Scope.READ_WRITE, new SplittableRandom(1)).value();

    private static final Duration KEY_PATIENCE = Duration.ofSeconds(30);

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = Clock.fixed(NOW, ZONE);
    private FakeApi api = new FakeApi(clock);
    private TaskClients clients = (_, _) -> api;
    private EndpointSource localStack = () -> new Connection(URI.create("http://127.0.0.1:9/local"), KEY);
    private Path installation;
    private Surroundings.SecretPrompt secrets = _ -> null;
    private boolean terminal;
    private int width = 80;
    private String stdin = "";
    private boolean together;
    private int readerStaysFor = Integer.MAX_VALUE;

    /** A new user with that home directory, whose output is piped. */
    public Cli(Path home) {
        this.home = home;
        this.installation = home.resolve("no-installation");
        environment.put("HOME", home.toString());
        environment.put("TERM", "xterm");
    }

    /** How a command line ended. */
    public record Run(ExitCode code, String out, String err) {
        /** Asserts everything at once, so that a failure shows everything. */
        public void is(ExitCode expectedCode, String expectedOut, String expectedErr) {
            assertEquals(text(expectedCode, expectedOut, expectedErr), text(code, out, err));
        }

        /** Asserts success without a word on stderr. */
        public void prints(String expectedOut) {
            is(ExitCode.OK, expectedOut, "");
        }

        private static String text(ExitCode code, String out, String err) {
            return code + "\n--- stdout\n" + out + "--- stderr\n" + err;
        }
    }

    /** A terminal of 80 columns, without colour unless the environment is changed. */
    public Cli terminal() {
        terminal = true;
        environment.put("NO_COLOR", "1");
        return this;
    }

    public Cli piped() {
        terminal = false;
        return this;
    }

    public Cli width(int columns) {
        width = columns;
        return this;
    }

    public Cli env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Cli stdin(String text) {
        stdin = text;
        return this;
    }

    public Cli secret(String text) {
        secrets = _ -> text;
        return this;
    }

    public Cli localStack(EndpointSource source) {
        localStack = source;
        return this;
    }

    /** The folder of a distribution that has a local stack. */
    public Cli installation(Path folder) {
        installation = folder;
        return this;
    }

    /** Calls over HTTP, for what the fake API cannot show. */
    public Cli http() {
        return http(TimeLimits.DEFAULT);
    }

    /** The same with other patience, for servers that never come to an end. */
    public Cli http(TimeLimits limits) {
        clients = new HttpTaskClients(environment::get, clock, new SplittableRandom(7), _ -> {}, limits);
        return this;
    }

    /** Puts something between the commands and the API as it is now. */
    public Cli around(UnaryOperator<TaskClient> wrapping) {
        TaskClients inner = clients;
        clients = (target, telling) -> wrapping.apply(inner.open(target, telling));
        return this;
    }

    /** Whoever reads the output goes away after so many bytes, as head does. */
    public Cli readerStaysFor(int bytes) {
        readerStaysFor = bytes;
        return this;
    }

    public Cli clock(Clock other) {
        clock = other;
        api = new FakeApi(other);
        return this;
    }

    public FakeApi api() {
        return api;
    }

    public Path home() {
        return home;
    }

    /** Both streams come as one, in the order in which a terminal shows them. */
    public Cli together() {
        together = true;
        return this;
    }

    /** Runs one command line. */
    public Run run(String... args) {
        Run run = with(surroundings -> new Tool(surroundings).run(List.of(args)));
        checkSecrets(run, args);
        return run;
    }

    /** Does something else in these surroundings. */
    public Run with(Function<Surroundings, ExitCode> work) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new Out(new Leaving(out, readerStaysFor), together ? out : err, new Ends(terminal, width),
                        environment::get),
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)), secrets, environment::get, clock,
                clients, localStack, installation, new KeyCommand(KEY_PATIENCE), AtInterrupt::new);
        ExitCode code = work.apply(surroundings);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** No command line of any test may let out a key, but for those whose result is one. */
    private void checkSecrets(Run run, String... args) {
        assertEquals(0, KeyLeaks.in(run.err()), "stderr holds an API key");
        boolean issues = args.length > 1 && args[0].equals("keys") && List.of("create", "rotate").contains(args[1]);
        assertEquals(0, issues ? 0 : KeyLeaks.in(run.out()), "stdout holds an API key");
        Path state = home.resolve(".local/state");
        if (Files.isDirectory(state)) {
            try (Stream<Path> files = Files.walk(state)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertEquals(0, KeyLeaks.in(Files.readString(file, StandardCharsets.ISO_8859_1)),
                            file + " holds an API key");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Leaving extends FilterOutputStream {
        private int left;

        Leaving(OutputStream out, int bytes) {
            super(out);
            left = bytes;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > left) {
                throw new IOException("Broken pipe");
            }
            left -= length;
            out.write(bytes, offset, length);
        }
    }

    private record Ends(boolean terminal, int width) implements Tty {
        @Override
        public Kind kind(int descriptor) {
            return terminal ? Kind.TERMINAL : Kind.PIPE;
        }

        @Override
        public int columns(int descriptor) {
            return width;
        }
    }
}

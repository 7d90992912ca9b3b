package tasktracker.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import tasktracker.contract.ApiKey;
import tasktracker.functions.http.CursorKeys;
import tasktracker.functions.lambda.Application;
import tasktracker.local.docs.Docs;
import tasktracker.local.gateway.Activity;
import tasktracker.local.gateway.GatewayServer;
import tasktracker.local.key.ControlPlane;
import tasktracker.local.key.KeyRing;
import tasktracker.local.key.KeyUsage;
import tasktracker.local.sqlite.SqliteDatabase;
import tasktracker.local.sqlite.SqliteKeyStore;
import tasktracker.local.sqlite.SqliteSettings;
import tasktracker.local.template.StackTemplate;
import tasktracker.local.template.TemplateException;
import tasktracker.local.template.TemplateReader;

/**
 * The stack of a template in this process: its API on a port of 127.0.0.1, its functions, its tasks in SQLite. Nothing
 * is served beyond loopback.
 */
public final class LocalStack implements AutoCloseable {
    private static final String PORT = "port";
    private static final String CURSOR_SECRET = "cursor-secret";

    private final GatewayServer server;
    private final KeyRing keys;
    private final KeyUsage usage;
    private final String user;
    private final String endpoint;
    private final Optional<DataDirectory> directory;
    private final SqliteDatabase database;
    private final Stores stores;

    private LocalStack(GatewayServer server, KeyRing keys, KeyUsage usage, String user, String endpoint,
            Optional<DataDirectory> directory, SqliteDatabase database, Stores stores) {
        this.server = server;
        this.keys = keys;
        this.usage = usage;
        this.user = user;
        this.endpoint = endpoint;
        this.directory = directory;
        this.database = database;
        this.stores = stores;
    }

    /**
     * How to start.
     *
     * @param template the SAM template
     * @param data the directory that keeps the tasks; empty for memory
     * @param dynamoDb a DynamoDB endpoint that keeps the tasks instead; keys are kept as above
     * @param port 0 for the one used last, or any that is free
     * @param user whose key is issued at first
     * @param logLines takes the functions' log lines, from several threads
     */
    public record Options(Path template, Optional<Path> data, Optional<URI> dynamoDb, int port, String user,
            Clock clock, Consumer<String> logLines) {
        /** A stack that forgets everything when it is closed, for the user {@code home}; its log goes nowhere. */
        public static Options inMemory(Path template) {
            return new Options(template, Optional.empty(), Optional.empty(), 0, "home", Clock.systemUTC(), _ -> {});
        }

        /** With the tasks of a directory, which is made when it is missing. */
        public Options withData(Path directory) {
            return new Options(template, Optional.of(directory), dynamoDb, port, user, clock, logLines);
        }

        /** With the tasks in a DynamoDB, whose tables are made from the template when they are missing. */
        public Options withDynamoDb(URI endpoint) {
            return new Options(template, data, Optional.of(endpoint), port, user, clock, logLines);
        }

        public Options withPort(int number) {
            return new Options(template, data, dynamoDb, number, user, clock, logLines);
        }

        public Options withUser(String userId) {
            return new Options(template, data, dynamoDb, port, userId, clock, logLines);
        }

        public Options withClock(Clock time) {
            return new Options(template, data, dynamoDb, port, user, time, logLines);
        }

        public Options withLogLines(Consumer<String> lines) {
            return new Options(template, data, dynamoDb, port, user, clock, lines);
        }
    }

    /**
     * Starts a stack; when this returns it answers.
     *
     * @throws LocalStackException when it cannot, with the reason and the way out
     */
    public static LocalStack start(Options options) {
        // Half of a start is reading the template, the other half is opening the database.
        FutureTask<StackTemplate> template = new FutureTask<>(() -> TemplateReader.read(options.template));
        Thread.ofPlatform().daemon().start(template);
        Optional<DataDirectory> directory = options.data.map(DataDirectory::lock);
        SqliteDatabase database = null;
        GatewayServer server = null;
        Stores stores = null;
        try {
            database = directory.map(found -> SqliteDatabase.open(found.database()))
                    .orElseGet(SqliteDatabase::inMemory);
            RandomGenerator random = new SecureRandom();
            SqliteKeyStore keyStore = new SqliteKeyStore(database);
            KeyRing keys = new KeyRing(keyStore, options.clock, random);
            keys.first(options.user);
            KeyUsage usage = new KeyUsage(keyStore, options.clock, options.logLines);
            server = bind(options, new SqliteSettings(database));
            GatewayServer started = server;
            SqliteDatabase opened = database;
            stores = options.dynamoDb.map(endpoint -> Stores.in(endpoint, options.template, options.clock, random))
                    .orElseGet(() -> Stores.in(opened, options.clock));
            Application application = Application.of(stores.tasks(), stores.categories(),
                    cursorKeys(new SqliteSettings(database), random), options.clock, random, options.logLines);
            StackTemplate stack = template.get();
            server.start(stack, keys, usage, handlerClass -> function(handlerClass, application), options.clock,
                    System::nanoTime);
            server.serve(Docs.PATH, new Docs());
            ControlPlane control = new ControlPlane(keys, usage, stack.usagePlan());
            ControlPlane.PATHS.forEach(path -> started.serve(path, control));
            return new LocalStack(server, keys, usage, options.user,
                    "http://" + server.address().getAddress().getHostAddress() + ":" + server.address().getPort() + "/"
                            + stack.stage(),
                    directory, database, stores);
        } catch (ExecutionException | InterruptedException | RuntimeException e) {
            close(server, null, stores, database, directory);
            throw e instanceof ExecutionException ? cannotStart(e.getCause()) : cannotStart(e);
        }
    }

    private static LocalStackException cannotStart(Throwable cause) {
        return cause instanceof LocalStackException known ? known : new LocalStackException(cause.getMessage(), cause);
    }

    private static GatewayServer bind(Options options, SqliteSettings settings) {
        int remembered = options.port != 0 ? 0 : settings.get(PORT).map(Integer::parseInt).orElse(0);
        LongSupplier nanoTime = System::nanoTime;
        try {
            GatewayServer server = bind(options.port, remembered, nanoTime, options.logLines);
            int port = server.address().getPort();
            if (port != remembered) {
                settings.put(PORT, Integer.toString(port));
            }
            return server;
        } catch (BindException e) {
            throw new LocalStackException("port " + options.port + " of 127.0.0.1 is taken by another program: name"
                    + " another one with --port, or none to have a free one chosen", e);
        } catch (IOException e) {
            throw new LocalStackException("cannot listen on 127.0.0.1: " + e.getMessage(), e);
        }
    }

    private static GatewayServer bind(int wanted, int remembered, LongSupplier nanoTime, Consumer<String> logLines)
            throws IOException {
        if (remembered != 0) {
            try {
                return new GatewayServer(remembered, nanoTime, logLines);
            } catch (BindException _) {
                // Somebody else has it by now.
            }
        }
        return new GatewayServer(wanted, nanoTime, logLines);
    }

    private static CursorKeys cursorKeys(SqliteSettings settings, RandomGenerator random) {
        return () -> List.of(HexFormat.of().parseHex(settings.getOrMake(CURSOR_SECRET, () -> {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            return HexFormat.of().formatHex(secret);
        })));
    }

    /** Makes what Lambda would make of the template's handler. */
    static RequestStreamHandler function(String handlerClass, Application application) {
        try {
            return Class.forName(handlerClass)
                    .asSubclass(RequestStreamHandler.class)
                    .getConstructor(Application.class)
                    .newInstance(application);
        } catch (ReflectiveOperationException e) {
            throw new TemplateException("the handler " + handlerClass + " cannot be made: " + e, e);
        }
    }

    /** The address of the stage, such as {@code http://127.0.0.1:49152/v1}. */
    public String endpoint() {
        return endpoint;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return server.address().getPort();
    }

    /** The value of a key of {@link Options#user} that works: another one when the first was switched off. A secret. */
    public String apiKey() {
        return keys.first(user).value();
    }

    /** Tells when keys have changed, and with them perhaps {@link #apiKey()}. */
    void onKeyChange(Runnable listener) {
        keys.onChange(listener);
    }

    /**
     * Issues another key, valid at once, and gives its value. A secret.
     *
     * @throws IllegalArgumentException when the user id is not {@code [a-z0-9]{1,32}}
     */
    public String issueKey(String userId, ApiKey.Scope scope) {
        return keys.issue(userId, scope).value();
    }

    /** What was asked of this stack, and when. */
    Activity activity() {
        return server.activity();
    }

    /** Serves paths beside the stage. */
    void serve(String path, HttpHandler handler) {
        server.serve(path, handler);
    }

    /** Lets requests in flight finish, then closes the database and gives the directory free. */
    @Override
    public void close() {
        close(server, usage, stores, database, directory);
    }

    private static void close(GatewayServer server, KeyUsage usage, Stores stores, SqliteDatabase database,
            Optional<DataDirectory> directory) {
        DataDirectory locked = directory.orElse(null);
        try (locked; database; stores; usage; server) {
            // Closed from the last to the first, each of them whatever another one throws.
        }
    }
}

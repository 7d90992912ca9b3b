package tasktracker.cli.doctor;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tasktracker.cli.Session;
import tasktracker.cli.aws.AwsTarget;
import tasktracker.cli.client.NetworkSettings;
import tasktracker.cli.config.Connection;
import tasktracker.cli.config.Connector;
import tasktracker.cli.config.KeyCommand;
import tasktracker.cli.config.Paths;
import tasktracker.cli.config.ProfileKey;
import tasktracker.cli.config.Profiles;
import tasktracker.cli.config.Setting;
import tasktracker.cli.config.Settings;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.local.RunningStack;

/** All checks, in the order of the output: this machine first, then the way to the API, then AWS. */
public final class Checks {
    static final String KEY = "key";
    static final String DNS = "dns";
    static final String CONNECT = "connect";
    static final String TLS = "tls";
    static final String API = "api";
    static final String CLOCK = "clock";
    static final String STACK = "stack";
    static final String KEY_EXPIRY = "key-expiry";
    private static final String LOCAL_STACK = "local-stack";
    private static final List<String> WAY = List.of(LOCAL_STACK, KEY, DNS, CONNECT, TLS, API, CLOCK);
    /** A password manager may ask its user something first. */
    private static final Duration KEY_PATIENCE = Duration.ofSeconds(30);
    private static final Duration WIRE_PATIENCE = Duration.ofSeconds(5);

    private final Session session;
    private final List<Check> all = new ArrayList<>();
    private final OnceConnected connected = new OnceConnected(this::connection);
    private Settings settings;
    private Connector connector;

    /**
     * The checks of a command line.
     *
     * @param offline whether nothing is to be called
     */
    public Checks(Session session, boolean offline) {
        this.session = session;
        RuntimeChecks runtime = RuntimeChecks.of(session.installation());
        add("java", runtime::java);
        add("aot-cache", runtime::aotCache);
        ConfigurationChecks configuration = new ConfigurationChecks(session.paths());
        add("config", WithoutHome.or(configuration::config, Verdict.WARN,
                "no profile but local can be kept; TASKTRACKER_ENDPOINT and TASKTRACKER_API_KEY work"));
        add("credentials", WithoutHome.or(configuration::credentials, Verdict.WARN,
                "no keys can be kept; TASKTRACKER_API_KEY works"));
        add("profile", this::profile);
        boolean local = resolve();
        Paths paths = session.paths();
        FolderChecks folders = new FolderChecks(local);
        Verdict serious = local ? Verdict.FAIL : Verdict.WARN;
        add("data", WithoutHome.or(id -> folders.data(id, paths.data()), serious, "the local stack cannot run"));
        add("state", WithoutHome.or(id -> folders.state(id, paths.state()), serious,
                "nothing can be undone, a stopped import cannot go on, and the ends of ids are looked up each time"));
        add("cache", WithoutHome.or(id -> folders.cache(id, paths.cache()), Verdict.WARN,
                "completion knows no tasks and categories"));
        add("completion", new CompletionCheck(session.environment())::look);
        add("proxy", this::proxy);
        add("ca-bundle", this::authorities);
        if (settings == null) {
            skip("not looked at before the configuration is in order");
        } else if (offline) {
            skip("not looked at: --offline");
        } else {
            way();
            aws();
        }
    }

    /** In the order of the output. */
    public List<Check> all() {
        return all;
    }

    /** The key, if it was found. */
    public Optional<String> secret() {
        return connected.secret();
    }

    private void add(String id, Function<String, Diagnosis> look) {
        all.add(Check.of(id, look));
    }

    /** Reads the configuration once, before several threads want it. Whether the local stack is what it leads to. */
    private boolean resolve() {
        try {
            Settings found = session.settings();
            boolean local = found.profile().isLocal() && !found.get(ProfileKey.ENDPOINT).isSet();
            found.all();
            connector = new Connector(found, session.credentials(), this::running, new KeyCommand(KEY_PATIENCE));
            settings = found;
            return local;
        } catch (CliException _) {
            return false; // the check of the profile says it
        }
    }

    private Diagnosis profile(String id) {
        return settings == null
                ? new ConfigurationChecks(session.paths()).unresolved(id, session::settings)
                : ConfigurationChecks.profile(id, settings, connector);
    }

    private Diagnosis proxy(String id) {
        NetworkSettings network = NetworkSettings.of(session.environment());
        Setting endpoint = settings == null ? null : settings.get(ProfileKey.ENDPOINT);
        if (endpoint == null || !endpoint.isSet()) {
            return Diagnosis.pass(id, "nothing goes through a proxy");
        }
        URI target = Profiles.endpoint(endpoint.value(), endpoint.origin());
        Optional<InetSocketAddress> proxy = network.proxyFor(target);
        return Diagnosis.pass(id, proxy.map(place -> target.getHost() + " through " + place.getHostString() + ":"
                + place.getPort()).orElse(target.getHost() + " without a proxy"));
    }

    private Diagnosis authorities(String id) {
        Optional<Map.Entry<Path, Integer>> file = NetworkSettings.authorities(session.environment());
        return Diagnosis.pass(id, file.map(each -> each.getValue() + " more in " + each.getKey())
                .orElse("those of the platform"));
    }

    private void skip(String reason) {
        for (String id : WAY) {
            add(id, each -> Diagnosis.skip(each, reason));
        }
        add(STACK, each -> Diagnosis.skip(each, reason));
        add(KEY_EXPIRY, each -> Diagnosis.skip(each, reason));
    }

    private void way() {
        Duration limit = isKeyCommand() ? KEY_PATIENCE : Check.LONG;
        all.add(new Check(WAY, limit, Verdict.FAIL, report -> {
            if (localStack(report)) {
                new ApiChecks(connected, connector,
                        new Wire(NetworkSettings.of(session.environment()), session.clock(), WIRE_PATIENCE),
                        session.taskClients(), session.telling(), session.clock()).look(report);
            }
        }));
    }

    /** Whether there is an API to look at. A local stack is not started for it. */
    private boolean localStack(Consumer<Diagnosis> report) {
        if (!isLocalStack()) {
            report.accept(Diagnosis.skip(LOCAL_STACK, "profile " + settings.profileName().value()
                    + " works without it"));
            return true;
        }
        Optional<RunningStack> running = session.localStacks().running();
        if (running.isEmpty()) {
            report.accept(new Diagnosis(LOCAL_STACK, Verdict.SKIP,
                    "it does not run; the first command that needs it starts it", "tasktracker local start"));
            return false;
        }
        RunningStack stack = running.get();
        String words = "process " + stack.pid() + " at " + stack.endpoint();
        report.accept(stack.current()
                ? Diagnosis.pass(LOCAL_STACK, words)
                : Diagnosis.warn(LOCAL_STACK, words + " is of another version of tasktracker",
                        "tasktracker local stop"));
        return true;
    }

    private void aws() {
        Setting stack = settings.get(ProfileKey.STACK);
        if (isLocalStack() || !stack.isSet()) {
            String reason = isLocalStack()
                    ? "the local stack looks after its keys itself"
                    : "profile " + settings.profileName().value() + " names no stack";
            add(STACK, each -> Diagnosis.skip(each, reason));
            add(KEY_EXPIRY, each -> Diagnosis.skip(each, reason));
            return;
        }
        AwsTarget target = AwsTarget.of(settings, session.environment());
        String profile = settings.profileName().value();
        all.add(new Check(List.of(STACK), Check.LONG, Verdict.WARN, report -> new AwsChecks(target, stack.value(),
                profile, connected, session.clock()).stack(report)));
        all.add(new Check(List.of(KEY_EXPIRY), isKeyCommand() ? KEY_PATIENCE : Check.LONG, Verdict.WARN,
                report -> new AwsChecks(target, stack.value(), profile, connected, session.clock()).key(report)));
    }

    private boolean isLocalStack() {
        return settings.profile().isLocal() && !settings.get(ProfileKey.ENDPOINT).isSet();
    }

    private boolean isKeyCommand() {
        return settings.get(ProfileKey.KEY_COMMAND).isSet();
    }

    private Connection connection() {
        return connector.open();
    }

    private Connection running() {
        RunningStack stack = session.localStacks().running().orElseThrow(() -> new CliException.Local(
                Failure.of("LOCAL_STACK_NOT_RUNNING", "the local stack does not run")
                        .hint("tasktracker local start")));
        return new Connection(stack.endpoint(), stack.apiKey());
    }
}

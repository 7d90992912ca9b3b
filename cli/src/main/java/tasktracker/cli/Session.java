package tasktracker.cli;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tasktracker.cli.client.Target;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskClients;
import tasktracker.cli.config.Connection;
import tasktracker.cli.config.Connector;
import tasktracker.cli.config.Credentials;
import tasktracker.cli.config.Paths;
import tasktracker.cli.config.Profile;
import tasktracker.cli.config.ProfileKey;
import tasktracker.cli.config.Profiles;
import tasktracker.cli.config.Settings;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.journal.Journal;
import tasktracker.cli.local.AutoStart;
import tasktracker.cli.local.LocalStacks;
import tasktracker.cli.local.StackFiles;
import tasktracker.cli.names.RecentNames;
import tasktracker.cli.names.RememberingClient;
import tasktracker.cli.names.SeenTasks;
import tasktracker.cli.names.TaskNames;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.GlobalOptions;
import tasktracker.cli.output.Out;
import tasktracker.cli.text.Neutral;
import tasktracker.contract.ApiKey;

/** What a command works with, each part made when it is first asked for. One for each command line. */
public final class Session implements AutoCloseable {
    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final List<String> args;
    private final String profile;
    private Profiles profiles;
    private Settings settings;
    private Target target;
    private TaskClient client;
    private TaskClient lookups;
    private RecentNames recentNames;

    /** A session; the options are filled by parsing the command line, before a command runs. */
    public Session(Surroundings surroundings, GlobalOptions options, List<String> args) {
        this(surroundings, options, args, null);
    }

    private Session(Surroundings surroundings, GlobalOptions options, List<String> args, String profile) {
        this.surroundings = surroundings;
        this.args = List.copyOf(args);
        this.options = options;
        this.profile = profile;
    }

    /** The same command line with another profile; close it too. */
    public Session on(String otherProfile) {
        return new Session(surroundings, options, args, otherProfile);
    }

    /** What this command line meets outside of itself, for what runs other command lines. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** Lets something run when the command is interrupted by Ctrl-C or TERM, until it is closed. */
    public Interrupts.Registration atInterrupt(Runnable last) {
        return surroundings.interrupts().atInterrupt(last);
    }

    /** The two output streams. */
    public Out out() {
        return surroundings.out();
    }

    /** What is typed or piped in. */
    public InputStream stdin() {
        return surroundings.stdin();
    }

    /** Now, in the user's zone. */
    public Clock clock() {
        return surroundings.clock();
    }

    /** Questions on a terminal. */
    public Ask ask() {
        return new Ask(out(), stdin(), surroundings.interrupts());
    }

    /** Asks for what must not be shown while it is typed. */
    public Surroundings.SecretPrompt secrets() {
        return surroundings.secrets();
    }

    /** This command line with more options behind those that it has, for a hint. */
    public String again(String more) {
        int end = args.indexOf("--"); // behind it every word is an argument
        int at = end < 0 ? args.size() : end;
        return "tasktracker" + words(args.subList(0, at)) + ' ' + more + words(args.subList(at, args.size()));
    }

    /** This command line, for people. */
    public String line() {
        return "tasktracker" + words(args);
    }

    private static String words(List<String> some) {
        StringBuilder text = new StringBuilder();
        for (String word : some) {
            text.append(' ').append(ShellWord.quoted(word));
        }
        return text.toString();
    }

    /** Whether this command line prints for programs that read JSON. */
    public boolean isJson() {
        return OutputMode.isJson(args);
    }

    /** The commands of this profile that can be taken back. */
    public Journal journal() {
        return new Journal(stateFile("journal"));
    }

    /** The options that every command takes. */
    public GlobalOptions options() {
        return options;
    }

    /** Where the tool keeps its files. */
    public Paths paths() {
        return new Paths(surroundings.environment());
    }

    /** The configured profiles. */
    public Profiles profiles() {
        if (profiles == null) {
            profiles = new Profiles(paths());
        }
        return profiles;
    }

    /** The keys of the profiles. */
    public Credentials credentials() {
        return new Credentials(() -> paths().credentialsFile());
    }

    /** What holds for this command line. */
    public Settings settings() {
        if (settings == null) {
            settings = new Settings(profile == null ? options.profile() : profile, Map.of(), surroundings.environment(),
                    profiles());
        }
        return settings;
    }

    /** What holds for this command line when it also says which AWS to work on. */
    public Settings settings(AwsOptions aws) {
        return new Settings(options.profile(), aws.flags(), surroundings.environment(), profiles());
    }

    /** The folder of the distribution, with the template and the functions to deploy. */
    public Path installation() {
        return surroundings.installation();
    }

    /**
     * Refuses {@code --explain}, for a command that does something else than single calls of the task API.
     *
     * @param instead what it does, such as {@code keys are handled by signed calls to API Gateway}
     * @throws CliException.Usage when it is given
     */
    public void refuseToExplain(String instead) {
        if (options.explain()) {
            throw new CliException.Usage(Failure.of("NOTHING_TO_EXPLAIN",
                    "--explain shows calls of the task API; " + instead));
        }
    }

    /** The value of an environment variable, null when it is not set. */
    public UnaryOperator<String> environment() {
        return surroundings.environment();
    }

    /** Finds endpoint and key. */
    public Connector connector() {
        return new Connector(settings(), credentials(), surroundings.localStack(), surroundings.keyCommand());
    }

    /** The local stack that the profile {@code local} stands for, started when it does not run. */
    public Connection localStack() {
        return surroundings.localStack().connection();
    }

    /** Opens the API with other keys than the profile's. */
    public TaskClients taskClients() {
        return surroundings.clients();
    }

    /** The local stack, found and controlled. */
    public LocalStacks localStacks() {
        return new LocalStacks(() -> StackFiles.of(surroundings.installation(), paths()), out()::notice);
    }

    /** The user id for whoever is logged in. */
    public String login() {
        return AutoStart.user(surroundings.environment());
    }

    /** The file, in the state directory, that keeps something for the profile in force. */
    public Path stateFile(String kind) {
        return paths().state().resolve(kind).resolve(settings().profileName().value());
    }

    /**
     * The API, for the calls that are the command's work: with {@code --explain} they are printed and not sent.
     *
     * @throws CliException.Denied when there is no key, or it is mistyped
     */
    public TaskClient client() {
        if (!options.explain()) {
            return lookups();
        }
        if (client == null) {
            client = surroundings.clients().open(target(), telling());
        }
        return client;
    }

    /** The API, for the calls that only find out what the command means; always sent. */
    public TaskClient lookups() {
        if (lookups == null) {
            lookups = new RememberingClient(surroundings.clients().open(target(), telling().sending()), recentNames());
        }
        return lookups;
    }

    /** Reads and writes dates in the user's zone. */
    public Dates dates() {
        return new Dates(clock());
    }

    /** The ids that this profile saw last. */
    public SeenTasks seenTasks() {
        return new SeenTasks(() -> stateFile("seen"), out()::notice);
    }

    /** The tasks and categories that this profile met within a day. */
    public RecentNames recentNames() {
        if (recentNames == null) {
            recentNames = recentNames(() -> settings().profileName().value());
        }
        return recentNames;
    }

    /** The same of another profile, which need not exist. */
    public RecentNames recentNames(Supplier<String> profileName) {
        return new RecentNames(() -> paths().cache().resolve("names").resolve(profileName.get()), clock());
    }

    /** Finds the tasks that are named. */
    public TaskNames taskNames() {
        return new TaskNames(this::lookups, seenTasks(), recentNames(), out()::notice);
    }

    /** What tells the tasks that this command line works on from all others: profile or endpoint, and user. */
    public String audience() {
        String endpoint = settings().get(ProfileKey.ENDPOINT).value();
        String user = target().apiKey().flatMap(ApiKey::parse).map(ApiKey::userId).orElse("");
        return (endpoint == null ? settings().profileName().value() : endpoint) + " " + user;
    }

    /** Says that this command changes something: it goes on when nobody reads its output any more. */
    public void changesSomething() {
        out().stdout().outliveReader();
    }

    @Override
    public void close() {
        if (recentNames != null) {
            recentNames.save();
        }
        if (lookups != null) {
            lookups.close();
        }
        if (client != null) {
            client.close();
        }
    }

    /**
     * The API in force with its key, which is shaped as keys are.
     *
     * @throws CliException.Denied when there is no key, or it is mistyped
     */
    public Target target() {
        if (target == null) {
            Connector connector = connector();
            Connection connection = connector.open();
            if (ApiKey.parse(connection.apiKey()).isEmpty()) {
                throw mistyped(connector.keyOrigin());
            }
            if (Profiles.isInTheClear(connection.endpoint())) {
                warnOfPlainHttp(connection.endpoint());
            }
            target = new Target(connection.endpoint(), Optional.of(connection.apiKey()));
        }
        return target;
    }

    /** A profile was refused such an endpoint, or told that it may have it; a variable is set without a question. */
    private void warnOfPlainHttp(URI endpoint) {
        String origin = settings().get(ProfileKey.ENDPOINT).origin();
        if (origin.equals(ProfileKey.ENDPOINT.variable())) {
            out().notice("warning: " + origin + " is plain http, so others can read the API key on its way to "
                    + endpoint.getHost());
        }
    }

    private CliException mistyped(String origin) {
        Profile profile = settings().profile();
        String wayOut = origin.equals(Connector.KEY_VARIABLE)
                ? "unset " + origin
                : profile.isLocal() ? "tasktracker local status"
                        : "tasktracker profile add " + profile.name()
                                + " --key-stdin";
        return new CliException.Denied(Failure.of("MISTYPED_API_KEY",
                "the API key (" + origin + ") is mistyped or cut: its check characters do not fit").hint(wayOut));
    }

    /** What clients say beside their answers, as the options want it. */
    public TaskClients.Telling telling() {
        Consumer<String> debug = !options.debug() ? null : line -> {
            out().stderr().println(Neutral.lines(line));
            out().stderr().flush();
        };
        Consumer<String> explain = !options.explain() ? null : line -> {
            // In a pipe it is to be run, with the titles as they are.
            out().stdout().println(out().stdout().isTerminal() ? Neutral.lines(line) : line);
            out().stdout().flush();
        };
        return new TaskClients.Telling(out()::notice, debug, explain);
    }
}

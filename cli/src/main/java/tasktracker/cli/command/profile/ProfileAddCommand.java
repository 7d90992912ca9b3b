package tasktracker.cli.command.profile;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.config.Profile;
import tasktracker.cli.config.Profiles;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.TextArgument;
import tasktracker.cli.output.Printer;
import tasktracker.contract.ApiKey;

@Command(description = "The key is asked for, or comes from stdin, a file or a command; never from an argument, which"
        + " other users of the machine could read.",
        footer = {
            "  tasktracker profile add prod --endpoint https://ID.execute-api.REGION.amazonaws.com/prod",
            "  tasktracker profile add prod --key-stdin < key.txt",
            "  tasktracker profile add prod --key-command \"pass show tasktracker/prod\"" })
final class ProfileAddCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Letters, digits, _, - and . only.")
    private String name;

    @Option(names = "--endpoint", paramLabel = "URL", description = "The base URL of the API with its stage.")
    private String endpoint;

    @Option(names = "--allow-http",
            description = "Take a plain http URL of another machine, though the key can be read on its way there.")
    private boolean allowHttp;

    @Option(names = "--region", paramLabel = "REGION", description = "The AWS region of the stack.")
    private String region;

    @Option(names = "--stack", paramLabel = "NAME", description = "The name of the CloudFormation stack.")
    private String stack;

    @Option(names = "--aws-profile", paramLabel = "NAME", description = "The AWS profile that administers the stack.")
    private String awsProfile;

    @Option(names = "--protected", negatable = true,
            description = "Ask for the profile's name before anything is destroyed.")
    private Boolean isProtected;

    @Option(names = "--key-stdin", description = "Read the API key from stdin.")
    private boolean keyStdin;

    @Option(names = "--key-file", paramLabel = "FILE", description = "Read the API key from a file.")
    private Path keyFile;

    @Option(names = "--key-command", paramLabel = "COMMAND", description = "Run this whenever the API key is needed.")
    private String keyCommand;

    @Option(names = "--use", description = "Make it the current profile.")
    private boolean use;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ProfileAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Printer<ProfileRow> printer = output.printer(session.out(), ProfileRow.columns());
        Optional<Profile> before = session.profiles().find(name);
        Profile profile = merged(before.orElse(Profile.named(name)));
        if (profile.endpoint() == null && !profile.isLocal()) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS", "--endpoint is missing")
                    .hint("tasktracker profile add --help"));
        }
        if (endpoint != null && !allowHttp) {
            refuseInTheClear(Profiles.endpoint(endpoint, "--endpoint"));
        }
        if (keyCommand != null && (keyStdin || keyFile != null)) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                    "--key-command and a key of its own exclude each other: the profile would never run it")
                    .hint("tasktracker profile add --help"));
        }
        Optional<String> key = key(profile);
        session.profiles().save(profile);
        key.ifPresent(value -> session.credentials().store(name, value));
        boolean replaced = keyCommand != null && session.credentials().key(name).isPresent();
        if (replaced) {
            session.credentials().remove(name);
        }
        if (use) {
            session.profiles().use(name);
        }
        boolean current = session.profiles().current().equals(name);
        printer.single(new ProfileRow(profile, current));
        if (key.isEmpty() && !hasKey(profile)) {
            session.out().notice("profile " + name + " has no API key yet: tasktracker profile add " + name
                    + " --key-stdin < key.txt");
        }
        if (replaced) {
            session.out().notice("the key that was stored for profile " + name
                    + " is removed; it comes from --key-command now");
        }
        if (!current) {
            session.out().notice("to use it: tasktracker profile use " + name);
        }
        return ExitCode.OK;
    }

    private void refuseInTheClear(URI url) {
        if (Profiles.isInTheClear(url)) {
            throw new CliException.Usage(Failure.of("ENDPOINT_IN_THE_CLEAR", "the API key would go to " + url.getHost()
                    + " over plain http, where others can read it; --allow-http takes it all the same")
                    .hint("tasktracker profile add " + name + " --endpoint https"
                            + endpoint.substring("http".length())));
        }
    }

    private boolean hasKey(Profile profile) {
        return profile.isLocal() || profile.keyCommand() != null || session.credentials().key(name).isPresent();
    }

    private Profile merged(Profile old) {
        return new Profile(name, or(endpoint, old.endpoint()), or(region, old.region()), or(stack, old.stack()),
                or(awsProfile, old.awsProfile()), isProtected == null ? old.isProtected() : isProtected,
                or(keyCommand, old.keyCommand()));
    }

    /** A profile is no use without a key, so it is asked for; one that has a key keeps it. */
    private Optional<String> key(Profile profile) {
        if (keyStdin) {
            return Optional.of(checked(TextArgument.read(session, "-"), "stdin"));
        }
        if (keyFile != null) {
            return Optional.of(checked(content(), keyFile.toString()));
        }
        if (!session.ask().isPossible() || hasKey(profile)) {
            return Optional.empty();
        }
        String typed = session.secrets().ask("API key (not shown; empty for none): ");
        return typed == null || typed.isBlank() ? Optional.empty() : Optional.of(checked(typed, "what was typed"));
    }

    private String content() {
        try {
            return Files.readString(keyFile, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("FILE_UNREADABLE", keyFile + " cannot be read"), e);
        }
    }

    private static String checked(String text, String source) {
        return ApiKey.parse(text.strip()).orElseThrow(() -> new CliException.Denied(Failure.of("MISTYPED_API_KEY",
                "the API key (" + source + ") is mistyped or cut: its check characters do not fit"))).value();
    }

    private static String or(String given, String old) {
        return given == null ? old : given;
    }
}

package tasktracker.cli.command.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.FreshKey;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.config.Profile;
import tasktracker.cli.config.Profiles;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.FileToWrite;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.ClosedPipe;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Printer;

/** Where the secret of a new key goes: once to stdout, or else into a profile or a file of mode 0600. */
public final class SecretOptions {
    @Option(names = "--save-profile", paramLabel = "NAME",
            description = "Keep the secret as the key of this profile instead of printing it.")
    private String profile;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Write the secret to this file, for its owner alone, instead of printing it.")
    private Path file;

    @Option(names = "--no-wait", description = "Do not wait until the new key works.")
    private boolean noWait;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    boolean waiting() {
        return !noWait;
    }

    /**
     * How the secret is handed out; everything that can be refused is refused here, before there is a secret.
     *
     * @throws CliException.Usage when the options cannot be fulfilled
     */
    FreshKey.Delivery delivery(Session session, KeyWork work) {
        Format format = output.format(session.out());
        KeyColumns columns = new KeyColumns(session);
        if (profile == null && file == null) {
            return toStdout(session, format, columns);
        }
        Printer<IssuedKey> printer = output.printer(session.out(), columns.columns());
        Optional<Profile> saved = Optional.ofNullable(profile).map(name -> target(session, work, name));
        if (file != null) {
            FileToWrite.require("--out " + file, file, null);
        }
        return fresh -> {
            // The secret does not go to stdout, so a reader of that who has gone is no reason to stop half way.
            session.changesSomething();
            if (file != null) {
                write(fresh.secret().value());
            }
            saved.ifPresent(kept -> {
                session.profiles().save(kept);
                session.credentials().store(kept.name(), fresh.secret().value());
                session.out().notice("the profile " + kept.name() + " has the new key");
            });
            printer.single(fresh.key());
        };
    }

    private FreshKey.Delivery toStdout(Session session, Format format, KeyColumns columns) {
        return switch (format) {
            case ID -> throw new CliException.Usage(Failure.of("SECRET_WOULD_BE_LOST",
                    "-o id prints no secret, and it can be had only now").hint(session.again("--out FILE")));
            case TABLE, TSV -> {
                output.printer(session.out(), columns.columns());
                yield fresh -> {
                    session.out().notice("key " + fresh.key().id() + " (" + fresh.key().callName() + ", "
                            + fresh.key().scopeWord() + "); the secret is shown this once:");
                    hand(session, fresh, () -> session.out().stdout().println(fresh.secret().value()));
                };
            }
            case JSON, NDJSON, CSV -> {
                Printer<FreshKey> printer = output.printer(session.out(), withSecret(columns));
                yield fresh -> hand(session, fresh, () -> printer.single(fresh));
            }
        };
    }

    /** The mark "unfinished" stays on a key that nobody read, so the same command hands that one out. */
    private static void hand(Session session, FreshKey fresh, Runnable printing) {
        try {
            printing.run();
            session.out().stdout().flush();
        } catch (ClosedPipe e) {
            throw new CliException.Local(Failure.of("SECRET_NOT_DELIVERED",
                    "nobody read the secret of the new key " + fresh.key().id() + " (" + fresh.key().callName() + ")")
                    .hint(session.line() + " (goes on with this key), or tasktracker keys revoke "
                            + fresh.key().id()),
                    e);
        }
    }

    private static Columns<FreshKey> withSecret(KeyColumns columns) {
        List<Column<FreshKey>> all = new ArrayList<>();
        for (Column<IssuedKey> column : columns.all()) {
            all.add(Column.of(column.name(), fresh -> column.value().apply(fresh.key())));
        }
        all.add(Column.of("key", fresh -> fresh.secret().value()));
        return new Columns<>(fresh -> fresh.key().id(), all, all);
    }

    private static Profile target(Session session, KeyWork work, String name) {
        if (name.equals(Profile.LOCAL)) {
            throw new CliException.Usage(Failure.of("PROFILE_BUILT_IN",
                    "the profile local finds the key of the local stack by itself"));
        }
        Profile wanted = work.profile(name);
        Optional<Profile> before = session.profiles().find(name);
        if (before.isEmpty() || before.get().endpoint() == null) {
            return wanted;
        }
        if (!Profiles.endpoint(before.get().endpoint(), "endpoint").equals(work.endpoint())) {
            throw new CliException.Usage(Failure.of("PROFILE_OF_OTHER_STACK", "the profile " + name + " is of "
                    + before.get().endpoint() + ", not of " + work.endpoint())
                    .hint("name another profile; it is made when there is none"));
        }
        return before.get();
    }

    private void write(String secret) {
        try {
            AtomicFile.write(file, AtomicFile.Mode.PRIVATE, (secret + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new CliException.Local(
                    Failure.of("FILE_NOT_WRITTEN", file + " cannot be written: " + IoReason.of(e)), e);
        }
    }
}
